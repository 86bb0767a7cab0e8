using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Conduct;

/// <summary>Says something to everybody who writes.</summary>
[Route("c/{centre}/sittings/{sittingId:guid}/announcements")]
public sealed class AnnouncementsController(ConductDesk desk, BoardPages pages, TimeProvider clock) : ConductController(desk, pages, clock)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sittingId, AnnouncementForm announcement, CancellationToken stop) => Act(
        sittingId, number: null, "ExamSitting.Announced", "Conduct.Announced",
        held => Task.FromResult<object?>(held.Sitting.Announce(announcement.Text, Me.PersonId, Now)), stop);
}
