using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Language;
using Lms.Domain.Media;
using Lms.Web;
using Lms.Web.Markup;
using Lms.Web.Outside;
using Microsoft.Extensions.Options;

namespace Lms.Features.Lessons.Importing;

/// <summary>What was pasted, as Markdown.</summary>
/// <param name="Pictures">Those it shows that were not stored before.</param>
/// <param name="LeftOut">What the pictures are called that could not be had.</param>
public sealed record Pasted(string Markdown, IReadOnlyList<StoredFile> Pictures, IReadOnlyCollection<string> LeftOut);

/// <summary>
/// Reads what a browser takes from its clipboard: the HTML that Word, LibreOffice, Google Docs or a web page puts there, and
/// pictures beside it. Stores pictures only.
/// </summary>
public sealed partial class PasteReading(
    PictureStore stored, OutsidePages outside, Texts text, CurrentUser me, IOptions<UploadLimits> limits, TimeProvider clock)
{
    // Letters of HTML beside the pictures in it: Word writes ten for each of its own.
    private const int LongestMarkup = 2_500_000;

    /// <param name="host">The site's own: its pictures are named, not stored again.</param>
    /// <param name="takesPictures">False where a picture could be seen by nobody but its writer.</param>
    /// <exception cref="RuleBrokenException">More than an article or a text may be.</exception>
    public async Task<Pasted> Read(string html, IReadOnlyList<IFormFile> pictures, string host, bool takesPictures, CancellationToken stop)
    {
        if (html.Length - InPage().Matches(html).Sum(picture => picture.Length) > LongestMarkup)
        {
            throw new RuleBrokenException("Html.TooMuch");
        }

        var body = HtmlText.Parse(html).Body!;
        foreach (var settings in body.QuerySelectorAll("xml").ToList())
        {
            settings.Remove();
        }

        ClipboardLists.Restore(body);
        var shelf = new PictureShelf(stored, me, limits.Value, clock);
        var (fetched, images) = (new ArticlePictures(outside, shelf, text), body.QuerySelectorAll("img").ToList());
        if (takesPictures)
        {
            images.ForEach(image => Know(image, host, shelf));
            await Match(body, images, pictures, shelf, stop);
            await fetched.Take(body, mayFetch: true, stop);
        }
        else
        {
            fetched.LeaveOut(body);
        }

        var lowered = body.QuerySelector("h1") is null ? 0 : 1;
        var markdown = CleanText.Of(HtmlToMarkdown.Of(body, image => image.GetAttribute("src") is { } source ? shelf.PathOf(source) : null, lowered));
        return markdown.Length <= WrittenText.MaxLength
            ? new Pasted(markdown, [.. shelf.Files], shelf.Missed)
            : throw new RuleBrokenException("LessonPart.TooLong", WrittenText.MaxLength);
    }

    // A page of this site gives its pictures by their whole address.
    private static void Know(IElement image, string host, PictureShelf shelf)
    {
        var source = image.GetAttribute("src") ?? "";
        if (Uri.TryCreate(source, UriKind.Absolute, out var address) && string.Equals(address.Authority, host, StringComparison.OrdinalIgnoreCase)
            && OwnFile().IsMatch(address.AbsolutePath))
        {
            shelf.Know(source, address.AbsolutePath);
        }
    }

    /// <summary>
    /// The picture of a clipboard is that of the page when both have as many. Beside words alone it is a likeness of them:
    /// Excel and PowerPoint draw what they also write.
    /// </summary>
    private static async Task Match(IElement body, List<IElement> images, IReadOnlyList<IFormFile> pictures, PictureShelf shelf, CancellationToken stop)
    {
        if (images.Count == 0 && string.IsNullOrWhiteSpace(body.TextContent))
        {
            images = [.. pictures.Select(_ => body.AppendElement(body.Owner!.CreateElement("img")))];
        }

        var foreign = images.Where(image => image.GetAttribute("src") is not { } source
            || (shelf.PathOf(source) is null && !source.StartsWith("data:", StringComparison.OrdinalIgnoreCase))).ToList();
        if (foreign.Count != pictures.Count)
        {
            return;
        }

        foreach (var (at, (image, picture)) in foreign.Zip(pictures).Index())
        {
            var source = $"clipboard/{at}/{picture.FileName}";
            image.SetAttribute("src", source);
            await using var content = picture.OpenReadStream();
            await shelf.Put(source, content, stop);
        }
    }

    [GeneratedRegex(@"data:image/[a-z+.-]{1,20};base64,[A-Za-z0-9+/=\s]*", RegexOptions.IgnoreCase)]
    private static partial Regex InPage();

    [GeneratedRegex(@"^/c/[a-z0-9-]+/files/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z")]
    private static partial Regex OwnFile();
}
