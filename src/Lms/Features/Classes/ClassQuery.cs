using Lms.Data;
using Lms.Data.Discussions;
using Lms.Data.Films;
using Lms.Data.Scopes;
using Lms.Domain.Classes;
using Lms.Domain.Discussions;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Classes;

/// <summary>Gathers the class page in three statements; in four for trainees, by the rule on what counts as read, for the office, which is warned of overlaps, and for those who may have missed something said in a room.</summary>
public sealed class ClassQuery(LmsDbContext db, RoomReads reads, TimeProvider clock)
{
    /// <summary>Lecturers and those who run the centre see units and duties; classmates see names.</summary>
    public static readonly Role[] SeeDuties = [Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Lecturer];

    public async Task<ClassPage?> Find(CurrentUser me, Guid id, CancellationToken stop)
    {
        var page = await Head(me, id, stop);
        if (page is null)
        {
            return null;
        }

        page.Now = clock.GetUtcNow();
        page.MayChange = me.Is(Role.AcademicOffice);
        page.SeesDuties = me.IsAnyOf(SeeDuties);
        page.Sessions = await Sessions(me, id, stop);
        page.Trainees = await (page.SeesDuties ? WithDuties(me.CentreId, id) : Names(me.CentreId, id)).ToListAsync(stop);
        page.Studies = page.Trainees.Any(trainee => trainee.Id == me.PersonId);
        page.Overlaps = page.MayChange ? await Overlaps(me.CentreId, id, stop) : [];
        return page;
    }

    /// <summary>The class's trainees with their duties, to be read one by one. Who may see them is the caller's to ask.</summary>
    public IAsyncEnumerable<ListedTrainee> Roll(Guid centreId, Guid classId) => WithDuties(centreId, classId).AsAsyncEnumerable();

    private Task<ClassPage?> Head(CurrentUser me, Guid id, CancellationToken stop) => db.Classes.AsNoTracking()
        .VisibleTo(me)
        .Where(one => one.Id == id)
        .Join(
            db.Programmes,
            one => new { one.CentreId, Id = one.ProgrammeId },
            programme => new { programme.CentreId, programme.Id },
            (one, programme) => new ClassPage
            {
                Id = one.Id,
                Name = one.Name,
                Code = one.Code,
                Opens = one.Opens,
                Closes = one.Closes,
                ProgrammeId = programme.Id,
                Programme = programme.Name,
                Periods = programme.Periods,
                Lessons = programme.Lessons.Count,
            })
        .SingleOrDefaultAsync(stop);

    private async Task<IReadOnlyList<ListedSession>> Sessions(CurrentUser me, Guid id, CancellationToken stop)
    {
        var (centreId, personId, office) = (me.CentreId, me.PersonId, me.Is(Role.AcademicOffice));
        var runs = me.IsAnyOf(Role.AcademicOffice, Role.Director, Role.DeputyDirector);
        var (warns, today) = (me.IsAnyOf(SeeDuties), clock.Today());
        var own = Places(centreId, id).Where(place => place.PersonId == personId);
        var counted = db.ReadParts.CountedBy(me.Is(Role.Trainee) ? (await db.PoliciesOn(centreId, today, stop)).Films : null, db);
        var sessions = await db.Sessions.AsNoTracking()
            .Where(session => session.CentreId == centreId && session.ClassId == id)
            .OrderBy(session => session.StartsAt).ThenBy(session => session.Id)
            .Select(session => new ListedSession(
                session.Id,
                session.Title,
                session.StartsAt,
                session.EndsAt,
                session.Room,
                db.People.Where(person => person.Id == session.LecturerId).Select(person => person.FullName).First(),
                session.LessonPlanId,
                db.LessonParts.Count(part => part.CentreId == centreId && part.LessonPlanId == session.LessonPlanId),
                counted.Count(read => read.CentreId == centreId && read.ClassSessionId == session.Id && read.PersonId == personId),
                db.Rooms.Where(room => room.CentreId == centreId && room.ClassSessionId == session.Id).Select(room => room.OpenedAt).FirstOrDefault(),
                db.Rooms.Where(room => room.CentreId == centreId && room.ClassSessionId == session.Id).Select(room => room.ClosedAt).FirstOrDefault(),
                office || session.LecturerId == personId,
                (runs || session.LecturerId == personId || own.Any())
                    && db.RoomEvents.Any(line => line.CentreId == centreId && line.ClassSessionId == session.Id
                        && (line.Kind == RoomEventKind.Post || line.Kind == RoomEventKind.QuestionAsked || line.Kind == RoomEventKind.PollOpened)),
                session.LecturerId == personId || own.Any() ? session.MeetingUrl : null)
            {
                IsOutdated = warns && db.OutdatedPlans(centreId, today).Any(plan => plan.Id == session.LessonPlanId),
            })
            .ToListAsync(stop);
        var unread = await reads.Unread(centreId, personId, [.. sessions.Where(session => me.IsAnyOf(Role.Trainee, Role.Lecturer) && session.RoomOpenedAt is not null).Select(session => session.Id)], stop);
        return sessions.ConvertAll(session => session with { NewPosts = unread.GetValueOrDefault(session.Id) });
    }

    private IQueryable<ListedTrainee> WithDuties(Guid centreId, Guid classId)
    {
        var today = clock.Today();
        return from place in Places(centreId, classId)
               join person in db.People on place.PersonId equals person.Id
               from unit in db.HomeUnits(centreId, today).Where(unit => unit.PersonId == place.PersonId).DefaultIfEmpty()
               from duty in db.DutyAssignments.HeldOn(centreId, today).SpeakingFirst()
                   .Where(duty => duty.PersonId == person.Id).Take(1).DefaultIfEmpty()
               orderby person.GivenName, person.FamilyName, person.Code
               select new ListedTrainee(person.Id, person.FullName, person.Code, unit.Name, duty.Position, duty.Duty);
    }

    private IQueryable<ListedTrainee> Names(Guid centreId, Guid classId) =>
        from place in Places(centreId, classId)
        join person in db.People on place.PersonId equals person.Id
        orderby person.GivenName, person.FamilyName, person.Code
        select new ListedTrainee(person.Id, person.FullName, null, null, null, null);

    private IQueryable<Enrolment> Places(Guid centreId, Guid classId) => db.Enrolments.AsNoTracking()
        .Where(place => place.CentreId == centreId && place.ClassId == classId && place.LeftAt == null);

    private async Task<IReadOnlyList<Overlap>> Overlaps(Guid centreId, Guid classId, CancellationToken stop) => await (
        from session in db.Sessions.AsNoTracking()
        where session.CentreId == centreId && session.ClassId == classId && session.EndsAt > clock.GetUtcNow()
        from other in db.Sessions
        where other.CentreId == centreId && other.Id != session.Id
            && other.StartsAt < session.EndsAt && session.StartsAt < other.EndsAt
            && (other.LecturerId == session.LecturerId || (other.Room != "" && other.Room == session.Room))
        orderby session.StartsAt, session.Id, other.Id
        select new Overlap(
            session.Id,
            session.Title,
            session.StartsAt,
            other.Title,
            db.Classes.Where(one => one.CentreId == centreId && one.Id == other.ClassId).Select(one => one.Name).First(),
            other.Room != "" && other.Room == session.Room,
            other.LecturerId == session.LecturerId)).ToListAsync(stop);
}
