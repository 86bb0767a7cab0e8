using Lms.Domain.Exams;

namespace Lms.Features.Marking;

/// <summary>How far the marking is; marks stand nowhere on it.</summary>
public sealed record BoardPage(ExamSitting Sitting, IReadOnlyList<BoardSheet> Sheets, IReadOnlyList<BoardMarker> Markers, int Settled)
{
    public bool IsHead { get; init; }

    public bool MaySeal { get; init; }

    public bool MayRelease { get; init; }

    public bool MayReadMasks { get; init; }

    public int Locked => Sheets.Count(sheet => sheet.LockedAt is not null);

    public int Scripts => Sheets.Select(sheet => sheet.MaskNumber).Distinct().Count();

    public bool AllSettled => Scripts > 0 && Settled == Scripts;

    /// <summary>Scripts with a first sheet only: sealed when there was one round.</summary>
    public int WithoutSecond => Sitting.ReleasedAt is not null ? 0
        : Sheets.GroupBy(sheet => sheet.MaskNumber).Count(script => script.All(sheet => sheet.Round == 1));

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
}
