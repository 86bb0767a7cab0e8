using Lms.Domain.Classes;
using Lms.Domain.Organisation;

namespace Lms.Features.Attendance;

/// <summary>The class's register (sổ điểm danh): some of its trainees by some of its sessions, with totals over all of them.</summary>
public sealed class ClassRegister
{
    /// <summary>Trainees on a page.</summary>
    public const int Size = 40;

    /// <summary>Sessions beside one another: what a screen and a sheet of paper hold.</summary>
    public const int Columns = 12;

    public required Guid ClassId { get; init; }

    public required string ClassName { get; init; }

    public required string ClassCode { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>All of them, the first first.</summary>
    public required IReadOnlyList<RegisterSession> Sessions { get; init; }

    public required AttendanceRules Rules { get; init; }

    /// <summary>Least share of the sessions that the policy asks for, in percent.</summary>
    public required int Least { get; init; }

    public int Trainees { get; set; }

    public int Page { get; set; }

    public string Find { get; set; } = "";

    /// <summary>Which columns are shown, from 1.</summary>
    public int Block { get; set; }

    public IReadOnlyList<RegisterTrainee> Rows { get; set; } = [];

    public int Blocks => Math.Max(1, (Sessions.Count + Columns - 1) / Columns);

    public IEnumerable<RegisterSession> Shown => Sessions.Skip((Block - 1) * Columns).Take(Columns);

    public int Taken => Sessions.Count(session => session.Counts(Now));

    /// <summary>The block with the last session that has begun.</summary>
    public int LatestBlock => Math.Max(1, (Sessions.Count(session => session.StartsAt <= Now) + Columns - 1) / Columns);

    public AttendanceShare ShareOf(RegisterTrainee trainee) =>
        AttendanceShare.Of(Sessions.Where(session => session.Counts(Now)).Select(session => trainee.MarkAt(session.Id)), Rules);
}

/// <param name="Number">From 1, by time.</param>
/// <param name="IsTaken">Somebody was marked at it.</param>
/// <param name="IsMine">Its attendance is the reader's to take.</param>
public sealed record RegisterSession(int Number, Guid Id, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsTaken, bool IsMine)
{
    /// <summary>Once it is over: leave may be written before it, and while a code is open most have still to come in.</summary>
    public bool Counts(DateTimeOffset now) => IsTaken && EndsAt <= now;
}

public sealed record RegisterTrainee(Guid Id, string FullName, string Code, string? Unit)
{
    public IReadOnlyDictionary<Guid, AttendanceMark> Marks { get; init; } = new Dictionary<Guid, AttendanceMark>();

    public AttendanceMark? MarkAt(Guid sessionId) => Marks.TryGetValue(sessionId, out var mark) ? mark : null;
}

/// <summary>A cell of the register.</summary>
/// <param name="Mark">Null when nothing was written.</param>
/// <param name="IsPast">The session has begun: then something is missing.</param>
public sealed record RegisterCell(AttendanceMark? Mark, bool IsPast);
