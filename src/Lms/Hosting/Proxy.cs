using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Lms.Hosting;

/// <summary>The https proxy in front, whose word about visitors is believed.</summary>
internal sealed class Proxy
{
    private readonly List<IPNetwork> networks;
    private int warned;

    private Proxy(List<IPNetwork> networks) => this.networks = networks;

    public bool IsNamed => networks.Count > 0;

    /// <summary>`--behind-proxy` or `Lms__BehindProxy`: addresses or networks, separated by commas.</summary>
    public static Proxy From(IConfiguration configuration) => new(
        (configuration["behind-proxy"] ?? configuration["Lms:BehindProxy"] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Parse)
            .ToList());

    public void Trust(ForwardedHeadersOptions options)
    {
        if (!IsNamed)
        {
            return;
        }

        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        networks.ForEach(options.KnownIPNetworks.Add);
    }

    /// <summary>A sign-in over plain http would only seem to work: the browser keeps no Secure cookie.</summary>
    public Task RefusePlain(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsHttps || Health.IsAsked(context.Request.Path))
        {
            return next(context);
        }

        Warn(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private void Warn(HttpContext context)
    {
        if (Interlocked.Exchange(ref warned, 1) == 0)
        {
            context.RequestServices.GetRequiredService<ILogger<Proxy>>().LogWarning(
                "Plain http from {Address} was refused. If that is the proxy, it must send X-Forwarded-Proto, "
                + "and --behind-proxy must name its address.",
                context.Connection.RemoteIpAddress);
        }
    }

    private static IPNetwork Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new StartRefusedException(
                $"--behind-proxy names the proxy's address or network, such as 127.0.0.1 or 10.0.0.0/8, not '{text}'.");
    }
}
