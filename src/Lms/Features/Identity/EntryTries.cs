using System.Net;
using System.Net.Sockets;
using Lms.Data;

namespace Lms.Features.Identity;

/// <summary>
/// Holds up whoever tries entry codes by the hundred; never a room that mistypes behind one address. The code's 39 bits do the rest:
/// docs/decisions/codes-open-one-sitting.md reckons it up.
/// </summary>
public sealed class EntryTries(CodeTries tries)
{
    private const int MostInAMinute = 300;
    private const int BytesOfANetwork = 8;

    public Task<bool> AreUp(IPAddress? from, CancellationToken stop) => tries.AreUp(Of(from), MostInAMinute, stop);

    public Task Wrong(IPAddress? from, CancellationToken stop) => tries.Wrong(Of(from), stop);

    /// <summary>Of the newer kind of address everybody has a network full: it counts as one.</summary>
    private static string Of(IPAddress? from)
    {
        if (from is null or { IsIPv4MappedToIPv6: true } or { AddressFamily: AddressFamily.InterNetwork })
        {
            return $"{from?.MapToIPv4()}";
        }

        var network = from.GetAddressBytes();
        Array.Clear(network, BytesOfANetwork, network.Length - BytesOfANetwork);
        return $"{new IPAddress(network)}";
    }
}
