using System.Net;
using Lms.Tests.Support;

namespace Lms.Tests.Hosting;

/// <summary>What the program answers before anybody is signed in, directly and behind a proxy.</summary>
public sealed class ReachTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    private readonly int port = AppProcess.FreePort();

    [Fact]
    public async Task Behind_a_proxy_plain_http_is_refused_but_for_the_health_questions()
    {
        await using var app = await Start("--behind-proxy", "127.0.0.1");

        Assert.Equal(HttpStatusCode.BadRequest, (await Get("/")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get("/", "http")).Status);
        Assert.NotEqual(HttpStatusCode.BadRequest, (await Get("/", "https")).Status);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await Get("/healthz"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await Get("/readyz"));
    }

    [Fact]
    public async Task The_word_of_a_stranger_about_https_counts_for_nothing()
    {
        await using var app = await Start("--behind-proxy", "10.0.0.0/8");

        Assert.Equal(HttpStatusCode.BadRequest, (await Get("/", "https")).Status);
    }

    [Fact]
    public async Task Without_its_file_store_it_is_alive_but_not_ready()
    {
        await using var app = await Start();
        Directory.Delete(folder["data/files"], recursive: true);
        await File.WriteAllTextAsync(folder["data/files"], "", TestContext.Current.CancellationToken);

        var answers = (Alive: await Get("/healthz"), Ready: await Get("/readyz"));
        File.Delete(folder["data/files"]);

        Assert.Equal((HttpStatusCode.OK, "Healthy"), answers.Alive);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), answers.Ready);
    }

    private async Task<AppProcess> Start(params string[] args)
    {
        var environment = new Dictionary<string, string>
        {
            ["LMS_DATA"] = folder["data"],
            ["ConnectionStrings__Lms"] = await Servers.NewDatabase(),
        };
        var app = AppProcess.Start(environment, ["run", "--urls", $"http://127.0.0.1:{port}", .. args]);
        await app.Answers(port);
        return app;
    }

    private async Task<(HttpStatusCode Status, string Body)> Get(string path, string? forwarded = null)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-Proto", forwarded);
        }

        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
