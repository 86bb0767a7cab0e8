namespace Lms.Domain.Marking;

/// <summary>How marks spread over the scale, in steps of equal width; the highest mark belongs to the last.</summary>
/// <param name="Width">Points of one step.</param>
/// <param name="Counts">Marks in each step, from the lowest.</param>
public sealed record MarkDistribution(decimal Width, IReadOnlyList<int> Counts)
{
    public const int Steps = 10;

    public int Marks => Counts.Sum();

    public int Highest => Counts.Max();

    /// <param name="points">The most that the paper earns; above 0.</param>
    public static MarkDistribution Of(IEnumerable<decimal> marks, decimal points)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);
        var counts = new int[Steps];
        foreach (var mark in marks)
        {
            counts[Math.Clamp((int)(mark * Steps / points), 0, Steps - 1)]++;
        }

        return new MarkDistribution(points / Steps, counts);
    }
}
