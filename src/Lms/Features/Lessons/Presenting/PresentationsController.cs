using Lms.Access;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Presenting;

/// <summary>A plan shown to a class: what stands on the wall, and the window that only the lecturer sees.</summary>
[Allow(Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/presentation")]
public sealed class PresentationsController(Presentations presentations) : CentreController
{
    /// <param name="id">The plan.</param>
    /// <param name="session">Where it is taught; left out, it is shown for itself.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpGet]
    public Task<IActionResult> Show(Guid id, Guid? session, CancellationToken stop) => Present(id, session, nameof(Show), presentations.Wall, stop);

    [HttpGet("notes")]
    public Task<IActionResult> Notes(Guid id, Guid? session, CancellationToken stop) => Present(id, session, nameof(Notes), presentations.Notes, stop);

    private async Task<IActionResult> Present<TPart>(
        Guid id, Guid? session, string view, Func<Guid, CancellationToken, Task<IReadOnlyList<TPart>>> parts, CancellationToken stop)
    {
        if (await presentations.Plan(id, stop) is not { } presented)
        {
            return NotFound();
        }

        if (!await May(PresentLessonPlan.Policy, presented.Plan))
        {
            return Forbid();
        }

        var taught = session is { } asked ? await presentations.Session(id, asked, stop) : null;
        if (session is not null && taught is null)
        {
            return NotFound();
        }

        presented.Plan.RequirePresentable(taught is not null);
        return View(view, new PresentationPage<TPart>(presented, taught, Me.PersonId, await parts(id, stop)));
    }
}
