using Lms.Domain.Exams;

namespace Lms.Features.Marking;

public sealed record BoardPage(
    ExamSitting Sitting, IReadOnlyList<BoardSheet> Sheets, IReadOnlyList<BoardMarker> Markers,
    bool WithTotals, bool MaySeal, bool MayRelease)
{
    public int Locked => Sheets.Count(sheet => sheet.LockedAt is not null);

    public IReadOnlyList<BoardSheet> Of(BoardMarker marker) => [.. Sheets.Where(sheet => sheet.MarkerId == marker.Id)];

    public string NameOf(Guid markerId) => Markers.FirstOrDefault(marker => marker.Id == markerId)?.Name ?? "–";
}

public sealed record BoardMarker(Guid Id, string Name);

public sealed class BoardSheet
{
    public int MaskNumber { get; init; }

    public int Round { get; init; }

    public Guid MarkerId { get; init; }

    public DateTimeOffset? LockedAt { get; init; }

    public int Marked { get; init; }

    /// <summary>Null for those who may not see marks before release.</summary>
    public decimal? Total { get; init; }
}
