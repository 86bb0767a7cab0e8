using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Lms.Hosting;

/// <summary>Where Lms listens. Plain http stays on this machine; everybody else comes over https.</summary>
public sealed class Listen
{
    private const string Default = "http://127.0.0.1:5080";

    /// <summary>
    /// Whoever takes nothing for a minute is cut off. By Kestrel's own five seconds a line of 2 Mbit/s is cut in the middle of a long file:
    /// what lies ready for it in the system's buffers takes longer.
    /// </summary>
    private static readonly MinDataRate SlowestLine = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromMinutes(1));

    private readonly IConfiguration configuration;
    private readonly Proxy proxy;

    private Listen(IConfiguration configuration)
    {
        this.configuration = configuration;
        proxy = Proxy.From(configuration);
        Endpoints = [.. Endpoint.All(configuration, Default)];
    }

    /// <summary>True when browsers come over https: cookies are then `__Host-` and Secure, otherwise plain.</summary>
    public bool Secure => proxy.IsNamed || Endpoints.Any(endpoint => endpoint.IsHttps);

    internal IReadOnlyList<Endpoint> Endpoints { get; }

    public static Listen From(IConfiguration configuration) => new(configuration);

    /// <summary>Refuses what cannot work, before anything else is started.</summary>
    public Listen Check()
    {
        foreach (var endpoint in Endpoints)
        {
            RefusePlain(endpoint);
            Certificates.Check(configuration, endpoint);
            endpoint.RefuseTaken();
        }

        return this;
    }

    public void AddTo(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(this);
        builder.Services.Configure<ForwardedHeadersOptions>(proxy.Trust);
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MinResponseDataRate = SlowestLine);
        if (Endpoints is [{ Url: Default }])
        {
            builder.WebHost.UseUrls(Default);
        }
    }

    /// <summary>First in the pipeline: what follows sees the visitor's own address and scheme.</summary>
    public void Use(WebApplication app)
    {
        if (proxy.IsNamed)
        {
            app.UseForwardedHeaders();
            app.Use(proxy.RefusePlain);
        }

        if (Secure)
        {
            app.UseHsts();
        }
    }

    private void RefusePlain(Endpoint endpoint)
    {
        if (!endpoint.IsHttps && !endpoint.IsLocal && !proxy.IsNamed)
        {
            throw new StartRefusedException(
                $"{endpoint.Url} is plain http and can be reached from other machines; offline exams and passkeys work "
                + "over https only. Either give a certificate (Kestrel__Certificates__Default__Path and …__KeyPath, "
                + "with --urls https://*:443), or put an https proxy in front and name its address "
                + "(--behind-proxy ADDRESS).");
        }
    }
}
