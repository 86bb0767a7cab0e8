using Lms.Access;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Presenting;

/// <summary>From a session to the plan that its lecturer teaches there.</summary>
[Allow(Role.Lecturer)]
[Route("c/{centre}/sessions/{sessionId:guid}/lesson/presentation")]
public sealed class SessionPresentationsController(Presentations presentations) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid sessionId, CancellationToken stop) =>
        await presentations.PlanOf(sessionId, stop) is { } plan
            ? LocalRedirect($"{Path("lesson-plans", plan, "presentation")}?session={sessionId}")
            : NotFound();
}
