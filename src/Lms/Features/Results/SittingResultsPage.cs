using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;

namespace Lms.Features.Results;

/// <param name="Rows">Of one page, or of all candidates on paper.</param>
/// <param name="Counting">Whose result here counts; another's gave way to that of a later sitting of the exam.</param>
public sealed record SittingResultsPage(
    SittingHeading Sitting, ResultTally Tally, IReadOnlyList<CandidateResult> Rows, PinnedBands Bands, IReadOnlySet<Guid> Counting, int Page = 1)
{
    public const int Size = 50;

    public IReadOnlyList<CandidateResult> Disciplined { get; } = [.. Rows.Where(row => row.Discipline is not null)];

    /// <summary>From the best band down, those without anybody too.</summary>
    public IEnumerable<(ClassificationBand Band, int Count)> Counts => Bands.For(Sitting.Id)
        .OrderByDescending(band => band.From)
        .Select(band => (band, Tally.In(band)));
}

/// <summary>How many candidates of a sitting came to what, over all pages.</summary>
public sealed record ResultTally(IReadOnlyList<ResultCount> Counts)
{
    public int Candidates => Counts.Sum(count => count.Candidates);

    public int Marked => Counts.Where(count => count.Classification is not null).Sum(count => count.Candidates);

    public int Postponed => Counts.Where(count => count.IsPostponed).Sum(count => count.Candidates);

    public int Absent => Candidates - Marked - Postponed;

    public int In(ClassificationBand band) => Counts.Where(count => count.Classification == band.Code).Sum(count => count.Candidates);

    public decimal Share(int count) => Marked == 0 ? 0 : Math.Round(count * 100m / Marked, 2, MidpointRounding.AwayFromZero);
}

/// <param name="Classification">Null for those without a result.</param>
public sealed record ResultCount(string? Classification, bool IsPostponed, int Candidates);

public sealed class SittingHeading
{
    public Guid CentreId { get; init; }

    public Guid Id { get; init; }

    public string Title { get; init; } = "";

    public string ClassName { get; init; } = "";

    public Guid FirstId { get; init; }

    public DateTimeOffset WrittenOn { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }
}

public sealed class CandidateResult
{
    public Guid PersonId { get; init; }

    public int Number { get; init; }

    public FollowUpReason? CameFor { get; init; }

    public bool IsPostponed { get; init; }

    public string Code { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string GivenName { get; init; } = "";

    public string? Unit { get; init; }

    /// <summary>Null for a candidate who did not come or was excused.</summary>
    public decimal? Mark { get; init; }

    public string? Classification { get; init; }

    public decimal? Earned { get; init; }

    public IncidentKind? Discipline { get; init; }

    public decimal? DeductedPercent { get; init; }

    /// <summary>What counted before an appeal changed it; null when none did.</summary>
    public decimal? Former { get; init; }
}
