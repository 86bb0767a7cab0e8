using System.Globalization;

namespace Lms.Domain.People.Import;

/// <summary>
/// Days as rosters write them: 21/01/2004, 21-1-2004, 21.01.2004, 2004-01-21, or the number by which spreadsheets count
/// days. Day before month, as in Viet Nam. A year of two figures is refused: 5 may be 1905 or 2005.
/// </summary>
public static class RosterDate
{
    // Spreadsheets count 1900 as a leap year: from March 1900 on their first day is 30/12/1899.
    private static readonly DateOnly SpreadsheetStart = new(1899, 12, 30);
    private const int FirstSerial = 3_000;
    private const int LastSerial = 73_000;

    private static readonly string[] Forms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "yyyy/M/d", "d M yyyy"];
    private static readonly string[] ShortForms = ["d/M/yy", "d-M-yy", "d.M.yy"];

    public static bool TryRead(string text, out DateOnly day)
    {
        text = WithoutMidnight(text);
        return DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out day) || IsSerial(text, out day);
    }

    /// <summary>Why a day cannot be read, as a key of the rules.</summary>
    public static string WhyNot(string text) =>
        DateOnly.TryParseExact(text, ShortForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out _) ? "Roster.YearTooShort"
        : LooksLikeDay(text) ? "Roster.NoSuchDay"
        : "Roster.DayUnreadable";

    private static bool IsSerial(string text, out DateOnly day)
    {
        var isSerial = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= FirstSerial and <= LastSerial;
        day = isSerial ? SpreadsheetStart.AddDays(number) : default;
        return isSerial;
    }

    // Days that came through a database or a spreadsheet often bring their midnight along.
    private static string WithoutMidnight(string text)
    {
        var cut = text.IndexOfAny([' ', 'T']);
        return cut > 0 && text[(cut + 1)..] is { Length: > 0 } rest && rest.All(letter => letter is '0' or ':' or '.') && rest.Contains(':') ? text[..cut] : text;
    }

    private static bool LooksLikeDay(string text)
    {
        var parts = text.Split(['/', '-', '.']);
        return parts.Length == 3 && parts.All(part => part.Trim().Length is > 0 and <= 4 && part.Trim().All(char.IsAsciiDigit));
    }
}
