using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Lms.Tests.Support;

namespace Lms.Tests.Discussions;

/// <summary>A session's transcript as one reader gets it, in each of its forms.</summary>
internal static class Transcripts
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static void Tells(IReadOnlyList<string> files, string[] told, string[] untold)
    {
        foreach (var file in files)
        {
            Assert.All(told, words => Assert.Contains(words, file, StringComparison.Ordinal));
            Assert.All(untold, words => Assert.DoesNotContain(words, file, StringComparison.Ordinal));
        }
    }

    /// <summary>The page, the paper's words and the table, as one reader gets them.</summary>
    public static async Task<IReadOnlyList<string>> Transcript(this LmsApp app, string code, string room)
    {
        var visitor = await app.As(code);
        var page = await visitor.Get($"{room}/transcript");
        using var paper = new ZipArchive(new MemoryStream(await Bytes(visitor, $"{room}/transcript/papers")));
        await using var document = paper.GetEntry("word/document.xml")!.Open();
        var words = (await XDocument.LoadAsync(document, LoadOptions.None, Stop)).Descendants()
            .Where(element => element.Name.LocalName == "p")
            .Select(paragraph => string.Concat(paragraph.Descendants().Where(element => element.Name.LocalName == "t").Select(text => text.Value)));
        return [page.Text, string.Join('\n', words), Encoding.UTF8.GetString(await Bytes(visitor, $"{room}/transcript/exports?format=Csv"))];
    }

    private static async Task<byte[]> Bytes(Visitor visitor, string path)
    {
        var answer = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, path));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return await answer.Content.ReadAsByteArrayAsync(Stop);
    }
}
