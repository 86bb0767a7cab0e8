namespace Lms.Domain.Lessons;

/// <summary>How long a text takes to read.</summary>
public static class ReadingTime
{
    /// <summary>
    /// Syllables (tiếng) read in a minute: a working figure for careful reading of a lesson, set below leisurely silent
    /// reading; pages that show a time say what it was reckoned with.
    /// </summary>
    public const int SyllablesPerMinute = 180;

    /// <returns>Whole minutes, rounded up; 0 for a text without words.</returns>
    public static int Minutes(int syllables) => (syllables + SyllablesPerMinute - 1) / SyllablesPerMinute;
}
