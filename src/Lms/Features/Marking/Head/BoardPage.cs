using Lms.Domain.Exams;
using Lms.Domain.Marking;

namespace Lms.Features.Marking.Head;

/// <summary>How far the marking is, and what is left; marks stand nowhere on it.</summary>
/// <param name="Sheets">One page of them, by mask number.</param>
public sealed record BoardPage(
    ExamSitting Sitting, IReadOnlyList<BoardMarker> Markers, IReadOnlyList<BoardStanding> Standings, IReadOnlyList<BoardSheet> Sheets, int Page, DateTimeOffset Now)
{
    public const int Size = 50;

    public bool IsHead { get; init; }

    public bool MaySeal { get; init; }

    public bool MayRelease { get; init; }

    public bool MayReadMasks { get; init; }

    public int Given => Standings.Sum(standing => standing.Sheets);

    public int Locked => Markers.Sum(marker => marker.Locked);

    public int Scripts => Standings.Sum(standing => standing.Scripts);

    public int Settled => Count(ScriptStanding.Agreed) + Count(ScriptStanding.Settled);

    public bool AllSettled => Scripts > 0 && Settled == Scripts;

    /// <summary>Scripts with a first sheet only: sealed when there was one round.</summary>
    public int WithoutSecond => Sitting.ReleasedAt is not null ? 0 : Standings.Sum(standing => standing.WithoutSecond);

    public int Count(ScriptStanding standing) => Standings
        .Where(found => found.State is { } state ? standing.States().Contains(state) : standing == ScriptStanding.Waiting)
        .Sum(found => found.Scripts);
}

/// <summary>A marker with their share.</summary>
public sealed class BoardMarker
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string GivenName { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public int Given { get; init; }

    public int Locked { get; init; }

    /// <summary>Sheets locked within a day and a night.</summary>
    public int LastDay { get; init; }

    public DateTimeOffset? FirstLockedAt { get; init; }

    /// <summary>At the pace since the first of these sheets was locked, a whole day at least; null while none is, or none is left.</summary>
    public int? DaysLeft(DateTimeOffset now) => FirstLockedAt is { } first && Locked < Given
        ? (int)Math.Ceiling((Given - Locked) * Math.Max(1, (now - first).TotalDays) / Locked)
        : null;
}

/// <summary>How many scripts have come how far.</summary>
public sealed class BoardStanding
{
    /// <summary>Null while the first two sheets are not both locked.</summary>
    public ReconciliationState? State { get; init; }

    public int Scripts { get; init; }

    public int WithoutSecond { get; init; }

    public int Sheets { get; init; }
}

public sealed class BoardSheet
{
    public int MaskNumber { get; init; }

    public int Round { get; init; }

    public string Marker { get; init; } = "";

    public DateTimeOffset? LockedAt { get; init; }

    public int Marked { get; init; }
}
