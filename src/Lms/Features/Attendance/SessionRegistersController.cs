using Lms.Data;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Attendance;

/// <summary>Taking the attendance of one session by hand.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/attendance")]
public sealed class SessionRegistersController(LmsDbContext db, SessionRegisterQuery registers, RegisterDesk desk) : AttendanceController(db)
{
    /// <param name="sessionId">The session.</param>
    /// <param name="find">Part of a name or code.</param>
    /// <param name="propose">Offers as present who was in the room on line long enough.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpGet]
    public async Task<IActionResult> Show(Guid sessionId, string? find, bool propose, CancellationToken stop)
    {
        var (seen, refusal) = await Find(sessionId, stop);
        return refusal ?? await Page(seen!, find, propose, [], stop);
    }

    [HttpPost]
    public async Task<IActionResult> Save(Guid sessionId, [FromQuery] string? find, RegisterForm form, CancellationToken stop)
    {
        var (seen, refusal) = await Find(sessionId, stop);
        if (refusal is not null)
        {
            return refusal;
        }

        var saved = new SavedRegister(0, []);
        if (!ModelState.IsValid || !await Obeys(async () => saved = await desk.Save(seen!.Session, form, Me.PersonId, stop), _ => ""))
        {
            return await Page(seen!, find, form.Proposed, [], stop);
        }

        return saved.Missed.Count > 0
            ? await Page(seen!, find, propose: false, saved.Missed, stop)
            : Done("Attendance.Saved", Path("sessions", sessionId, "attendance"), saved.Written);
    }

    private async Task<IActionResult> Page(SeenSession seen, string? find, bool propose, IReadOnlyList<MissedMark> missed, CancellationToken stop)
    {
        var page = await registers.Of(seen, Path("sessions", seen.Session.Id, "attendance"), find, propose, stop);
        page.Missed = missed;
        return View("Show", page);
    }
}
