using System.Net;
using AngleSharp.Html.Parser;
using Lms.Hosting;

namespace Lms.Bench;

/// <summary>Signs people in through the real form and keeps their cookies.</summary>
public static class SignedIn
{
    public static async Task<string[]> All(string url, IReadOnlyList<(string Code, string Name)> people, CancellationToken stop)
    {
        var cookies = new string[people.Count];
        await Parallel.ForAsync(0, people.Count, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stop }, async (index, inner) =>
            cookies[index] = await One(new Uri(url), people[index].Code, inner));
        return cookies;
    }

    private static async Task<string> One(Uri url, string code, CancellationToken stop)
    {
        var jar = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = jar, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = url, Timeout = Timeout.InfiniteTimeSpan };
        var form = new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative), stop));
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            ["Login"] = code,
            ["Password"] = Roll.Password,
        });
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), fields, stop);
        return answer.StatusCode == HttpStatusCode.Found
            ? jar.GetCookieHeader(url)
            : throw new StartRefusedException($"{code} could not sign in: {(int)answer.StatusCode}.");
    }
}
