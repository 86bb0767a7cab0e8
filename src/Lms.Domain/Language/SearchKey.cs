using System.Globalization;
using System.Text;

namespace Lms.Domain.Language;

/// <summary>
/// Folds Vietnamese text for searching: tone and vowel marks dropped, đ (U+0111) and ð (U+00F0) read as d, so that
/// "hoà", "hòa" and "hoa" meet. Source: domain notes §11; đ survives NFD, hence the explicit mapping.
/// </summary>
public static class SearchKey
{
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (!char.IsLetterOrDigit(letter))
            {
                pendingSpace = key.Length > 0;
                continue;
            }

            if (pendingSpace)
            {
                key.Append(' ');
                pendingSpace = false;
            }

            key.Append(Fold(letter));
        }

        return key.ToString();
    }

    private static char Fold(char letter) => letter switch
    {
        '\u0111' or '\u0110' or '\u00F0' or '\u00D0' => 'd',
        _ => char.ToLowerInvariant(letter),
    };
}
