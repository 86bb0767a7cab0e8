using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Marking;

/// <summary>
/// Which marker must not have which script: found by the database, told only as a script's id with a marker's. Whose script it is
/// and why leaves this class for nobody.
/// </summary>
public sealed class MarkingConflicts(LmsDbContext db)
{
    /// <summary>By script, the markers who must not have it. A script that is missing bars nobody.</summary>
    public async Task<ILookup<Guid, Guid>> Of(ExamSitting sitting, CancellationToken stop)
    {
        var rules = (await db.PoliciesOf(sitting, stop)).Conflicts;
        var markers = sitting.Holders(AppointmentKind.Marker);
        var pairs = new List<Barred>();
        if (rules.ExcludesOwnUnit)
        {
            pairs.AddRange(await OwnUnit(sitting, markers).ToListAsync(stop));
        }

        if (rules.ExcludesOwnClass)
        {
            pairs.AddRange(await OwnClass(sitting, markers).ToListAsync(stop));
        }

        return pairs.Distinct().ToLookup(pair => pair.ScriptId, pair => pair.MarkerId);
    }

    /// <summary>Of the markers, those who may have one script.</summary>
    public async Task<IReadOnlyList<Guid>> Free(ExamSitting sitting, Guid scriptId, CancellationToken stop) =>
        [.. sitting.Holders(AppointmentKind.Marker).Except((await Of(sitting, stop))[scriptId])];

    /// <summary>In one unit on the day the sitting opened, in whatever capacity.</summary>
    private IQueryable<Barred> OwnUnit(ExamSitting sitting, IReadOnlyList<Guid> markers)
    {
        var day = SchoolTime.Day(sitting.Opens);
        return from writer in Writers(sitting)
               join theirs in db.UnitMemberships.Where(one => one.CentreId == sitting.CentreId && one.From <= day && (one.To == null || one.To >= day))
                   on writer.PersonId equals theirs.PersonId
               join own in db.UnitMemberships.Where(one => one.CentreId == sitting.CentreId && one.From <= day && (one.To == null || one.To >= day))
                   on theirs.UnitId equals own.UnitId
               where markers.Contains(own.PersonId)
               select new Barred(writer.ScriptId, own.PersonId);
    }

    /// <summary>Gave a lesson to a class that the candidate belongs to, or to the class that sits the exam.</summary>
    private IQueryable<Barred> OwnClass(ExamSitting sitting, IReadOnlyList<Guid> markers) =>
        from writer in Writers(sitting)
        from session in db.Sessions.Where(session => session.CentreId == sitting.CentreId && markers.Contains(session.LecturerId))
        where session.ClassId == sitting.ClassId
            || db.Enrolments.Any(enrolled => enrolled.CentreId == sitting.CentreId && enrolled.ClassId == session.ClassId && enrolled.PersonId == writer.PersonId)
        select new Barred(writer.ScriptId, session.LecturerId);

    private IQueryable<Writer> Writers(ExamSitting sitting) =>
        from script in db.ScriptsOf(sitting)
        join link in db.ScriptLinks on new { script.CentreId, ScriptId = script.Id } equals new { link.CentreId, link.ScriptId }
        join attempt in db.Attempts on new { link.CentreId, Id = link.AttemptId } equals new { attempt.CentreId, attempt.Id }
        select new Writer { ScriptId = script.Id, PersonId = attempt.PersonId };

    private sealed record Barred(Guid ScriptId, Guid MarkerId);

    private sealed class Writer
    {
        public Guid ScriptId { get; init; }

        public Guid PersonId { get; init; }
    }
}
