using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;

namespace Lms.Features.Results;

public sealed record SittingResultsPage(SittingHeading Sitting, IReadOnlyList<CandidateResult> Rows, PinnedBands Bands)
{
    public int Marked => Rows.Count(row => row.Mark is not null);

    public IReadOnlyList<CandidateResult> Disciplined { get; } = [.. Rows.Where(row => row.Discipline is not null)];

    public int Absent => Rows.Count - Marked;

    /// <summary>From the best band down, those without anybody too.</summary>
    public IEnumerable<(ClassificationBand Band, int Count)> Counts => Bands.For(Sitting.Id)
        .OrderByDescending(band => band.From)
        .Select(band => (band, Rows.Count(row => row.Classification == band.Code)));

    public decimal Share(int count) => Marked == 0 ? 0 : Math.Round(count * 100m / Marked, 2, MidpointRounding.AwayFromZero);
}

public sealed class SittingHeading
{
    public Guid Id { get; init; }

    public string Title { get; init; } = "";

    public string ClassName { get; init; } = "";

    public DateTimeOffset WrittenOn { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }
}

public sealed class CandidateResult
{
    public int Number { get; init; }

    public string Code { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string GivenName { get; init; } = "";

    public string? Unit { get; init; }

    /// <summary>Null for a candidate who did not come.</summary>
    public decimal? Mark { get; init; }

    public string? Classification { get; init; }

    public decimal? Earned { get; init; }

    public IncidentKind? Discipline { get; init; }

    public decimal? DeductedPercent { get; init; }
}
