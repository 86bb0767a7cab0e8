using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Standardising;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Scopes;

public static class MarkingScopes
{
    /// <summary>
    /// The sheets a person marks: given to them by lot, while they are appointed, and where the head says so once they are done
    /// with the common set; after release, when nobody can mark that any more, an appeal's sheet waits for nothing. No role opens
    /// another's sheet.
    /// </summary>
    public static IQueryable<MarkSheet> MarkedBy(this LmsDbContext db, CurrentUser me) => db.MarkSheets.Where(sheet =>
        sheet.CentreId == me.CentreId && sheet.MarkerId == me.PersonId
        && db.Scripts.Any(script => script.CentreId == sheet.CentreId && script.Id == sheet.ScriptId
            && db.Appointments.Any(held => held.CentreId == script.CentreId && held.ExamSittingId == script.ExamSittingId
                && held.PersonId == me.PersonId && held.Kind == AppointmentKind.Marker)
            && !db.StandardScripts.Any(common => common.CentreId == script.CentreId && common.ExamSittingId == script.ExamSittingId
                && db.Sittings.Any(sitting => sitting.CentreId == common.CentreId && sitting.Id == common.ExamSittingId
                    && sitting.StandardFirst && sitting.ReleasedAt == null)
                && db.StandardSheets.Any(own => own.CentreId == common.CentreId && own.ScriptId == common.ScriptId
                    && own.MarkerId == me.PersonId && own.LockedAt == null))));

    /// <summary>
    /// The same in SQL, for the page that a marker opens hundreds of times in a row: whether <c>sheet</c>, of <c>script</c> and
    /// <c>sitting</c>, is one that $3 marks. A test holds the two together.
    /// </summary>
    internal static readonly string MarkedBySql = $"""
        sheet.marker_id = $3
        and exists (select from appointments held where held.centre_id = script.centre_id and held.exam_sitting_id = script.exam_sitting_id
                    and held.person_id = $3 and held.kind = {(int)AppointmentKind.Marker})
        and not (sitting.standard_first and sitting.released_at is null and exists (
            select from standard_scripts common
            join standard_sheets own on own.centre_id = common.centre_id and own.script_id = common.script_id
            where common.centre_id = sitting.centre_id and common.exam_sitting_id = sitting.id and own.marker_id = $3 and own.locked_at is null))
        """;

    /// <summary>A person's sheets of the scripts that all mark first, while they are appointed.</summary>
    public static IQueryable<StandardSheet> StandardSheetsOf(this LmsDbContext db, CurrentUser me) => db.StandardSheets.Where(sheet =>
        sheet.CentreId == me.CentreId && sheet.MarkerId == me.PersonId
        && db.Scripts.Any(script => script.CentreId == sheet.CentreId && script.Id == sheet.ScriptId
            && db.Appointments.Any(held => held.CentreId == script.CentreId && held.ExamSittingId == script.ExamSittingId
                && held.PersonId == me.PersonId && held.Kind == AppointmentKind.Marker)));

    public static IQueryable<Script> ScriptsOf(this LmsDbContext db, ExamSitting sitting) =>
        db.Scripts.Where(script => script.CentreId == sitting.CentreId && script.ExamSittingId == sitting.Id);

    /// <summary>Every marker's sheets of a sitting.</summary>
    public static IQueryable<MarkSheet> SheetsOf(this LmsDbContext db, ExamSitting sitting) =>
        db.MarkSheets.Where(sheet => sheet.CentreId == sitting.CentreId && db.Scripts.Any(script =>
            script.CentreId == sheet.CentreId && script.Id == sheet.ScriptId && script.ExamSittingId == sitting.Id));

    /// <summary>The scripts of a sitting that have no reconciled mark yet.</summary>
    public static IQueryable<Script> UnsettledScriptsOf(this LmsDbContext db, ExamSitting sitting) =>
        db.ScriptsOf(sitting).Where(script => !db.Reconciliations.Any(made =>
            made.CentreId == script.CentreId && made.ScriptId == script.Id && made.Mark != null));

    /// <summary>The sittings a person has to do with: as a leader or the office, by appointment, or as a candidate.</summary>
    public static IQueryable<ExamSitting> SittingsKnownTo(this LmsDbContext db, CurrentUser me)
    {
        var leads = me.IsAnyOf(Role.Director, Role.DeputyDirector, Role.AcademicOffice);
        return db.Sittings.Where(sitting => sitting.CentreId == me.CentreId
            && (leads
                || sitting.Appointments.Any(held => held.PersonId == me.PersonId)
                || sitting.Candidates.Any(candidate => candidate.PersonId == me.PersonId)));
    }

    /// <summary>One of them with its appointments, which say what the person may do there; null for everybody else.</summary>
    public static Task<ExamSitting?> SittingKnownTo(this LmsDbContext db, CurrentUser me, Guid id, CancellationToken stop) =>
        db.SittingsKnownTo(me).Include(sitting => sitting.Appointments).AsSingleQuery().SingleOrDefaultAsync(sitting => sitting.Id == id, stop);

    /// <summary>The sittings whose marking a person sees to: all for leaders and the office, else by appointment.</summary>
    public static IQueryable<ExamSitting> SittingsSeenToBy(this LmsDbContext db, CurrentUser me)
    {
        var leads = me.IsAnyOf(Role.Director, Role.DeputyDirector, Role.AcademicOffice);
        return db.Sittings.Where(sitting => sitting.CentreId == me.CentreId
            && (leads || sitting.Appointments.Any(held => held.PersonId == me.PersonId
                && (held.Kind == AppointmentKind.MaskingOfficer || held.Kind == AppointmentKind.SecondKeyHolder
                    || held.Kind == AppointmentKind.HeadOfMarking))));
    }
}
