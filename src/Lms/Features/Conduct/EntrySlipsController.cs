using Lms.Domain;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Conduct;

/// <summary>Slips with codes to sign in by in the room (phiếu vào phòng thi). Shown once; only hashes are kept.</summary>
[Route("c/{centre}/sittings/{sittingId:guid}/entry-slips")]
public sealed class EntrySlipsController(ConductDesk desk, BoardPages pages, SlipPages slips, TimeProvider clock) : ConductController(desk, pages, clock)
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid sittingId, CancellationToken stop) => await Refusal(sittingId, stop) ?? await Choice(sittingId, stop);

    /// <param name="sittingId">The sitting.</param>
    /// <param name="number">Whose slip is made anew; none for everybody.</param>
    /// <param name="again">Also for those who have one: the earlier one is void.</param>
    [HttpPost]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Create(Guid sittingId, int[]? number, bool again, CancellationToken stop)
    {
        if (await Refusal(sittingId, stop) is { } refusal)
        {
            return refusal;
        }

        try
        {
            return View("~/Features/Conduct/Views/EntrySlips/Show.cshtml", await slips.Make(Me, sittingId, number ?? [], again, stop));
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", Text.Of(broken));
            return await Choice(sittingId, stop);
        }
    }

    private async Task<IActionResult> Choice(Guid sittingId, CancellationToken stop) =>
        View("~/Features/Conduct/Views/EntrySlips/New.cshtml", await slips.Read(Me, sittingId, stop));
}
