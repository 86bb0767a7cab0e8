using Lms.Domain.Exams;

namespace Lms.Features.Marking;

/// <summary>How far the marking is; marks stand nowhere on it.</summary>
public sealed record BoardPage(ExamSitting Sitting, IReadOnlyList<BoardSheet> Sheets, IReadOnlyList<BoardMarker> Markers, int Settled, DateTimeOffset Now)
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

    /// <summary>Sheets locked within a day and a night.</summary>
    public int LastDay(BoardMarker marker) => Of(marker).Count(sheet => sheet.LockedAt > Now.AddDays(-1));

    /// <summary>At the pace since the first of these sheets was locked, a whole day at least; null while none is, or none is left.</summary>
    public int? DaysLeft(BoardMarker marker)
    {
        var (given, locked) = (Of(marker), Of(marker).Where(sheet => sheet.LockedAt is not null).ToList());
        if (locked.Count == 0 || locked.Count == given.Count)
        {
            return null;
        }

        var days = Math.Max(1, (Now - locked.Min(sheet => sheet.LockedAt!.Value)).TotalDays);
        return (int)Math.Ceiling((given.Count - locked.Count) * days / locked.Count);
    }

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
