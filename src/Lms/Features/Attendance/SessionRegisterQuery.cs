using Lms.Data;
using Lms.Data.Discussions;
using Lms.Domain.Classes;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Attendance;

/// <summary>Gathers a session's register: one row a trainee, however many have marked it already.</summary>
public sealed class SessionRegisterQuery(LmsDbContext db, RoomPresences presences, TimeProvider clock)
{
    private const int LongestFind = 100;

    public async Task<SessionRegister> Of(SeenSession seen, string path, string? find, bool propose, CancellationToken stop)
    {
        var (session, now) = (seen.Session, clock.GetUtcNow());
        var rules = (await db.PoliciesOn(session.CentreId, clock.Today(), stop)).Attendance;
        var (held, minutes) = await presences.Minutes(session.CentreId, session.Id, now, stop);
        var code = await db.AttendanceCodes.AsNoTracking()
            .SingleOrDefaultAsync(code => code.CentreId == session.CentreId && code.ClassSessionId == session.Id, stop);
        return new SessionRegister
        {
            Of = seen,
            Path = path,
            Rows = (await Rows(session).ToListAsync(stop)).ConvertAll(row => With(row, minutes, propose ? rules.PresencePercent : null)),
            Held = held,
            PresencePercent = rules.PresencePercent,
            CodeIsOpen = code?.IsOpen(session, now) == true,
            HasBegun = session.StartsAt - AttendanceRecord.Margin <= now,
            Find = find is { Length: > LongestFind } ? find[..LongestFind] : find?.Trim() ?? "",
            Proposes = propose && held > 0,
        };
    }

    private static RegisterRow With(RegisterRow row, Dictionary<Guid, PresentMinutes> minutes, int? proposedFrom) =>
        !minutes.TryGetValue(row.PersonId, out var there)
            ? row
            : row with { Minutes = there, IsProposed = row.Mark is null && proposedFrom is { } percent && there.Reach(percent) };

    private IQueryable<RegisterRow> Rows(ClassSession session) =>
        from place in db.Enrolments.AsNoTracking()
        where place.CentreId == session.CentreId && place.ClassId == session.ClassId && place.LeftAt == null
        join person in db.People on place.PersonId equals person.Id
        from record in db.AttendanceRecords
            .Where(one => one.CentreId == session.CentreId && one.ClassSessionId == session.Id && one.PersonId == person.Id).DefaultIfEmpty()
        from marker in db.People.Where(one => one.Id == record.MarkedBy).DefaultIfEmpty()
        orderby person.GivenName, person.FamilyName, person.Code
        select new RegisterRow(
            person.Id, person.FullName, person.Code, person.SearchText, record == null ? null : record.Mark, record == null ? null : record.Source,
            record == null ? null : record.MarkedAt, marker == null ? null : marker.FullName, record == null ? 0 : record.Revision);
}
