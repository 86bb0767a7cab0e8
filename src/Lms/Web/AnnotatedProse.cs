using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lms.Web;

/// <summary>
/// Authored text as it is read, with notes on ranges of its Markdown source. Each place where a note begins or ends gets a sign before
/// the text takes its one path (<see cref="Prose"/>); in what comes out, the signs become anchors.
/// </summary>
/// <param name="Html">Sanitized; of ours are the anchors only.</param>
/// <param name="Notes">All of them, by number: one that stands in an address of a link is seen nowhere in the text.</param>
public sealed partial record AnnotatedProse(string Html, IReadOnlyList<NumberedNote> Notes)
{
    // Sixteen digits and an end, of the code points that Unicode keeps out of all texts. Markdown takes them for letters: beside a
    // letter or a digit, where a name begins and ends, they change nothing of what is emphasis and what is not.
    private const char Zero = '\uFDD0';
    private const char End = '\uFDE0';

    /// <param name="firstNumber">Number of the first note.</param>
    public static AnnotatedProse Of(string source, IEnumerable<TextNote> notes, int firstNumber = 1)
    {
        var numbered = NumberedNote.Of(notes, firstNumber);
        var cuts = numbered.SelectMany(note => new[] { note.Start, note.End }).Distinct().Order().ToList();
        var body = new HtmlParser().ParseDocument(Prose.Show(WithSigns(source, cuts))).Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            LeaveNoSign(element);
        }

        int? at = null;
        foreach (var text in body.Descendants<IText>().ToList())
        {
            at = Anchor(text, at, cuts, numbered);
        }

        return new AnnotatedProse(body.ChildNodes.ToHtml(AngleSharp.Html.HtmlMarkupFormatter.Instance), numbered);
    }

    private static string WithSigns(string source, List<int> cuts)
    {
        var signed = new StringBuilder(source.Length);
        for (var (at, next) = (0, 0); at <= source.Length; at++)
        {
            if (next < cuts.Count && cuts[next] == at)
            {
                signed.Append(Sign(next++));
            }

            if (at < source.Length && source[at] is < Zero or > End)
            {
                signed.Append(source[at]);
            }
        }

        return signed.ToString();
    }

    private static string Sign(int number) =>
        string.Concat(number.ToString("x", CultureInfo.InvariantCulture).Select(digit => (char)(Zero + Convert.ToInt32($"{digit}", 16)))) + End;

    private static int Number(string sign) => sign[..^1].Aggregate(0, (number, digit) => (number * 16) + digit - Zero);

    /// <summary>Puts anchors around what the notes cover of one text.</summary>
    /// <param name="at">The sign that was read last, in the texts before.</param>
    /// <returns>The sign that is read last now.</returns>
    private static int? Anchor(IText text, int? at, List<int> cuts, List<NumberedNote> notes)
    {
        var pieces = new List<INode>();
        foreach (var piece in Signs().Split(text.Data))
        {
            if (piece.EndsWith(End))
            {
                at = Number(piece);
                (pieces.LastOrDefault() as IElement)?.Append(Ending(text, cuts[at.Value], notes));
            }
            else if (piece.Length > 0)
            {
                pieces.Add(Piece(text, piece, at is { } sign ? notes.FindLast(note => note.Start <= cuts[sign] && note.End > cuts[sign]) : null));
            }
        }

        text.Replace([.. pieces]);
        return at;
    }

    private static INode Piece(IText text, string words, NumberedNote? note)
    {
        var written = text.Owner!.CreateTextNode(words);
        if (note is null || string.IsNullOrWhiteSpace(words))
        {
            return written;
        }

        // A link in a link there is not.
        var anchor = text.Owner.CreateElement(text.Ancestors<IElement>().Any(element => element.LocalName == "a") ? "mark" : "a");
        anchor.ClassName = "anchor";
        if (anchor.LocalName == "a")
        {
            anchor.SetAttribute("href", $"#note-{note.Number}");
        }

        anchor.AppendChild(written);
        return anchor;
    }

    private static INode[] Ending(IText text, int cut, List<NumberedNote> notes) =>
    [
        .. notes.FindAll(note => note.End == cut).Select(note =>
        {
            var number = text.Owner!.CreateElement("sup");
            number.TextContent = note.Number.ToString(CultureInfo.InvariantCulture);
            return number;
        }),
    ];

    private static void LeaveNoSign(IElement element)
    {
        foreach (var attribute in element.Attributes)
        {
            attribute.Value = SignsInAddress().Replace(attribute.Value, "");
        }
    }

    [GeneratedRegex("([\uFDD0-\uFDDF]+\uFDE0)")]
    private static partial Regex Signs();

    [GeneratedRegex("[\uFDD0-\uFDE0]|%EF%B7%(9[0-9A-F]|A0)", RegexOptions.IgnoreCase)]
    private static partial Regex SignsInAddress();
}
