using Lms.Domain.Language;

namespace Lms.Domain.People.Import;

/// <summary>
/// What two spellings of one name have in common: no tone marks, no letter case, no spacing, and no order, since many
/// lists put the given name first. "Hòa Nguyễn Thị" and "NGUYỄN THỊ HOÀ" meet.
/// </summary>
public static class NameKey
{
    public static string Of(string fullName)
    {
        var syllables = SearchKey.Of(fullName).Split(' ');
        Array.Sort(syllables, StringComparer.Ordinal);
        return string.Join(' ', syllables);
    }
}
