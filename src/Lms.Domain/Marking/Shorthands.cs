using System.Text.RegularExpressions;

namespace Lms.Domain.Marking;

/// <summary>Ready comments that were called by a slash and their shorthand: "/thieuvd".</summary>
public static partial class Shorthands
{
    /// <param name="bank">Of two under the same shorthand the first counts.</param>
    /// <returns>The text with every known shorthand written out, and which comments that took.</returns>
    public static (string Text, IReadOnlyList<BankComment> Used) WriteOut(string text, IEnumerable<BankComment> bank)
    {
        var known = bank.Where(comment => comment.Shorthand.Length > 0)
            .GroupBy(comment => comment.Shorthand).ToDictionary(same => same.Key, same => same.First());
        var used = new List<BankComment>();
        var written = Called().Replace(text, call =>
        {
            if (!known.TryGetValue(call.Groups["name"].Value.ToLowerInvariant(), out var comment))
            {
                return call.Value;
            }

            used.Add(comment);
            return comment.Text;
        });
        return (written, used);
    }

    // Within a word a slash is a slash: "và/hoặc", "1/5".
    [GeneratedRegex(@"(?<!\S)/(?<name>[\p{L}\p{Nd}]+)")]
    private static partial Regex Called();
}
