using System.Globalization;

namespace Lms.Features.Marking.Watching;

/// <summary>Figures as the geometry of a small drawing.</summary>
public static class Chart
{
    /// <summary>Points of a line that runs over the whole width, each value above or below the middle.</summary>
    /// <param name="widest">The value that reaches the edge; above 0.</param>
    public static string Line(IReadOnlyList<decimal> values, decimal widest, int width, int height) => string.Join(' ', values.Select((value, at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Across(at, values.Count, width):0.#},{Down(value, widest, height):0.#}")));

    public static decimal Across(int at, int count, int width) => count < 2 ? width / 2m : (decimal)width * at / (count - 1);

    public static decimal Down(decimal value, decimal widest, int height) => (height / 2m) - (Math.Clamp(value / widest, -1, 1) * height / 2m);
}
