using System.Globalization;
using System.Text;

namespace Lms.Web.Tables;

/// <summary>A cell's text as it comes in and as it goes out.</summary>
public static class CellText
{
    // What spreadsheets take for a formula, whatever the file says of it.
    private const string Beginnings = "=+-@\t\r\n|";
    private const string Formulas = "=+-@";
    private const int LongestInWorkbook = 32_767;

    /// <summary>In NFC and one line, without what cannot be seen; no-break spaces are spaces.</summary>
    public static string Clean(string text)
    {
        if (text.Length > TableFile.LongestCell)
        {
            text = text[..TableFile.LongestCell];
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse:
                    break;
                case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    AppendSpace(clean);
                    break;
                default:
                    clean.Append(rune);
                    break;
            }
        }

        return WithoutGuard(clean.ToString().TrimEnd().Normalize());
    }

    /// <summary>Text that no spreadsheet runs: what would begin a formula gets an apostrophe before it.</summary>
    public static string Safe(string text) => text.Length > 0 && Beginnings.Contains(text[0]) ? "'" + text : text;

    /// <summary>What a cell of a workbook can hold of it, guarded.</summary>
    public static string InWorkbook(string text)
    {
        var written = XmlText.Of(Safe(text));
        return written.Length <= LongestInWorkbook ? written : written[..LongestInWorkbook];
    }

    // Our own guard, when a file of ours comes back.
    private static string WithoutGuard(string text) => text.Length > 1 && text[0] == '\'' && Formulas.Contains(text[1]) ? text[1..] : text;

    private static void AppendSpace(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
        {
            text.Append(' ');
        }
    }
}
