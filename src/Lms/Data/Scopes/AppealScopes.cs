using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.People;
using Lms.Web;

namespace Lms.Data.Scopes;

public static class AppealScopes
{
    /// <summary>
    /// The appeals a person sees to: all of the centre for leaders and the office, else of the sittings whose marking they head. None
    /// of a sitting they mark in, whatever they lead: it names the trainee beside the mask number.
    /// </summary>
    public static IQueryable<MarkAppeal> AppealsSeenBy(this LmsDbContext db, CurrentUser me)
    {
        var leads = me.IsAnyOf(Role.Director, Role.DeputyDirector, Role.AcademicOffice);
        return db.MarkAppeals.Where(appeal => appeal.CentreId == me.CentreId
            && (leads || db.Appointments.Any(held => held.CentreId == appeal.CentreId && held.ExamSittingId == appeal.ExamSittingId
                && held.PersonId == me.PersonId && held.Kind == AppointmentKind.HeadOfMarking))
            && !db.Appointments.Any(held => held.CentreId == appeal.CentreId && held.ExamSittingId == appeal.ExamSittingId
                && held.PersonId == me.PersonId && held.Kind == AppointmentKind.Marker));
    }
}
