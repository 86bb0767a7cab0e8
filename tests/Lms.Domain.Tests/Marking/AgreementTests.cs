using Lms.Domain.Marking;

namespace Lms.Domain.Tests.Marking;

public sealed class AgreementTests
{
    [Fact]
    public void Equal_marks_agree_wholly()
    {
        var agreement = Agreement.Of([(5m, 5m), (7m, 7m), (8.25m, 8.25m)]);

        Assert.Equal((3, 0m, 1d, 1d), (agreement.Scripts, agreement.MeanDifference, agreement.Kappa, agreement.Correlation));
    }

    [Fact]
    public void Opposite_marks_agree_worse_than_chance()
    {
        var agreement = Agreement.Of([(2m, 8m), (8m, 2m), (4m, 6m), (6m, 4m)]);

        Assert.Equal(4m, agreement.MeanDifference);
        Assert.Equal(-1, agreement.Kappa!.Value, 9);
        Assert.Equal(-1, agreement.Correlation!.Value, 9);
    }

    /// <summary>Cohen's formula worked out with its table of categories, as a check on the short one.</summary>
    [Fact]
    public void Kappa_is_the_one_of_the_table_of_categories()
    {
        var random = new Random(41);
        var pairs = Enumerable.Range(0, 60).Select(_ => Pair(random)).ToList();

        Assert.Equal(KappaByTable(pairs), Agreement.Of(pairs).Kappa!.Value, 9);
    }

    /// <summary>Six scripts worked by hand: their means 5.5, 3.5, 6, 4, 7.5 and 4 lie 11.708333 in squares about 5.083333.</summary>
    [Fact]
    public void Correlation_is_that_of_one_way_analysis_of_variance()
    {
        var agreement = Agreement.Of([(9m, 2m), (6m, 1m), (8m, 4m), (7m, 1m), (10m, 5m), (6m, 2m)]);

        const double between = 2 * 11.7083333333333 / 5;
        const double within = (49 + 25 + 16 + 36 + 25 + 16) / 12d;
        Assert.Equal((between - within) / (between + within), agreement.Correlation!.Value, 9);
    }

    [Fact]
    public void Where_marks_do_not_vary_there_is_nothing_to_agree_on()
    {
        var agreement = Agreement.Of([(5m, 5m), (5m, 5m)]);

        Assert.Null(agreement.Kappa);
        Assert.Null(agreement.Correlation);
    }

    [Fact]
    public void Of_no_pair_nothing_is_told() => Assert.Equal(Agreement.None, Agreement.Of([]));

    [Fact]
    public void One_pair_has_no_correlation() => Assert.Null(Agreement.Of([(5m, 6m)]).Correlation);

    private static (decimal, decimal) Pair(Random random)
    {
        var first = random.Next(0, 41);
        return (first * 0.25m, Math.Clamp(first + random.Next(-6, 7), 0, 40) * 0.25m);
    }

    private static double KappaByTable(List<(decimal First, decimal Second)> pairs)
    {
        const int categories = 41;
        var (table, rows, columns) = (new double[categories, categories], new double[categories], new double[categories]);
        foreach (var (first, second) in pairs)
        {
            table[(int)(first * 4), (int)(second * 4)]++;
            rows[(int)(first * 4)]++;
            columns[(int)(second * 4)]++;
        }

        var (observed, expected) = (0d, 0d);
        for (var row = 0; row < categories; row++)
        {
            for (var column = 0; column < categories; column++)
            {
                var weight = Math.Pow(row - column, 2) / Math.Pow(categories - 1, 2);
                observed += weight * table[row, column];
                expected += weight * rows[row] * columns[column] / pairs.Count;
            }
        }

        return 1 - (observed / expected);
    }
}
