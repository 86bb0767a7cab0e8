using System.Diagnostics;
using System.Text;
using Lms.Domain;
using Lms.Features.Lessons.Importing;
using Lms.Tests.Support;
using Lms.Web;
using Lms.Web.Documents;
using Lms.Web.Markup;
using static Lms.Tests.Support.OfficeFiles;

namespace Lms.Tests.Lessons.Importing;

/// <summary>What is within every limit, or just beyond, and as heavy as that allows: read or refused in good time.</summary>
[Collection(Alone.Name)]
public sealed class MonsterTests(ITestOutputHelper output)
{
    private static readonly string Words = string.Concat(Enumerable.Repeat("Đảng ta luôn coi trọng công tác xây dựng Đảng, ", 1_000));

    // The desk stops at the letters that an import may have; so does this.
    public static TheoryData<string> Monsters => ["table", "empty table", "paragraph of a document", "article", "paste", "just under the cap", "tags of a clipboard", "pasted lists"];

    [Theory]
    [MemberData(nameof(Monsters))]
    public void A_monster_is_read_or_refused_in_good_time(string kind)
    {
        var read = Reading(kind);
        var (before, most) = (Resident(), 0L);
        using var watching = new Timer(_ => most = Math.Max(most, Resident()), null, 0, 20);
        var watch = Stopwatch.StartNew();
        string came;
        try
        {
            var parts = read();
            if (parts.Sum(part => part.Body.Length) > Import.LongestText)
            {
                throw new RuleBrokenException("Office.TooLong");
            }

            came = $"{parts.Count} parts, {parts.Sum(part => Prose.Write(part.Body).Html.Length)} letters drawn";
        }
        catch (RuleBrokenException refused)
        {
            came = refused.Key;
        }

        output.WriteLine($"{kind}: {watch.Elapsed.TotalSeconds:0.0} s, {(most - before) / 1_000_000} MB more, {came}");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{kind}: {watch.Elapsed}");
    }

    private static Func<List<ImportedPart>> Reading(string kind)
    {
        switch (kind)
        {
            case "table":
                return Document("<w:tbl>" + Repeated("<w:tr>" + Repeated("<w:tc><w:p><w:r><w:t>Ô</w:t></w:r></w:p></w:tc>", 10) + "</w:tr>", 9_800) + "</w:tbl>");
            case "empty table":
                return Document("<w:tbl>" + Repeated("<w:tr>" + Repeated("<w:tc/>", 14) + "</w:tr>", 7_000) + "</w:tbl>");
            case "paragraph of a document":
                return Document(P(Repeated(Words, 107)));
            case "article":
                var page = $"<title>Bài</title><p>{Repeated(Words, 82)}</p>";
                return () => Taken(page);
            case "just under the cap":
                return Document(Repeated(P(Words[..1_000]), Import.LongestText / 1_003));
            case "paste":
                var html = $"<p>{Repeated(Words, 53)}<b>x</b></p>";
                return () => Pasted(html);
            case "tags of a clipboard":
                var tags = "<table>" + Repeated("<u></u><tr><td>a</td></tr>", HtmlText.MostTags / 8) + "</table>";
                return () => Pasted(tags);
            default:
                var lists = Repeated("<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>· </span>Ý</p><p style='mso-list:l0 level2 lfo1'>a</p>", 1_499);
                return () => Pasted(lists);
        }
    }

    private static Func<List<ImportedPart>> Document(string body)
    {
        var bytes = Docx(body);
        return () =>
        {
            using var package = OfficePackage.Open(new MemoryStream(bytes), "a.docx");
            return OfficePackage.Unbroken("a.docx", () => Outline.Parts([.. new WordReading(package, _ => null, SomeTexts.Own).Blocks()], "Mở đầu"));
        };
    }

    private static List<ImportedPart> Taken(string html)
    {
        var article = Article.Of(html, null);
        return Outline.Parts([.. ArticleText.Blocks(article, _ => null, SomeTexts.Own)], "Bài");
    }

    private static List<ImportedPart> Pasted(string html)
    {
        var body = HtmlText.Parse(html).Body!;
        ClipboardLists.Restore(body);
        return [.. Outline.Fitting(new ImportedPart("Dán", HtmlToMarkdown.Of(body, _ => null)))];
    }

    private static string Repeated(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static long Resident()
    {
        using var me = Process.GetCurrentProcess();
        return me.WorkingSet64;
    }
}
