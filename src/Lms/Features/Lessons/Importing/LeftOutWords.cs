using System.Text.RegularExpressions;
using Lms.Web;

namespace Lms.Features.Lessons.Importing;

/// <summary>What could not be taken in leaves a word where it stood; here the words are gathered again for who looks before a draft is made.</summary>
internal static partial class LeftOutWords
{
    private const string Hole = "\u0001";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly string[] Keys = ["Lessons.ImportPictureLeftOut", "Lessons.ImportFilmLeftOut", "Lessons.ImportChartLeftOut"];

    public static List<string> In(IEnumerable<ImportedPart> parts, Texts text)
    {
        var words = new Regex(string.Join('|', Keys.Select(key => Regex.Escape(text[key, Hole]).Replace(Hole, @"[^\n)]{0,200}", StringComparison.Ordinal))), RegexOptions.None, Longest);
        return [.. parts.SelectMany(part => words.Matches(part.Body)).Select(found => Escaped().Replace(found.Value, "$1").Trim(' ', ':'))];
    }

    [GeneratedRegex(@"\\(\W|_)")]
    private static partial Regex Escaped();
}
