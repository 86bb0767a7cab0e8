using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Classes;
using Lms.Domain.Language;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Attendance;

/// <summary>Gathers a class's register in a fixed number of statements, however many trainees and sessions it has.</summary>
public sealed class ClassRegisterQuery(LmsDbContext db, TimeProvider clock)
{
    /// <summary>Whole registers are for those who teach and run the class; trainees see their own line.</summary>
    public static readonly Role[] SeeAll = [Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Lecturer];

    private const int LongestFind = 100;

    /// <summary>Null for strangers. The page has no rows yet.</summary>
    public async Task<ClassRegister?> Head(CurrentUser me, Guid classId, CancellationToken stop)
    {
        var one = await db.Classes.AsNoTracking().VisibleTo(me).Where(one => one.Id == classId)
            .Select(one => new { one.Name, one.Code }).SingleOrDefaultAsync(stop);
        if (one is null)
        {
            return null;
        }

        var policies = await db.PoliciesOn(me.CentreId, clock.Today(), stop);
        return new ClassRegister
        {
            ClassId = classId,
            ClassName = one.Name,
            ClassCode = one.Code,
            Now = clock.GetUtcNow(),
            Sessions = await Sessions(me, classId, stop),
            Rules = policies.Attendance,
            Least = policies.Eligibility,
        };
    }

    public async Task Fill(CurrentUser me, ClassRegister register, int page, string? find, CancellationToken stop)
    {
        register.Find = find?.Trim() is { } typed ? typed[..Math.Min(typed.Length, LongestFind)] : "";
        var found = Trainees(me.CentreId, register.ClassId, register.Find);
        register.Trainees = await found.CountAsync(stop);
        register.Page = Math.Clamp(page, 1, Math.Max(1, (register.Trainees + ClassRegister.Size - 1) / ClassRegister.Size));
        register.Rows = await WithMarks(
            me.CentreId, register, found.Skip((register.Page - 1) * ClassRegister.Size).Take(ClassRegister.Size), stop);
    }

    /// <summary>Every trainee, for the file to take along.</summary>
    public async Task<IReadOnlyList<RegisterTrainee>> All(CurrentUser me, ClassRegister register, CancellationToken stop) =>
        await WithMarks(me.CentreId, register, Trainees(me.CentreId, register.ClassId, ""), stop);

    /// <summary>The reader's own marks; null when they are not in the class.</summary>
    public async Task<RegisterTrainee?> Own(CurrentUser me, ClassRegister register, CancellationToken stop) =>
        (await WithMarks(me.CentreId, register, Trainees(me.CentreId, register.ClassId, "", me.PersonId), stop)).SingleOrDefault();

    private async Task<IReadOnlyList<RegisterSession>> Sessions(CurrentUser me, Guid classId, CancellationToken stop)
    {
        var all = me.Is(Role.AcademicOffice);
        var sessions = await db.Sessions.AsNoTracking()
            .Where(session => session.CentreId == me.CentreId && session.ClassId == classId)
            .OrderBy(session => session.StartsAt).ThenBy(session => session.Id)
            .Select(session => new RegisterSession(
                0, session.Id, session.Title, session.StartsAt, session.EndsAt,
                db.AttendanceRecords.Any(record => record.CentreId == session.CentreId && record.ClassSessionId == session.Id),
                all || session.LecturerId == me.PersonId))
            .ToListAsync(stop);
        return [.. sessions.Select((session, place) => session with { Number = place + 1 })];
    }

    private IQueryable<RegisterTrainee> Trainees(Guid centreId, Guid classId, string find, Guid? only = null)
    {
        var people = db.Enrolments.AsNoTracking()
            .Where(place => place.CentreId == centreId && place.ClassId == classId && place.LeftAt == null && (only == null || place.PersonId == only))
            .Join(db.People, place => place.PersonId, person => person.Id, (_, person) => person);
        var units = db.HomeUnits(centreId, clock.Today());
        return SearchKey.Of(find).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(people, (some, word) => some.Where(person => person.SearchText.Contains(word)))
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Code)
            .Select(person => new RegisterTrainee(
                person.Id, person.FullName, person.Code, units.Where(unit => unit.PersonId == person.Id).Select(unit => unit.Name).FirstOrDefault()));
    }

    private async Task<IReadOnlyList<RegisterTrainee>> WithMarks(Guid centreId, ClassRegister register, IQueryable<RegisterTrainee> trainees, CancellationToken stop)
    {
        var listed = await trainees.ToListAsync(stop);
        var (people, classId) = (listed.ConvertAll(trainee => trainee.Id), register.ClassId);
        var marks = (await db.AttendanceRecords.AsNoTracking()
            .Where(record => record.CentreId == centreId && record.ClassId == classId && people.Contains(record.PersonId))
            .Select(record => new { record.PersonId, record.ClassSessionId, record.Mark })
            .ToListAsync(stop)).ToLookup(record => record.PersonId);
        return listed.ConvertAll(trainee => trainee with
        {
            Marks = marks[trainee.Id].ToDictionary(record => record.ClassSessionId, record => record.Mark),
        });
    }
}
