using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lms.Domain.Media;

namespace Lms.Domain.Lessons;

/// <summary>A stretch of a film under a title of its own.</summary>
/// <param name="Second">Where it begins.</param>
public sealed record Chapter(int Second, string Title)
{
    public string At => FilmTime.Show(Second);
}

/// <summary>The chapters of a film as an author writes them: on each line a time and a title.</summary>
public static partial class Chapters
{
    public const int Most = 100;
    public const int TitleLength = 150;

    /// <summary>Characters of the whole.</summary>
    public const int TextLength = 20_000;

    /// <param name="seconds">How long the film plays; null while nobody knows.</param>
    /// <exception cref="RuleBrokenException">A line that is named is no chapter, goes back in time, or lies beyond the film's end.</exception>
    public static IReadOnlyList<Chapter> Read(string text, double? seconds = null)
    {
        var chapters = new List<Chapter>();
        foreach (var (place, line) in text.ReplaceLineEndings("\n").Split('\n').Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            var chapter = Of(line.Trim(), place + 1);
            if (chapters.Count > 0 && chapter.Second <= chapters[^1].Second)
            {
                throw new RuleBrokenException("Chapters.NotRising", place + 1);
            }

            if (chapter.Second >= (seconds ?? double.MaxValue))
            {
                throw new RuleBrokenException("Chapters.BeyondTheEnd", place + 1, FilmTime.Show((int)seconds!));
            }

            chapters.Add(chapters.Count < Most ? chapter : throw new RuleBrokenException("Chapters.TooMany", Most));
        }

        return chapters;
    }

    /// <summary>What <see cref="Read"/> reads.</summary>
    public static string Write(IEnumerable<Chapter> chapters)
    {
        var text = new StringBuilder();
        foreach (var chapter in chapters)
        {
            text.Append(CultureInfo.InvariantCulture, $"{chapter.At} {chapter.Title}\n");
        }

        return text.ToString();
    }

    private static Chapter Of(string line, int number)
    {
        var found = Line().Match(line);
        if (!found.Success)
        {
            throw new RuleBrokenException("Chapters.Unreadable", number, line.Length <= 60 ? line : line[..60]);
        }

        var title = found.Groups["title"].Value;
        return title.Length <= TitleLength
            ? new Chapter((Number(found, "h") * 3600) + (Number(found, "m") * 60) + Number(found, "s"), title)
            : throw new RuleBrokenException("Chapters.TitleTooLong", number, TitleLength);
    }

    private static int Number(Match found, string name) =>
        found.Groups[name] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    // Minutes may pass sixty where no hour stands before them.
    [GeneratedRegex(@"^(((?<h>[0-9]{1,2}):(?<m>[0-5][0-9]))|(?<m>[0-9]{1,3})):(?<s>[0-5][0-9])\s+([-\u2013\u2014]\s+)?(?<title>\S.*)$")]
    private static partial Regex Line();
}
