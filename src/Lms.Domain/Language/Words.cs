namespace Lms.Domain.Language;

/// <summary>Counts words as a Vietnamese reader does: syllables separated by white space.</summary>
public static class Words
{
    public static int Count(string text)
    {
        var count = 0;
        var inside = false;
        foreach (var letter in text)
        {
            var separates = char.IsWhiteSpace(letter);
            if (inside && separates)
            {
                count++;
            }

            inside = !separates;
        }

        return inside ? count + 1 : count;
    }
}
