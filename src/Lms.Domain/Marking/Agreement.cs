namespace Lms.Domain.Marking;

/// <summary>
/// How well two markers of the same scripts agree. Which of the two marks comes first is by lot and means nothing, and the pair
/// of markers changes from script to script: hence the one-way intraclass correlation.
/// </summary>
/// <param name="Scripts">Pairs of marks that are compared.</param>
/// <param name="MeanDifference">Mean size of the differences, in points; 0 and more.</param>
/// <param name="Kappa">Quadratic-weighted kappa (Cohen 1968), −1 to 1; null where marks do not vary.</param>
/// <param name="Correlation">Intraclass correlation ICC(1,1) (Shrout and Fleiss 1979), −1 to 1; null where it is not defined.</param>
public sealed record Agreement(int Scripts, decimal MeanDifference, double? Kappa, double? Correlation)
{
    public static readonly Agreement None = new(0, 0, null, null);

    public static Agreement Of(IReadOnlyCollection<(decimal First, decimal Second)> pairs) => pairs.Count == 0
        ? None
        : new Agreement(pairs.Count, pairs.Average(pair => Math.Abs(pair.First - pair.Second)), KappaOf(pairs), CorrelationOf(pairs));

    /// <summary>
    /// With weights (i−j)² the table of all categories need not be drawn up: the observed disagreement is the mean of the squared
    /// differences, the expected one that of every first mark with every second.
    /// </summary>
    private static double? KappaOf(IReadOnlyCollection<(decimal First, decimal Second)> pairs)
    {
        var (first, second) = (pairs.Average(pair => pair.First), pairs.Average(pair => pair.Second));
        var observed = pairs.Average(pair => Square(pair.First - pair.Second));
        var expected = pairs.Average(pair => Square(pair.First - first)) + pairs.Average(pair => Square(pair.Second - second))
            + Square(first - second);
        return expected == 0 ? null : (double)(1 - (observed / expected));
    }

    private static double? CorrelationOf(IReadOnlyCollection<(decimal First, decimal Second)> pairs)
    {
        if (pairs.Count < 2)
        {
            return null;
        }

        var mean = pairs.Average(pair => (pair.First + pair.Second) / 2);
        var between = 2 * pairs.Sum(pair => Square(((pair.First + pair.Second) / 2) - mean)) / (pairs.Count - 1);
        var within = pairs.Average(pair => Square(pair.First - pair.Second) / 2);
        return between + within == 0 ? null : (double)((between - within) / (between + within));
    }

    private static decimal Square(decimal value) => value * value;
}
