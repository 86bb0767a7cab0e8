using Lms.Domain.Organisation;

namespace Lms.Domain.Classes;

/// <summary>What a register (sổ điểm danh) holds of a trainee at a session [domain notes §3].</summary>
public enum AttendanceMark
{
    /// <summary>Có mặt.</summary>
    Present = 1,

    /// <summary>Muộn.</summary>
    Late,

    /// <summary>Vắng có phép.</summary>
    Excused,

    /// <summary>Vắng không phép.</summary>
    Unexcused,
}

/// <summary>How a mark came into the register.</summary>
public enum AttendanceSource
{
    /// <summary>Written by the session's lecturer or the office: final against the other two.</summary>
    Manual = 1,

    /// <summary>The trainee gave the code that stood in the hall.</summary>
    Code,

    /// <summary>The trainee was in the session's room on line, and the lecturer took that over.</summary>
    Presence,
}

/// <summary>
/// A trainee's mark (điểm danh) at one session. Code and presence make a record where there is none, and never change one; only a
/// hand does, and who changed what stands in the audit log.
/// </summary>
public sealed class AttendanceRecord : ICentreOwned
{
    /// <summary>
    /// So long before the session begins, and after it ends, attendance may be taken: people come early, and lectures run over. The
    /// centre's habit, no regulation's.
    /// </summary>
    public static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    private AttendanceRecord()
    {
    }

    private AttendanceRecord(
        ClassSession session, Enrolment place, AttendanceMark mark, AttendanceSource source, Guid by, DateTimeOffset now)
    {
        CentreId = session.CentreId;
        ClassId = session.ClassId;
        ClassSessionId = session.Id;
        PersonId = place.PersonId;
        Write(mark, source, by, now);
    }

    public Guid CentreId { get; private set; }

    public Guid ClassId { get; private set; }

    public Guid ClassSessionId { get; private set; }

    public Guid PersonId { get; private set; }

    public AttendanceMark Mark { get; private set; }

    public AttendanceSource Source { get; private set; }

    public DateTimeOffset MarkedAt { get; private set; }

    /// <summary>Who wrote it; the trainee, when they gave the code.</summary>
    public Guid MarkedBy { get; private set; }

    /// <summary>1 for the first writing, one more with each change: whoever saw an earlier one does not write over it.</summary>
    public int Revision { get; private set; }

    /// <summary>Present, or late from the policy's minutes after the beginning.</summary>
    public static AttendanceRecord ByCode(ClassSession session, Enrolment place, AttendanceRules rules, DateTimeOffset now)
    {
        RequireInClass(session, place);
        RequireTime(session, now);
        var mark = now < session.StartsAt + rules.LateAfter ? AttendanceMark.Present : AttendanceMark.Late;
        return new AttendanceRecord(session, place, mark, AttendanceSource.Code, place.PersonId, now);
    }

    public static AttendanceRecord ByPresence(
        ClassSession session, Enrolment place, PresentMinutes minutes, AttendanceRules rules, Guid by, DateTimeOffset now)
    {
        RequireInClass(session, place);
        if (!minutes.Reach(rules.PresencePercent))
        {
            throw new RuleBrokenException("AttendanceRecord.TooShortInRoom", rules.PresencePercent);
        }

        return new AttendanceRecord(session, place, AttendanceMark.Present, AttendanceSource.Presence, by, now);
    }

    public static AttendanceRecord ByHand(ClassSession session, Enrolment place, AttendanceMark mark, Guid by, DateTimeOffset now)
    {
        RequireInClass(session, place);
        RequireHand(session, place.PersonId, mark, by, now);
        return new AttendanceRecord(session, place, mark, AttendanceSource.Manual, by, now);
    }

    /// <summary>By hand, whatever it was and however it came. The same mark once more makes one that came by code final.</summary>
    /// <returns>The mark before.</returns>
    public AttendanceMark Correct(ClassSession session, Enrolment place, AttendanceMark mark, Guid by, DateTimeOffset now)
    {
        RequireInClass(session, place);
        RequireHand(session, PersonId, mark, by, now);
        var former = Mark;
        Write(mark, AttendanceSource.Manual, by, now);
        return former;
    }

    private void Write(AttendanceMark mark, AttendanceSource source, Guid by, DateTimeOffset now)
    {
        (Mark, Source, MarkedBy, MarkedAt) = (mark, source, by, now.ToUniversalTime());
        Revision++;
    }

    private static void RequireInClass(ClassSession session, Enrolment place)
    {
        if (place.CentreId != session.CentreId || place.ClassId != session.ClassId || place.LeftAt is not null)
        {
            throw new RuleBrokenException("AttendanceRecord.NotInClass");
        }
    }

    private static void RequireTime(ClassSession session, DateTimeOffset now)
    {
        if (now < session.StartsAt - Margin || now >= session.EndsAt + Margin)
        {
            throw new RuleBrokenException("AttendanceRecord.NotTheTime", session.StartsAt, session.EndsAt);
        }
    }

    // Leave is asked for beforehand; whether somebody came is known when the session is there, and may be put right long after.
    private static void RequireHand(ClassSession session, Guid personId, AttendanceMark mark, Guid by, DateTimeOffset now)
    {
        if (personId == by)
        {
            throw new RuleBrokenException("AttendanceRecord.NotOneself");
        }

        if (mark != AttendanceMark.Excused && now < session.StartsAt - Margin)
        {
            throw new RuleBrokenException("AttendanceRecord.NotBegun", session.StartsAt);
        }
    }
}
