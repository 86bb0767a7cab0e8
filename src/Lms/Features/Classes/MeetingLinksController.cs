using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Classes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Classes;

/// <summary>Where one session meets online, set by whoever teaches it: links change on the morning itself, when the office is not there.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/meeting-link")]
public sealed class MeetingLinksController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet("edit")]
    public async Task<IActionResult> Edit(Guid sessionId, CancellationToken stop) =>
        await Session(sessionId, stop) is not { } session ? NotFound()
        : await May(SetMeetingLink.Policy, session) ? View("Edit", MeetingLinkForm.Of(session))
        : Forbid();

    [HttpPost("edit")]
    public async Task<IActionResult> Update(Guid sessionId, MeetingLinkForm form, CancellationToken stop)
    {
        if (await Session(sessionId, stop) is not { } session)
        {
            return NotFound();
        }

        if (!await May(SetMeetingLink.Policy, session))
        {
            return Forbid();
        }

        var before = session.MeetingUrl;
        if (!ModelState.IsValid || !Obeys(() => session.MeetAt(form.MeetingUrl), nameof(form.MeetingUrl)))
        {
            return View("Edit", form.For(session));
        }

        if (session.MeetingUrl != before)
        {
            db.Record(CentreId, Me.PersonId, "ClassSession.MeetingLinkSet", session.Id, clock.GetUtcNow(), Told(session));
            await db.SaveChangesAsync(stop);
        }

        return Done(session.MeetingUrl is null ? "Classes.MeetingLinkTaken" : "Classes.MeetingLinkSaved", Path("sessions", session.Id, "room"));
    }

    // Not the whole of it: what lets people in often stands at its end.
    private static string Told(ClassSession session) =>
        session.MeetingUrl is { } url ? $"{session.Title}: {new Uri(url).Host}" : session.Title;

    private Task<ClassSession?> Session(Guid id, CancellationToken stop) =>
        db.Sessions.VisibleTo(Me, db).SingleOrDefaultAsync(session => session.Id == id, stop);
}
