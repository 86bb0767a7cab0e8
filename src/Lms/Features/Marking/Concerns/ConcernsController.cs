using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Concerns;

/// <summary>The head answers what a marker told about a script. The marker reads it on their sheet; nobody else is told.</summary>
[Route("c/{centre}/sittings/{id:guid}/scripts/{maskNumber:int}/concerns/{sheetId:guid}")]
public sealed class ConcernsController(LmsDbContext db, HeadsDesk desk, TimeProvider clock) : HeadOfMarkingController(db, desk, clock)
{
    private readonly HeadsDesk desk = desk;

    [HttpPost]
    public Task<IActionResult> Update(Guid id, int maskNumber, Guid sheetId, string? answer, CancellationToken stop) =>
        AsHead(id, async (sitting, change) =>
        {
            if (await desk.TakeTold(sitting, maskNumber, sheetId, stop) is not { } sheet)
            {
                return NotFound();
            }

            var now = Clock.GetUtcNow();
            if (!Obeys(() => sheet.Answer(sitting, answer ?? "", Me.PersonId, now)))
            {
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("~/Features/Marking/Head/Views/Scripts/Show.cshtml", await desk.Page(sitting, maskNumber, stop));
            }

            Db.Record(CentreId, Me.PersonId, "Concern.Answered", sheetId, now);
            await Db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
            return Done("Marking.ConcernAnswered", Path("sittings", id, "scripts", maskNumber));
        }, stop);
}
