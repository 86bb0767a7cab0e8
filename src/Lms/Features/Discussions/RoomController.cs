using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions;

/// <summary>What every form of the room shares: who sends it, and what those are told who may not.</summary>
public abstract class RoomController(RoomDesk desk) : CentreController
{
    protected RoomDesk Desk => desk;

    protected RoomVisitor Visitor => LiveConnection.Visitor(Me, User);

    /// <summary>404 for strangers, 403 for those in the room without the right; null when they may.</summary>
    protected async Task<IActionResult?> Refusal(Guid sessionId, Func<RoomSeat, bool> may, CancellationToken stop) =>
        await desk.Seat(Visitor, sessionId, stop) is not { } seat ? NotFound() : may(seat) ? null : Forbid();

    protected IActionResult Back(Guid sessionId, RoomAct? act) =>
        act is null ? NotFound() : LocalRedirect(Path("sessions", sessionId, "room"));
}
