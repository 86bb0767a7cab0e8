using Lms.Domain.Discussions;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Questions;

/// <summary>What every form on the question wall shares: it leads back there.</summary>
public abstract class QuestionController : RoomController
{
    protected Task<IActionResult> OnWall(Guid sessionId, Func<RoomSeat, bool> may, Func<Task<RoomAct?>> act, CancellationToken stop) =>
        Act(sessionId, may, act, stop, "/questions");
}
