using System.Globalization;
using System.Text;

namespace Lms.Domain.Media;

/// <summary>A file's name as it may be stored and shown: no folder, nothing invisible, nothing that turns the text around.</summary>
public static class FileName
{
    private const string Forbidden = "<>:\"|?*";
    private const string Nameless = "tep";

    public static string Clean(string? given)
    {
        var name = new StringBuilder();
        foreach (var letter in (given ?? "").Split('/', '\\')[^1].Normalize())
        {
            if (!IsHidden(letter) && !Forbidden.Contains(letter))
            {
                name.Append(char.IsWhiteSpace(letter) ? ' ' : letter);
            }
        }

        return Shorten(name.ToString().Trim(' ', '.'));
    }

    private static bool IsHidden(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;

    private static string Shorten(string name)
    {
        if (name.Length <= StoredFile.NameLength)
        {
            return name.Length == 0 ? Nameless : name;
        }

        var extension = Path.GetExtension(name);
        return extension.Length is 0 or > 10
            ? name[..StoredFile.NameLength]
            : string.Concat(name.AsSpan(0, StoredFile.NameLength - extension.Length), extension);
    }
}
