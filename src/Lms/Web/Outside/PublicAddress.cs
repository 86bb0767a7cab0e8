using System.Net;
using System.Net.Sockets;

namespace Lms.Web.Outside;

/// <summary>
/// Which addresses lie on the open internet. Everything that reaches this machine, its network or nobody in particular is
/// refused: the ranges set apart by RFC 6890 and its successors, and IPv6 addresses that carry such an IPv4 one.
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Reserved =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(range => IPNetwork.Parse(range)),
    ];

    // Of IPv6 only what is given out as global unicast; of that, tunnels and ranges for examples are not.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork[] Special = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(range => IPNetwork.Parse(range))];

    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Array.Exists(Reserved, range => range.Contains(address));
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        return address.IsIPv4MappedToIPv6 ? Is(address.MapToIPv4())
            : Translated.Contains(address) ? Is(new IPAddress(address.GetAddressBytes().AsSpan(12)))
            : address.ScopeId == 0 && Global.Contains(address) && !Array.Exists(Special, range => range.Contains(address));
    }
}
