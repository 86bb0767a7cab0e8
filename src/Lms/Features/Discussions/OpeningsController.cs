using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions;

/// <summary>The session's lecturer opens the room.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/openings")]
public sealed class OpeningsController(RoomDesk desk, LmsDbContext db, TimeProvider clock) : RoomController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, CancellationToken stop) => Act(sessionId, seat => seat.Leads, async () =>
    {
        var policies = await db.PoliciesOn(CentreId, SchoolTime.Day(clock.GetUtcNow()), stop);
        return await desk.Open(Visitor, sessionId, policies.AnonymousQuestions, stop);
    }, stop);
}
