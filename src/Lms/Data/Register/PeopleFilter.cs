using Lms.Domain.Language;
using Lms.Domain.People;

namespace Lms.Data.Register;

/// <summary>Whom a list of a centre's people asks for, as its address says.</summary>
/// <param name="Find">Words, each the beginning of a word of the name, of the code, or of the phone number.</param>
/// <param name="Unit">The unit they belong to today, or one above it.</param>
/// <param name="Duty">Code of the tag of a duty held today; <see cref="WithoutDuty"/> for those who hold none.</param>
/// <param name="Class">The class they study or teach in.</param>
/// <param name="Former">Those who have left instead of those who are there.</param>
public sealed record PeopleFilter(
    string? Find = null, Guid? Unit = null, string? Duty = null, Guid? Class = null, Role? Role = null, bool Former = false, int Page = 1)
{
    public const string WithoutDuty = "none";

    public const int LongestFind = 100;
    private const int MostWords = 8;
    private const int LastPage = 100_000;

    public int Number => Math.Clamp(Page, 1, LastPage);

    public bool IsEmpty => Words.Count == 0 && Unit is null && string.IsNullOrEmpty(Duty) && Class is null && Role is null && !Former;

    /// <summary>The longest first: it leaves the fewest to look at again.</summary>
    public IReadOnlyList<string> Words { get; } = WordsOf(Find is { Length: > LongestFind } ? Find[..LongestFind] : Find ?? "");

    // A number typed in groups is one word: "0912 345 678", "+84 912".
    private static IReadOnlyList<string> WordsOf(string typed)
    {
        var key = SearchKey.Of(typed);
        if (key.Length > 0 && key.All(letter => letter == ' ' || char.IsAsciiDigit(letter)))
        {
            var digits = key.Replace(" ", "", StringComparison.Ordinal);
            return [typed.TrimStart().StartsWith("+84", StringComparison.Ordinal) ? $"0{digits[2..]}" : digits];
        }

        return [.. key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().OrderByDescending(word => word.Length).Take(MostWords)];
    }
}
