using Lms.Domain.Exams;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Conduct;

/// <summary>The invigilators' board, and one candidate of it.</summary>
[Route("c/{centre}/sittings/{sittingId:guid}/board")]
public sealed class BoardsController(ConductDesk desk, BoardPages pages, TimeProvider clock) : ConductController(desk, pages, clock)
{
    /// <param name="sittingId">The sitting.</param>
    /// <param name="standing">Only those who stand so.</param>
    [HttpGet]
    public async Task<IActionResult> Show(Guid sittingId, Standing? standing, CancellationToken stop) =>
        await Refusal(sittingId, stop) ?? View("~/Features/Conduct/Views/Board.cshtml", await Pages.Board(Me, sittingId, standing, stop));

    [HttpGet("{number:int}")]
    public async Task<IActionResult> Show(Guid sittingId, int number, CancellationToken stop) =>
        await Refusal(sittingId, stop) ?? await Candidate(sittingId, number, stop);
}
