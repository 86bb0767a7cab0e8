namespace Lms.Domain.Marking;

/// <summary>A script that two people marked: one's mark beside the other's, when that one locked it.</summary>
public readonly record struct ComparedMark(decimal Own, decimal Other, DateTimeOffset LockedAt)
{
    /// <summary>Points above the other marker; below zero: stricter.</summary>
    public decimal Above => Own - Other;
}

/// <summary>
/// Whether one marker is stricter than those who marked the same scripts, and whether that moves while the work goes on.
/// </summary>
/// <param name="Scripts">Scripts that the other has marked too.</param>
/// <param name="Above">Mean of their marks above the others', in points; below zero: stricter. Null without a script.</param>
/// <param name="Steps">The same over time: their scripts in the order they locked them, in equal stretches.</param>
public sealed record Severity(int Scripts, decimal? Above, IReadOnlyList<decimal> Steps)
{
    /// <summary>Fewer scripts in a stretch and one odd script would be taken for a drift.</summary>
    public const int FewestInStep = 5;

    public const int MostSteps = 10;

    public static Severity Of(IEnumerable<ComparedMark> marks)
    {
        var inOrder = marks.OrderBy(mark => mark.LockedAt).ToList();
        var steps = Math.Clamp(inOrder.Count / FewestInStep, 0, MostSteps);
        return new Severity(
            inOrder.Count,
            inOrder.Count == 0 ? null : inOrder.Average(mark => mark.Above),
            [.. Enumerable.Range(0, steps).Select(step => inOrder[Bound(step)..Bound(step + 1)].Average(mark => mark.Above))]);

        int Bound(int step) => inOrder.Count * step / steps;
    }

    /// <summary>From the first stretch to the last, in points; null while there are not two.</summary>
    public decimal? Drift => Steps.Count < 2 ? null : Steps[^1] - Steps[0];
}
