using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Lms.Domain;

namespace Lms.Web.Markup;

/// <summary>
/// Somebody else's HTML, read within limits. A page of a few megabytes can be written so that its tree takes gigabytes, or
/// is deeper than a stack: the first is kept off before reading, by taking from marks of letters what lets them pile up;
/// the second is seen before anything walks the tree.
/// </summary>
public static partial class HtmlText
{
    public const int MostTags = 60_000;
    public const int DeepestNesting = 200;

    // Marks with attributes that could not be taken off: too long, or never closed.
    private const int MostOddMarks = 20;
    private const int MostOpen = 1_000;
    private const int Looked = 4_096;
    private const int Vietnamese = 1258;

    // No letter of any text, and no blank: where a mark stood that was taken off, a word does not fall apart.
    private const string Seam = "\uFDD0";

    private static readonly FrozenSet<string> SelfEnding = (
        "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot option colgroup").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static HtmlText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="RuleBrokenException">Html.TooMuch: more tags, or deeper, than any article.</exception>
    public static IHtmlDocument Parse(string html)
    {
        if (html.AsSpan().Count('<') > MostTags || OpenIn(html) > MostOpen)
        {
            throw new RuleBrokenException("Html.TooMuch");
        }

        // A seam stays in place of each until the tree is read: what stood around it does not become a tag.
        html = Piling().Replace(html.Replace(Seam, "", StringComparison.Ordinal), Seam);
        html = NotBold().Replace(html, "<span>");
        html = Marks().Replace(html, "<$1>");
        if (Odd().Count(html) > MostOddMarks)
        {
            throw new RuleBrokenException("Html.TooMuch");
        }

        var document = new HtmlParser().ParseDocument(html);
        Close(document.DocumentElement);
        return document;
    }

    /// <summary>
    /// By its mark; as UTF-8 when it is sound UTF-8, whatever it says; then by what its sender and itself say; else as
    /// Windows-1258.
    /// </summary>
    public static string Decode(byte[] bytes, string? charset) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes.AsSpan(3)),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes.AsSpan(2)),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
        _ => Sound(bytes) ?? (Named(charset) ?? Named(Said(bytes)) ?? Encoding.GetEncoding(Vietnamese)).GetString(bytes),
    };

    private static string? Sound(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? Said(byte[] bytes) =>
        Charset().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, Looked))) is { Success: true } said ? said.Groups[1].Value : null;

    private static Encoding? Named(string? charset)
    {
        try
        {
            return string.IsNullOrEmpty(charset) ? null : Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// How many elements are open at once, as far as tags tell: reading takes the square of that. Those that end by
    /// themselves when the next begins are not counted; each needs one that is to stand in itself.
    /// </summary>
    private static int OpenIn(string html)
    {
        var (open, most, byName) = (0, 0, new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
        foreach (Match tag in Tag().Matches(html))
        {
            var name = tag.Groups[2].Value;
            var count = byName.GetValueOrDefault(name);
            var step = SelfEnding.Contains(name) ? 0 : tag.Groups[1].Length == 0 ? 1 : count > 0 ? -1 : 0;
            byName[name] = count + step;
            open += step;
            most = Math.Max(most, open);
        }

        return most;
    }

    /// <summary>Takes the seams out again, and refuses what is nested too deeply. To ask a node for its next one takes as long as it has brothers.</summary>
    private static void Close(IElement root)
    {
        var open = new Stack<(INodeList Children, int At)>([(root.ChildNodes, 0)]);
        while (open.TryPop(out var place))
        {
            if (place.At == place.Children.Length)
            {
                continue;
            }

            var node = place.Children[place.At];
            open.Push((place.Children, place.At + 1));
            Unseam(node);
            if (node.ChildNodes.Length > 0)
            {
                open.Push(open.Count < DeepestNesting ? (node.ChildNodes, 0) : throw new RuleBrokenException("Html.TooMuch"));
            }
        }
    }

    private static void Unseam(INode node)
    {
        if (node is IText text && text.Data.Contains(Seam, StringComparison.Ordinal))
        {
            text.Data = text.Data.Replace(Seam, "", StringComparison.Ordinal);
        }
        else if (node is IElement element)
        {
            foreach (var attribute in element.Attributes.Where(attribute => attribute.Value.Contains(Seam, StringComparison.Ordinal)))
            {
                attribute.Value = attribute.Value.Replace(Seam, "", StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex(@"</?(font|big|small|tt|u|s|strike|nobr|code)\b[^>]{0,1000}>", RegexOptions.IgnoreCase)]
    private static partial Regex Piling();

    // Google Docs wraps all that is copied in <b style="font-weight:normal">.
    [GeneratedRegex(@"<(?:b|strong)\b(?=[^>]{0,1000}[\s""';]font-weight:\s*(?:normal|400)\b)[^>]{0,1000}>", RegexOptions.IgnoreCase)]
    private static partial Regex NotBold();

    [GeneratedRegex(@"<(b|strong|i|em)\b[^>]{0,1000}>", RegexOptions.IgnoreCase)]
    private static partial Regex Marks();

    [GeneratedRegex(@"<(font|big|small|tt|u|s|strike|nobr|code|b|strong|i|em)\b(?!>)", RegexOptions.IgnoreCase)]
    private static partial Regex Odd();

    [GeneratedRegex(@"<(/?)([a-z][^\s/>]{0,50})", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"charset\s*=\s*[""']?\s*([\w-]{2,30})", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
