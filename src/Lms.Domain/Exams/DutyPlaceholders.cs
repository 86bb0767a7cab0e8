using System.Text;
using System.Text.RegularExpressions;

namespace Lms.Domain.Exams;

/// <summary>
/// Fills {{position}}, {{duty}}, {{organisation}} and {{locality}} in a question's Markdown. What is filled in is
/// marked (==…==) so that the trainee sees which words came from the register, and escaped, so that a unit called
/// "Tổ *1*" stays a name.
/// </summary>
public static partial class DutyPlaceholders
{
    public static readonly IReadOnlyList<string> Names = ["position", "duty", "organisation", "locality"];

    public static string Fill(string source, DutySnapshot duty) => Placeholder().Replace(source, found =>
        Value(duty, found.Groups[1].Value) is { Length: > 0 } value ? $"=={Escape(value)}==" : found.Value);

    /// <summary>What stands in double braces and nothing fills: a typing error in the question.</summary>
    public static IReadOnlyList<string> Unknown(string source) => [.. In(source).Where(name => !Names.Contains(name))];

    /// <summary>Everything that stands in double braces.</summary>
    public static IReadOnlyList<string> In(string source) =>
        [.. Braces().Matches(source).Select(found => found.Groups[1].Value).Distinct()];

    private static string? Value(DutySnapshot duty, string name) => name switch
    {
        "position" => duty.Position,
        "duty" => duty.Duty,
        "organisation" => duty.Organisation,
        "locality" => duty.Locality.Length > 0 ? duty.Locality : duty.Organisation,
        _ => null,
    };

    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var letter in value)
        {
            if (letter < 128 && char.IsPunctuation(letter) || letter is '=' or '`' or '<' or '>' or '|' or '~' or '^' or '+' or '$')
            {
                escaped.Append('\\');
            }

            escaped.Append(letter is '\n' or '\r' ? ' ' : letter);
        }

        return escaped.ToString();
    }

    [GeneratedRegex(@"\{\{\s*([a-z]+)\s*\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}")]
    private static partial Regex Braces();
}
