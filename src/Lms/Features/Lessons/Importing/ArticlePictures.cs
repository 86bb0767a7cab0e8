using AngleSharp.Dom;
using Lms.Domain;
using Lms.Web;
using Lms.Web.Outside;

namespace Lms.Features.Lessons.Importing;

/// <summary>
/// The pictures of an article or of what is pasted, fetched as the page itself was: the first few, within one more wait of the same length. One
/// that does not come leaves a word where it stood, with the address at which it is to be seen.
/// </summary>
public sealed class ArticlePictures(OutsidePages outside, PictureShelf shelf, Texts text)
{
    private const int MostFetched = 12;

    /// <param name="mayFetch">Not for a saved page: what is in it is in it.</param>
    public async Task Take(IElement main, bool mayFetch, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(OutsidePages.LongestWait);
        var fetched = 0;
        foreach (var image in main.QuerySelectorAll("img").ToList())
        {
            var source = image.GetAttribute("src") ?? "";
            if (Inside(source) is { } bytes)
            {
                await shelf.Put(source, new MemoryStream(bytes), stop);
            }
            else if (mayFetch && shelf.PathOf(source) is null && OnTheWeb(source) is { } address && fetched++ < MostFetched)
            {
                await Fetch(source, address, limit.Token, stop);
            }

            if (shelf.PathOf(source) is null)
            {
                LeaveWord(image, source);
            }
        }
    }

    private async Task Fetch(string source, Uri address, CancellationToken limit, CancellationToken stop)
    {
        try
        {
            var picture = await outside.Fetch(address, ["image/"], OutsidePages.LongestPage, limit);
            await shelf.Put(source, new MemoryStream(picture.Bytes), stop);
        }
        catch (Exception failed) when (failed is RuleBrokenException || (failed is OperationCanceledException && !stop.IsCancellationRequested))
        {
            // The word that is left in its place says so.
        }
    }

    /// <summary>Leaves a word for each, where no picture may stand.</summary>
    public void LeaveOut(IElement main)
    {
        foreach (var image in main.QuerySelectorAll("img").ToList())
        {
            LeaveWord(image, image.GetAttribute("src") ?? "");
        }
    }

    private static Uri? OnTheWeb(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static byte[]? Inside(string source)
    {
        const string Mark = ";base64,";
        var at = source.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) ? source.IndexOf(Mark, StringComparison.OrdinalIgnoreCase) : -1;
        var bytes = new byte[at < 0 ? 0 : source.Length];
        return at >= 0 && Convert.TryFromBase64String(source[(at + Mark.Length)..], bytes, out var length) ? bytes[..length] : null;
    }

    private void LeaveWord(IElement image, string source)
    {
        var alt = image.GetAttribute("alt") ?? "";
        var isSmall = alt.Trim().Length == 0 && (source.Length == 0 || source.StartsWith("data:", StringComparison.OrdinalIgnoreCase));
        if (isSmall)
        {
            image.Remove();
            return;
        }

        shelf.Miss(alt.Trim().Length > 0 ? alt : source.Split('/')[^1]);
        var word = image.Owner!.CreateElement(source.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? "a" : "em");
        word.SetAttribute("href", source.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? source : "");
        word.TextContent = $"({text["Lessons.ImportPictureLeftOut", alt]})";
        image.Replace(word);
    }
}
