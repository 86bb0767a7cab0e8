using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lms.Domain.Media;

/// <summary>
/// Captions as a lecturer sends them, WebVTT (W3C) or SubRip, read into cues. Notes, styles, regions and where a line is to
/// stand are left out: every film shows its captions alike. What cannot be read is refused with the number of its line.
/// </summary>
public static partial class CaptionFile
{
    /// <summary>Bytes.</summary>
    public const int MostBytes = 500_000;

    public const int MostCues = 5_000;

    /// <summary>Characters of one cue as it was sent.</summary>
    public const int LongestCue = 2_000;

    /// <param name="text">Decoded; a mark of the byte order and any ending of lines may stand in it.</param>
    /// <exception cref="RuleBrokenException">It is neither, holds nothing, or breaks a rule at a line that is named.</exception>
    public static IReadOnlyList<Cue> Read(string text)
    {
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var isWebVtt = Signature().IsMatch(lines[0]);
        if (!isWebVtt && !Array.Exists(lines, line => Times().IsMatch(line)))
        {
            throw new RuleBrokenException("Captions.Neither");
        }

        var cues = new List<Cue>();
        foreach (var block in Blocks(lines).Skip(isWebVtt ? 1 : 0).Where(block => !isWebVtt || !LeftOut().IsMatch(block.Lines[0])))
        {
            if (CueOf(block, cues.LastOrDefault()) is { } cue)
            {
                cues.Add(cues.Count < MostCues ? cue : throw new RuleBrokenException("Captions.TooManyCues", MostCues));
            }
        }

        return cues.Count > 0 ? cues : throw new RuleBrokenException("Captions.Empty");
    }

    /// <summary>The cues as one WebVTT file.</summary>
    public static string Write(IEnumerable<Cue> cues)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var cue in cues)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{At(cue.Start)} --> {At(cue.End)}\n{cue.Text}\n");
        }

        return text.ToString();
    }

    private static string At(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}");

    // Stretches between empty lines, each with the number of its first line.
    private static IEnumerable<(int Line, List<string> Lines)> Blocks(string[] lines)
    {
        var block = new List<string>();
        for (var at = 0; at <= lines.Length; at++)
        {
            if (at < lines.Length && lines[at].Trim().Length > 0)
            {
                block.Add(lines[at]);
            }
            else if (block.Count > 0)
            {
                yield return (at - block.Count + 1, block);
                block = [];
            }
        }
    }

    // Null for a cue without words.
    private static Cue? CueOf((int Line, List<string> Lines) block, Cue? before)
    {
        // The time comes first, or after the cue's number or name.
        var place = block.Lines.Take(2).Index().FirstOrDefault(line => line.Item.Contains("-->", StringComparison.Ordinal), (Index: -1, Item: "")).Index;
        if (place < 0)
        {
            // A number alone: its words were deleted.
            return block.Lines is [var only] && int.TryParse(only, CultureInfo.InvariantCulture, out _)
                ? null
                : throw new RuleBrokenException("Captions.NoTime", block.Line);
        }

        var line = block.Line + place;
        var (start, end) = TimesOf(block.Lines[place], line);
        if (end <= start)
        {
            throw new RuleBrokenException("Captions.EndsBeforeItBegins", line);
        }

        if (before is not null && start < before.Start)
        {
            throw new RuleBrokenException("Captions.OutOfOrder", line);
        }

        var words = string.Join('\n', block.Lines.Skip(place + 1));
        if (words.Length > LongestCue)
        {
            throw new RuleBrokenException("Captions.CueTooLong", line + 1, LongestCue);
        }

        var text = CueText.Of(words);
        return text.Length > 0 ? new Cue(start, end, text) : null;
    }

    private static (TimeSpan Start, TimeSpan End) TimesOf(string text, int line) => Times().Match(text) is { Success: true } found
        ? (TimeOf(found, "1"), TimeOf(found, "2"))
        : throw new RuleBrokenException("Captions.TimeUnreadable", line, text.Trim().Length <= 60 ? text.Trim() : text.Trim()[..60]);

    private static TimeSpan TimeOf(Match found, string which)
    {
        int Part(string name) => found.Groups[name + which] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        var fraction = found.Groups["f" + which].Value.PadRight(3, '0');
        return new TimeSpan(0, Part("h"), Part("m"), Part("s"), int.Parse(fraction, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^WEBVTT([ \t].*)?$")]
    private static partial Regex Signature();

    [GeneratedRegex(@"^(NOTE|STYLE|REGION)([ \t].*)?$")]
    private static partial Regex LeftOut();

    // WebVTT has two digits of hours, or none, and a full stop; SubRip a comma; old programs write less exactly than either.
    [GeneratedRegex(@"^\s*((?<h1>[0-9]{1,2}):)?(?<m1>[0-5]?[0-9]):(?<s1>[0-5]?[0-9])([.,](?<f1>[0-9]{1,3}))?\s*-->\s*((?<h2>[0-9]{1,2}):)?(?<m2>[0-5]?[0-9]):(?<s2>[0-5]?[0-9])([.,](?<f2>[0-9]{1,3}))?(\s.*)?$")]
    private static partial Regex Times();
}
