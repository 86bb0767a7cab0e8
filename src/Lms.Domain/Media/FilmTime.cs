using System.Globalization;

namespace Lms.Domain.Media;

/// <summary>A place in a film, or its length, as it is written.</summary>
public static class FilmTime
{
    /// <returns>m:ss, and h:mm:ss from one hour on.</returns>
    public static string Show(int seconds) => seconds < 3600
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
}
