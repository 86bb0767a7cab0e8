using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Parser;
using Lms.Hosting;

namespace Lms.Bench.Marking;

/// <summary>Somebody signed in who opens pages and presses the buttons on them, and looks at the clock.</summary>
public sealed class Clerk : IDisposable
{
    private readonly HttpClient client;

    public Clerk(string url, string cookie)
    {
        client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
    }

    public async Task<(string Html, double Milliseconds)> Open(string path, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), stop);
        var html = await answer.Content.ReadAsStringAsync(stop);
        var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.OK ? (html, took) : throw new StartRefusedException($"{path}: {(int)answer.StatusCode}.");
    }

    /// <summary>Sends a form of a page as it stands there.</summary>
    /// <returns>Milliseconds from the press to the answer.</returns>
    public async Task<double> Press(string page, string action, CancellationToken stop)
    {
        using var document = new HtmlParser().ParseDocument((await Open(page, stop)).Html);
        var form = document.QuerySelector($"form[action='{action}']") ?? throw new StartRefusedException($"{page} has no form for {action}.");
        using var fields = new FormUrlEncodedContent(form.QuerySelectorAll("input[name][type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? "")));
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = fields };
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        var begun = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request, stop);
        return answer.StatusCode == HttpStatusCode.Found
            ? Stopwatch.GetElapsedTime(begun).TotalMilliseconds
            : throw new StartRefusedException($"{action}: {(int)answer.StatusCode}.");
    }

    public void Dispose() => client.Dispose();
}
