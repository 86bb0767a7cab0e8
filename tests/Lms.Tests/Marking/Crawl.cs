using System.IO.Compression;
using System.Net;
using System.Text;
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

    /// <summary>As it could be read: what HTML, JSON, a header or an address writes in signs of its own is turned back into letters.</summary>
    public static string Plain(string text) => Uri.UnescapeDataString(WebUtility.HtmlDecode(
        Escaped().Replace(text, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString())));

    private static async Task<string> Whole(HttpResponseMessage answer) =>
        Plain($"{(int)answer.StatusCode}\n{answer.Headers}\n{answer.Content.Headers}\n{await Words(answer)}");

    /// <summary>Of a picture or a document what a program for such things would show beside it: its parts, and any letters in its bytes.</summary>
    private static async Task<string> Words(HttpResponseMessage answer)
    {
        switch (answer.Content.Headers.ContentType?.MediaType)
        {
            case null or "text/html" or "text/plain" or "text/csv" or "application/json" or "application/problem+json":
                return await answer.Content.ReadAsStringAsync();
            case "image/jpeg":
                return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
            case var type when type.StartsWith("application/vnd.openxmlformats", StringComparison.Ordinal) || type == "application/octet-stream":
                return Parts(await answer.Content.ReadAsByteArrayAsync());
            default:
                return "";
        }
    }

    private static string Parts(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Join('\n', zip.Entries.Select(entry =>
        {
            using var part = new StreamReader(entry.Open());
            return $"{entry.FullName} {entry.LastWriteTime:O} {part.ReadToEnd()}";
        }));
    }

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
