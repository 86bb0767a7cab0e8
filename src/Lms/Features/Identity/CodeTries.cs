using System.Net;
using System.Net.Sockets;
using Lms.Data;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Identity;

/// <summary>
/// Holds up whoever tries codes by the hundred, on all nodes together; never a room that mistypes behind one address. The code's
/// 39 bits do the rest: docs/decisions/codes-open-one-sitting.md reckons it up.
/// </summary>
public sealed class CodeTries(LmsDbContext db, TimeProvider clock)
{
    private const int MostInAMinute = 300;
    private const int BytesOfANetwork = 8;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public Task<bool> AreUp(IPAddress? from, CancellationToken stop)
    {
        var (address, since) = (Of(from), clock.GetUtcNow() - Window);
        return db.CodeTries.AnyAsync(tries => tries.Address == address && tries.Since > since && tries.Wrong >= MostInAMinute, stop);
    }

    /// <summary>Counts one, and forgets the addresses of whom nobody has to know any more.</summary>
    public async Task Wrong(IPAddress? from, CancellationToken stop)
    {
        var (address, now) = (Of(from), clock.GetUtcNow());
        var since = now - Window;
        await db.Database.ExecuteSqlAsync($"""
            with old as (
                delete from code_tries where address in (
                    select address from code_tries where since <= {since} and address <> {address} for update skip locked))
            insert into code_tries (address, since, wrong) values ({address}, {now}, 1)
            on conflict (address) do update set
                since = case when code_tries.since <= {since} then excluded.since else code_tries.since end,
                wrong = case when code_tries.since <= {since} then 1 else code_tries.wrong + 1 end
            """, stop);
    }

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
