using System.Text;
using Lms.Data;
using Lms.Domain;
using Lms.Web;
using Lms.Web.Documents;
using Lms.Web.Markup;
using Lms.Web.Outside;
using Microsoft.Extensions.Options;

namespace Lms.Features.Lessons.Importing;

/// <summary>Makes parts of a plan out of a Word document, a presentation, a saved page or an article on the web. Stores pictures only.</summary>
public sealed class ImportDesk(
    FileStore files, PictureStore pictures, OutsidePages outside, Texts text, CurrentUser me, IOptions<UploadLimits> limits, TimeProvider clock)
{
    /// <summary>What a refusal of an import may be, by its first word; anything else is no fault of the file.</summary>
    private static readonly string[] Refusals = ["Upload.", "Office.", "Outside.", "Article.", "Html.", "Prose.", "LessonPart.", "Import."];

    public static bool IsRefusal(RuleBrokenException broken) => Array.Exists(Refusals, word => broken.Key.StartsWith(word, StringComparison.Ordinal));

    /// <exception cref="RuleBrokenException">Why the file is not taken, or the page holds no article.</exception>
    public async Task<Import> Read(ImportSource source, CancellationToken stop)
    {
        await using var file = await files.Fetch(source.Sha256, stop) ? await files.Open(source.Sha256, stop) : throw new RuleBrokenException("Import.Gone");
        if (source.Address is not null || Path.GetExtension(source.Name).ToLowerInvariant() is ".html" or ".htm" or ".xhtml")
        {
            return await Saved(file, source.Address, stop);
        }

        using var package = OfficePackage.Open(file, source.Name);
        return package.Kind switch
        {
            OfficeKind.Word => await Word(package, source.Name, stop),
            OfficeKind.Slides => await Slides(package, source.Name, stop),
            _ => throw new RuleBrokenException("Office.WrongKind", source.Name, OfficePackage.ProgramOf(package.Kind)),
        };
    }

    /// <summary>Keeps the page as it is now: what becomes parts later is what was looked at.</summary>
    /// <exception cref="RuleBrokenException">Why the page is not fetched.</exception>
    public async Task<ImportSource> Fetch(string address, CancellationToken stop)
    {
        var page = await outside.Fetch(OutsidePages.Address(address), ["text/html", "application/xhtml+xml"], OutsidePages.LongestPage, stop);
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(HtmlText.Decode(page.Bytes, page.Charset))];
        var (sha256, _) = await files.Put(new MemoryStream(bytes), bytes.Length, stop);
        return new ImportSource(sha256, page.Address.Host, page.Address);
    }

    private async Task<Import> Word(OfficePackage package, string name, CancellationToken stop)
    {
        var shelf = Shelf();
        var images = package.RelationsOf(package.MainPart).Values.Where(relation => relation is { Type: "image", IsOutside: false });
        await Put(shelf, package, name, images.Select(relation => relation.Target).Distinct(), stop);
        var blocks = OfficePackage.Unbroken(name, () => Within(new WordReading(package, shelf.PathOf, text).Blocks(), block => block.Markdown.Length, name));
        return Ready(Outline.Parts(blocks, text["Lessons.ImportOpening"]), shelf, name);
    }

    private async Task<Import> Slides(OfficePackage package, string name, CancellationToken stop)
    {
        var shelf = Shelf();
        await Put(shelf, package, name, OfficePackage.Unbroken(name, () => SlideReading.Pictures(package).ToList()), stop);
        var parts = OfficePackage.Unbroken(name, () => Within(new SlideReading(package, shelf.PathOf, text).Parts(), part => part.Body.Length + part.Notes.Length, name));
        return Ready([.. parts.SelectMany(Outline.Fitting)], shelf, name);
    }

    private async Task<Import> Saved(Stream file, Uri? address, CancellationToken stop)
    {
        // A page that was fetched was measured then; in UTF-8 it may be longer.
        if (address is null && file.Length > OutsidePages.LongestPage)
        {
            throw new RuleBrokenException("Upload.TooLarge", FileSize.Show(OutsidePages.LongestPage));
        }

        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, stop);
        return await Taken(HtmlText.Decode(bytes, null), address, stop);
    }

    private async Task<Import> Taken(string html, Uri? address, CancellationToken stop)
    {
        var (article, shelf) = (Article.Of(html, address), Shelf());
        await new ArticlePictures(outside, shelf, text).Take(article.Main, mayFetch: address is not null, stop);
        var blocks = Within(ArticleText.Blocks(article, shelf.PathOf, text), block => block.Markdown.Length, article.Title);
        var parts = Outline.Parts(blocks, article.Title.Length > 0 ? article.Title : text["Lessons.ImportOpening"]);
        return Ready(parts, shelf, article.Title);
    }

    private static async Task Put(PictureShelf shelf, OfficePackage package, string name, IEnumerable<string> pictures, CancellationToken stop)
    {
        try
        {
            foreach (var picture in pictures)
            {
                await using var content = package.OpenPart(picture);
                await (content is null ? Task.CompletedTask : shelf.Put(picture, content, stop));
            }
        }
        catch (InvalidDataException)
        {
            throw new RuleBrokenException("Office.Damaged", name);
        }
    }

    private PictureShelf Shelf() => new(pictures, me, limits.Value, clock);

    private static List<T> Within<T>(IEnumerable<T> read, Func<T, int> lengthOf, string name)
    {
        var (kept, length) = (new List<T>(), 0);
        foreach (var one in read)
        {
            length += lengthOf(one);
            kept.Add(length <= Import.LongestText ? one : throw new RuleBrokenException("Office.TooLong", name, Import.LongestText));
        }

        return kept;
    }

    private Import Ready(List<ImportedPart> parts, PictureShelf shelf, string name)
    {
        if (parts.Count == 0)
        {
            throw new RuleBrokenException("Office.Empty", name);
        }

        var fewer = Outline.AtMost(Import.MostParts, parts);
        return new Import(fewer, [.. shelf.Files])
        {
            Found = parts.Count,
            Drawn = fewer.ConvertAll(part => Prose.Write(part.Body)),
            LeftOut = LeftOutWords.In(fewer, text),
        };
    }
}
