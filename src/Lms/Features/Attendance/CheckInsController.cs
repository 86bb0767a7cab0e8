using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Classes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Attendance;

/// <summary>A trainee's own check-in by the code in the hall. Those who take attendance have nothing to check in.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/check-ins")]
public sealed class CheckInsController(LmsDbContext db, CheckInDesk desk) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid sessionId, string? code, CancellationToken stop) => await Find(sessionId, stop) switch
    {
        (null, _) => NotFound(),
        (_, null) => Forbid(),
        var (session, _) => await Page(session, code, stop),
    };

    [HttpPost]
    public async Task<IActionResult> Create(Guid sessionId, CheckInForm form, CancellationToken stop)
    {
        var (session, place) = await Find(sessionId, stop);
        if (session is null || place is null)
        {
            return session is null ? NotFound() : Forbid();
        }

        if (!ModelState.IsValid)
        {
            return await Page(session, code: null, stop);
        }

        switch (await desk.CheckIn(session, place, form.Code, stop))
        {
            case CheckInOutcome.Wrong:
                Refuse(nameof(form.Code), "Attendance.WrongCode");
                break;
            case CheckInOutcome.Held:
                Refuse(nameof(form.Code), "Attendance.TriesUp");
                break;
            case CheckInOutcome.Done:
                return Done("Attendance.CheckedIn", Path("sessions", sessionId, "check-ins", "new"));
        }

        return await Page(session, code: null, stop);
    }

    private async Task<IActionResult> Page(ClassSession session, string? code, CancellationToken stop)
    {
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        return View("New", new CheckInForm
        {
            Session = session,
            Known = await desk.Known(session, Me.PersonId, stop),
            IsOpen = await desk.IsOpen(session, stop),
            Code = ModelState.IsValid && digits.Length == AttendanceCode.Digits ? digits : "",
        });
    }

    private async Task<(ClassSession? Session, Enrolment? Place)> Find(Guid sessionId, CancellationToken stop)
    {
        var session = await db.Sessions.AsNoTracking().VisibleTo(Me, db).SingleOrDefaultAsync(session => session.Id == sessionId, stop);
        return session is null ? default : (session, await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(
            place => place.CentreId == session.CentreId && place.ClassId == session.ClassId && place.PersonId == Me.PersonId && place.LeftAt == null, stop));
    }
}
