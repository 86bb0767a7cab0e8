using Lms.Data;
using Lms.Data.Discussions;
using Lms.Data.Films;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Home;

/// <summary>Gathers a person's day in four statements at most, in five while a room of theirs is open.</summary>
public sealed class TodayQuery(LmsDbContext db, MattersQuery matters, RoomReads reads, TimeProvider clock)
{
    private const int DaysAhead = 7;
    private const int MostSessions = 12;

    public async Task<TodayPage> For(CurrentUser me, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return new TodayPage(
            me.GivenName,
            now,
            await Sessions(me, now, stop),
            await matters.For(me, now, stop),
            me.Is(Role.Trainee) ? await Courses(me, now, stop) : [],
            me.IsAnyOf(Role.AcademicOffice, Role.Director, Role.DeputyDirector));
    }

    /// <summary>Own sessions of today and the next days; who runs the centre sees everybody's of today too.</summary>
    private async Task<IReadOnlyList<TodaySession>> Sessions(CurrentUser me, DateTimeOffset now, CancellationToken stop)
    {
        var (centreId, personId) = (me.CentreId, me.PersonId);
        var (teaches, learns) = (me.Is(Role.Lecturer), me.Is(Role.Trainee));
        var runs = me.IsAnyOf(Role.AcademicOffice, Role.Director, Role.DeputyDirector);
        var today = SchoolTime.Day(now);
        var dawn = SchoolTime.At(today, TimeOnly.MinValue);
        var (midnight, horizon) = (dawn.AddDays(1), dawn.AddDays(1 + DaysAhead));
        var sessions = await db.Sessions.AsNoTracking()
            .Where(session => session.CentreId == centreId && session.StartsAt >= dawn && session.StartsAt < horizon
                && ((runs && session.StartsAt < midnight)
                    || (teaches && session.LecturerId == personId)
                    || (learns && db.Enrolments.Any(place => place.CentreId == centreId && place.ClassId == session.ClassId
                        && place.PersonId == personId && place.LeftAt == null))))
            .OrderBy(session => session.StartsAt).ThenBy(session => session.Id)
            .Take(MostSessions)
            .Select(session => new TodaySession(
                session.Id,
                session.ClassId,
                db.Classes.Where(one => one.CentreId == centreId && one.Id == session.ClassId).Select(one => one.Name).First(),
                session.Title,
                session.StartsAt,
                session.EndsAt,
                session.Room,
                db.People.Where(person => person.Id == session.LecturerId).Select(person => person.FullName).First(),
                session.LessonPlanId != null,
                teaches && session.LecturerId == personId,
                db.Rooms.Any(room => room.CentreId == centreId && room.ClassSessionId == session.Id
                    && room.OpenedAt != null && room.ClosedAt == null),
                learns && db.AttendanceCodes.Any(code => code.CentreId == centreId && code.ClassSessionId == session.Id
                    && code.OpenedAt != null && code.ClosedAt == null)
                    && !db.AttendanceRecords.Any(record => record.CentreId == centreId && record.ClassSessionId == session.Id && record.PersonId == personId),
                (teaches && session.LecturerId == personId)
                    || (learns && db.Enrolments.Any(place => place.CentreId == centreId && place.ClassId == session.ClassId
                        && place.PersonId == personId && place.LeftAt == null)) ? session.MeetingUrl : null)
            {
                IsOutdated = teaches && session.LecturerId == personId && db.OutdatedPlans(centreId, today).Any(plan => plan.Id == session.LessonPlanId),
            })
            .ToListAsync(stop);
        var unread = await reads.Unread(centreId, personId, [.. sessions.Where(session => (session.IsMine || learns) && session.RoomIsOpen).Select(session => session.Id)], stop);
        return sessions.ConvertAll(session => session with
        {
            MeetingUrl = session.IsOver(now) && !session.RoomIsOpen ? null : session.MeetingUrl,
            NewPosts = unread.GetValueOrDefault(session.Id),
        });
    }

    private async Task<IReadOnlyList<Course>> Courses(CurrentUser me, DateTimeOffset now, CancellationToken stop)
    {
        var (centreId, personId, today) = (me.CentreId, me.PersonId, SchoolTime.Day(now));
        var counted = db.ReadParts.CountedBy((await db.PoliciesOn(centreId, today, stop)).Films, db);
        return await db.Classes.AsNoTracking()
            .Where(one => one.CentreId == centreId && one.Closes >= today
                && one.Enrolments.Any(place => place.PersonId == personId && place.LeftAt == null))
            .OrderBy(one => one.Opens).ThenBy(one => one.Id)
            .Select(one => new Course(
                one.Id,
                one.Name,
                one.Closes,
                db.LessonPlans.Count(plan => plan.CentreId == centreId
                    && one.Sessions.Any(session => session.LessonPlanId == plan.Id)
                    && plan.Parts.All(part => counted.Any(read => read.CentreId == centreId
                        && read.LessonPartId == part.Id && read.PersonId == personId))),
                db.LessonPlans.Count(plan => plan.CentreId == centreId && one.Sessions.Any(session => session.LessonPlanId == plan.Id)),
                one.Sessions.Count(session => session.StartsAt <= now),
                one.Sessions.Count))
            .ToListAsync(stop);
    }
}
