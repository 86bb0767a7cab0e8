using System.Net;
using System.Net.Sockets;

namespace Lms.Hosting;

/// <summary>One address to listen on, as the settings have it.</summary>
internal sealed class Endpoint
{
    private readonly BindingAddress address;

    private Endpoint(string url, IConfigurationSection? section = null)
    {
        Url = url;
        Section = section;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException failure)
        {
            throw new StartRefusedException(
                $"'{url}' is no address to listen on; write it like http://127.0.0.1:5080.", failure);
        }
    }

    public string Url { get; }

    /// <summary>Its own section below `Kestrel:Endpoints`, which may name a certificate.</summary>
    public IConfigurationSection? Section { get; }

    public bool IsHttps => address.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase);

    public bool IsLocal => address.IsUnixPipe || IsLocalhost || (Ip is { } ip && IPAddress.IsLoopback(ip));

    /// <summary>How this machine itself reaches the endpoint.</summary>
    public Uri FromHere =>
        new($"{address.Scheme}://{(Ip is { } ip && IsLocal ? Bracketed(ip) : "127.0.0.1")}:{address.Port}");

    private bool IsLocalhost => address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    private IPAddress? Ip => IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : null;

    /// <summary>In the order in which Kestrel prefers them.</summary>
    public static List<Endpoint> All(IConfiguration configuration, string byDefault)
    {
        var named = configuration.GetSection("Kestrel:Endpoints").GetChildren().ToList();
        return named.Count > 0
            ? named.ConvertAll(section => new Endpoint(section["Url"] ?? "", section))
            : [.. Urls(configuration).DefaultIfEmpty(byDefault).Select(url => new Endpoint(url))];
    }

    public static IEnumerable<string> Urls(IConfiguration configuration)
    {
        var urls = Split(configuration["urls"]);
        var http = Split(configuration["http_ports"]).Select(port => $"http://*:{port}");
        var https = Split(configuration["https_ports"]).Select(port => $"https://*:{port}");
        return urls.Length > 0 ? urls : http.Concat(https);
    }

    public void RefuseTaken()
    {
        if (address.IsUnixPipe || address.Port == 0)
        {
            return;
        }

        try
        {
            using var probe = new TcpListener(Ip ?? (IsLocalhost ? IPAddress.Loopback : IPAddress.Any), address.Port);
            probe.Start();
        }
        catch (SocketException failure)
        {
            throw new StartRefusedException(Reason(failure), failure);
        }
    }

    private string Reason(SocketException failure) => failure.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse =>
            $"Port {address.Port} is taken by another program: stop it, "
            + "or choose another address with --urls http://127.0.0.1:PORT.",
        SocketError.AccessDenied =>
            $"This user may not listen on port {address.Port}: choose one above 1023 with --urls.",
        _ => $"Cannot listen on {Url} ({failure.Message}): choose another address with --urls.",
    };

    private static string Bracketed(IPAddress ip) =>
        ip.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{ip}]" : $"{ip}";

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
