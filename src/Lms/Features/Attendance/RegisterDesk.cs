using Lms.Data;
using Lms.Data.Discussions;
using Lms.Domain.Classes;
using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Attendance;

/// <summary>What became of a register that was sent.</summary>
public sealed record SavedRegister(int Written, IReadOnlyList<MissedMark> Missed);

/// <summary>
/// Writes what a window changed in a session's register, and only that: where somebody else has written since the window was
/// opened, theirs stands and is told.
/// </summary>
public sealed class RegisterDesk(LmsDbContext db, RoomPresences presences, TimeProvider clock)
{
    public async Task<SavedRegister> Save(ClassSession session, RegisterForm form, Guid by, CancellationToken stop)
    {
        await using var change = await db.HoldSession(session.CentreId, session.Id, stop);
        var pen = new Pen(session, by, clock.GetUtcNow())
        {
            Records = await db.AttendanceRecords.Where(one => one.CentreId == session.CentreId && one.ClassSessionId == session.Id)
                .ToDictionaryAsync(one => one.PersonId, stop),
            Minutes = form.Proposed ? (await presences.Minutes(session.CentreId, session.Id, clock.GetUtcNow(), stop)).People : [],
            Rules = form.Proposed ? (await db.PoliciesOn(session.CentreId, clock.Today(), stop)).Attendance : null,
        };
        foreach (var listed in await InClass(session, stop))
        {
            Mark(pen, form, listed);
        }

        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return new SavedRegister(pen.Written, pen.Missed);
    }

    private void Mark(Pen pen, RegisterForm form, Listed listed)
    {
        var (person, record) = (listed.Place.PersonId, pen.Records.GetValueOrDefault(listed.Place.PersonId));
        var seen = SeenMark.Read(form.Seen.GetValueOrDefault(person));
        AttendanceMark? chosen = form.Marks.TryGetValue(person, out var mark) ? mark
            : form.Rest && record is null && person != pen.By ? AttendanceMark.Present
            : null;
        if (chosen is not { } wanted || wanted == seen.Mark || wanted == record?.Mark)
        {
            return;
        }

        if ((record?.Revision ?? 0) != seen.Revision)
        {
            pen.Missed.Add(new MissedMark(person, listed.FullName, record!.Mark, record.MarkedAt, wanted));
            return;
        }

        Write(pen, listed, record, wanted);
    }

    private void Write(Pen pen, Listed listed, AttendanceRecord? record, AttendanceMark mark)
    {
        AttendanceMark? former = null;
        if (record is not null)
        {
            former = record.Correct(pen.Session, listed.Place, mark, pen.By, pen.Now);
        }
        else
        {
            db.AttendanceRecords.Add(New(pen, listed.Place, mark));
        }

        db.Record(
            pen.Session.CentreId, pen.By, "AttendanceRecord.Marked", pen.Session.Id, pen.Now, $"{listed.FullName}: {former?.ToString() ?? "–"} → {mark}");
        pen.Written++;
    }

    private static AttendanceRecord New(Pen pen, Enrolment place, AttendanceMark mark) =>
        mark == AttendanceMark.Present && pen.Rules is { } rules && pen.Minutes.TryGetValue(place.PersonId, out var minutes) && minutes.Reach(rules.PresencePercent)
            ? AttendanceRecord.ByPresence(pen.Session, place, minutes, rules, pen.By, pen.Now)
            : AttendanceRecord.ByHand(pen.Session, place, mark, pen.By, pen.Now);

    private Task<List<Listed>> InClass(ClassSession session, CancellationToken stop) => db.Enrolments.AsNoTracking()
        .Where(place => place.CentreId == session.CentreId && place.ClassId == session.ClassId && place.LeftAt == null)
        .Join(db.People, place => place.PersonId, person => person.Id, (place, person) => new Listed(place, person.FullName))
        .ToListAsync(stop);

    private sealed record Listed(Enrolment Place, string FullName);

    /// <summary>One writing of one session's register.</summary>
    private sealed record Pen(ClassSession Session, Guid By, DateTimeOffset Now)
    {
        public required Dictionary<Guid, AttendanceRecord> Records { get; init; }

        public required Dictionary<Guid, PresentMinutes> Minutes { get; init; }

        public required AttendanceRules? Rules { get; init; }

        public List<MissedMark> Missed { get; } = [];

        public int Written { get; set; }
    }
}
