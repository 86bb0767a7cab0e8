using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;

namespace Lms.Features.Marking.Watching;

/// <param name="Points">The most that the paper earns.</param>
/// <param name="Distribution">Of the marks of both rounds; null while no script has two.</param>
/// <param name="Outliers">The scripts whose sheets lie furthest apart.</param>
/// <param name="Scripts">All of the sitting, compared or not.</param>
/// <param name="Common">Those that all marked first; they are not compared.</param>
public sealed record AgreementPage(
    ExamSitting Sitting, decimal Points, ReconciliationRules Rules, Agreement Agreement, MarkDistribution? Distribution,
    IReadOnlyList<WatchedMarker> Markers, IReadOnlyList<ComparedPair> Outliers, int Scripts, int Common)
{
    public const int MostOutliers = 10;

    /// <summary>A marker whose marks lie further than this from the others' on the average is pointed out: a twentieth of the scale.</summary>
    public decimal Noticeable => Rules.Scale / 20;

    /// <summary>The widest stretch of the charts, so that all are drawn to one scale.</summary>
    public decimal Widest => Math.Max(Noticeable * 2, Markers.SelectMany(marker => marker.Severity.Steps).Select(Math.Abs).DefaultIfEmpty().Max());
}

public sealed record WatchedMarker(string Name, Severity Severity);

/// <summary>A script with its first two sheets.</summary>
public sealed record ComparedPair(int MaskNumber, ComparedSheet First, ComparedSheet Second)
{
    public decimal Difference => Math.Abs(First.Total - Second.Total);

    public (Guid MarkerId, ComparedMark Mark) SeenFrom(ComparedSheet own) =>
        (own.MarkerId, new ComparedMark(own.Total, (ReferenceEquals(own, First) ? Second : First).Total, own.LockedAt));
}

/// <summary>A locked sheet of a script that both markers have locked.</summary>
public sealed class ComparedSheet
{
    public int MaskNumber { get; init; }

    public Guid MarkerId { get; init; }

    public int Round { get; init; }

    public DateTimeOffset LockedAt { get; init; }

    public decimal Total { get; init; }
}
