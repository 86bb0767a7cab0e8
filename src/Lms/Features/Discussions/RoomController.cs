using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions;

/// <summary>What every form of the room shares: who sends it, and what those are told who may not.</summary>
public abstract class RoomController : CentreController
{
    protected RoomVisitor Visitor => LiveConnection.Visitor(Me, User);

    /// <summary>The centre's path.</summary>
    protected string Home => Path().TrimEnd('/');

    /// <summary>404 for strangers, 403 for those in the room without the right; null when they may.</summary>
    protected async Task<IActionResult?> Refusal(Guid sessionId, Func<RoomSeat, bool> may, CancellationToken stop)
    {
        var desk = HttpContext.RequestServices.GetRequiredService<RoomDesk>();
        return await desk.Seat(Visitor, sessionId, stop) is not { } seat ? NotFound() : may(seat) ? null : Forbid();
    }

    /// <summary>Does the act for those who may, and shows the room again, at the post that it was about.</summary>
    protected async Task<IActionResult> Act(
        Guid sessionId, Func<RoomSeat, bool> may, Func<Task<RoomAct?>> act, CancellationToken stop, string anchor = "") =>
        await Refusal(sessionId, may, stop)
        ?? (await act() is null ? NotFound() : LocalRedirect(Path("sessions", sessionId, "room") + anchor));
}
