using Lms.Domain.Exams;

namespace Lms.Domain.Marking;

/// <summary>Which scripts of a sitting were found alike, when its head last had them compared.</summary>
public sealed class ScriptComparison : ICentreOwned
{
    /// <summary>Of many pairs the most alike are kept.</summary>
    public const int MostPairs = 200;

    private readonly List<SimilarPair> pairs = [];

    private ScriptComparison()
    {
    }

    public ScriptComparison(ExamSitting sitting)
    {
        CentreId = sitting.CentreId;
        ExamSittingId = sitting.Id;
    }

    public Guid CentreId { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public DateTimeOffset ComparedAt { get; private set; }

    public IReadOnlyList<SimilarPair> Pairs => pairs;

    /// <summary>Takes what was found in place of what was found before.</summary>
    public void Take(IEnumerable<(Guid First, Guid Second, int Percent)> found, DateTimeOffset now)
    {
        pairs.Clear();
        pairs.AddRange(found.Take(MostPairs).Select(pair => new SimilarPair(CentreId, ExamSittingId, pair.First, pair.Second, pair.Percent)));
        ComparedAt = now;
    }
}

/// <summary>Two scripts that are alike.</summary>
public sealed class SimilarPair : ICentreOwned
{
    private SimilarPair()
    {
    }

    internal SimilarPair(Guid centreId, Guid sittingId, Guid first, Guid second, int percent)
    {
        CentreId = centreId;
        ExamSittingId = sittingId;
        FirstId = first;
        SecondId = second;
        Percent = percent;
    }

    public Guid CentreId { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid FirstId { get; private set; }

    public Guid SecondId { get; private set; }

    /// <summary>Of the passages of whichever has fewer of its own, those that the other has too; 1 to 100.</summary>
    public int Percent { get; private set; }
}
