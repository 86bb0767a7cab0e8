using Lms.Data;
using Lms.Data.Films;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Reading;

/// <summary>Reading a session's lesson, part by part.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/lesson")]
public sealed class SessionLessonsController(LessonReading reading, LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Continue(Guid sessionId, CancellationToken stop) => await Open(sessionId, 1, stop) switch
    {
        null => NotFound(),
        { Contents.Count: 0 } without => View("None", without),
        var page => LocalRedirect(page.PartPath(page.FirstUnread)),
    };

    [HttpGet("parts/{position:int}")]
    public async Task<IActionResult> Show(Guid sessionId, int position, CancellationToken stop)
    {
        var page = await Open(sessionId, position, stop);
        if (page?.Part is null)
        {
            return NotFound();
        }

        page.SeesViewers = page.LecturerId == Me.PersonId || LessonPlanScopes.SeesAll(Me);
        if (page.LecturerId == Me.PersonId)
        {
            page.Presents = Me.Is(Role.Lecturer);
            page.NotesHtml = Prose.WithOwnFootnotes(Prose.Write(await reading.Notes(Me, sessionId, position, stop)).Html, "notes");
        }

        return View(page);
    }

    /// <summary>This part is read; on to the next.</summary>
    [HttpPost("parts/{position:int}/readings")]
    public async Task<IActionResult> Read(Guid sessionId, int position, CancellationToken stop)
    {
        var page = await Open(sessionId, position, stop);
        if (page?.Part is null)
        {
            return NotFound();
        }

        await reading.MarkRead(Me, sessionId, position, clock.GetUtcNow(), stop);
        return page.Next is { } next
            ? LocalRedirect(page.PartPath(next.Position))
            : Done("Lessons.AllRead", page.PartPath(position));
    }

    private async Task<LessonPage?> Open(Guid sessionId, int position, CancellationToken stop)
    {
        var page = await reading.Open(Me, sessionId, position, stop);
        if (page is not null)
        {
            page.Home = Path().TrimEnd('/');
            if (page.AsksForFilms)
            {
                page.Weigh(await db.FilmsOf(CentreId, sessionId, Me.PersonId, stop), (await db.PoliciesOn(CentreId, clock.Today(), stop)).Films);
            }
        }

        return page;
    }
}
