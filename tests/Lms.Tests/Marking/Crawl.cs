using System.Net;
using System.Text.RegularExpressions;
using Lms.Tests.Architecture;
using Lms.Tests.Support;

namespace Lms.Tests.Marking;

/// <summary>Everything that one person can get at: each answer whole, with its headers, as they could read it.</summary>
internal sealed partial class Crawl(Visitor visitor)
{
    private readonly Dictionary<string, string> seen = [];

    /// <summary>Address and answer.</summary>
    public IReadOnlyDictionary<string, string> Seen => seen;

    /// <summary>Ids that stood in the pages.</summary>
    public IEnumerable<string> Ids => seen.Values.SelectMany(answer => Id().Matches(answer)).Select(match => match.Value).Distinct();

    /// <summary>Follows every link from here on, page after page.</summary>
    public async Task Follow(params string[] from)
    {
        var waiting = new Queue<string>(from);
        while (waiting.TryDequeue(out var path))
        {
            if (await Ask(path) is not { } page)
            {
                continue;
            }

            var links = page.Document.QuerySelectorAll("a[href], link[rel=next], link[rel=prev], form[method=get]")
                .Select(link => (link.GetAttribute("href") ?? link.GetAttribute("action") ?? "").Split('#')[0]);
            foreach (var link in links.Where(link => link.StartsWith('/') && !link.StartsWith("/lib", StringComparison.Ordinal) && !seen.ContainsKey(link)))
            {
                waiting.Enqueue(link);
            }
        }
    }

    /// <summary>Every GET of the site with every one of these ids, whether a page led there or not.</summary>
    public async Task TryEverywhere(IReadOnlyCollection<string> ids, IReadOnlyCollection<int> maskNumbers)
    {
        foreach (var template in RouteTable.Routes.Where(route => route.Method == "GET").Select(route => route.Template).Distinct())
        {
            foreach (var id in template.Contains(":guid", StringComparison.Ordinal) ? ids : [""])
            {
                foreach (var number in template.Contains("maskNumber", StringComparison.Ordinal) ? maskNumbers : [1])
                {
                    await Ask(Parameter().Replace(template, match => match.Value switch
                    {
                        "{centre}" => "song-van",
                        "{slug}" => "cham-bai",
                        var one when one.Contains(":guid", StringComparison.Ordinal) => id,
                        _ => $"{number}",
                    }));
                }
            }
        }
    }

    public async Task Keep(string path, HttpResponseMessage answer) => seen[path] = await Whole(answer);

    private async Task<Page?> Ask(string path)
    {
        if (seen.ContainsKey(path))
        {
            return null;
        }

        var answer = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, path));
        await Keep(path, answer);
        return answer.Content.Headers.ContentType?.MediaType == "text/html" ? await Page.Read(answer) : null;
    }

    /// <summary>Of a picture or a film only the headers: its bytes are no words.</summary>
    private static async Task<string> Whole(HttpResponseMessage answer)
    {
        var words = answer.Content.Headers.ContentType?.MediaType is null or "text/html" or "text/plain" or "application/json" or "application/problem+json"
            ? WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())
            : "";
        return $"{(int)answer.StatusCode}\n{answer.Headers}\n{answer.Content.Headers}\n{words}";
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
