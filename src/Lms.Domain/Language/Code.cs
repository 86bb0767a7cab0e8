namespace Lms.Domain.Language;

/// <summary>Makes of a name the code that others refer to: made once, and kept when the name changes.</summary>
public static class Code
{
    // Room for the number that tells the same name twice apart: "-999".
    private const int Number = 4;

    /// <summary>"Bí thư chi bộ" becomes bi-thu-chi-bo; the second of that name bi-thu-chi-bo-2.</summary>
    /// <param name="length">Longest code, in characters.</param>
    /// <returns>Empty for a name without a letter or digit.</returns>
    public static string Folded(string name, int length, IReadOnlyCollection<string> taken)
    {
        var stem = SearchKey.Of(name).Replace(' ', '-');
        stem = stem[..Math.Min(stem.Length, length - Number)];
        return stem.Length == 0 ? "" : Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? stem : $"{stem}-{number}")
            .First(code => !taken.Contains(code));
    }

    /// <summary>"Mass mobilisation" becomes MassMobilisation.</summary>
    /// <param name="length">Longest code, in characters.</param>
    /// <returns>Empty for a name without a letter or digit of ASCII.</returns>
    public static string Joined(string nameInEnglish, int length)
    {
        var code = string.Concat(nameInEnglish.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit)))
            .Where(word => word.Length > 0)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return code[..Math.Min(code.Length, length)];
    }
}
