using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Standardising;

/// <summary>A marker's sheets of the common set. To everybody else, whatever their role, there are none.</summary>
[Route("c/{centre}/standard-sheets/{id:guid}")]
public sealed class StandardSheetsController(LmsDbContext db, Texts text, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) =>
        await StandardSheetPage.Read(db, Me, id, text, stop) is { } page ? View(page) : NotFound();

    /// <summary>Takes the marks that were typed; with <paramref name="done"/> the sheet is locked too.</summary>
    [HttpPost]
    public async Task<IActionResult> Update(Guid id, StandardSheetForm form, bool done, CancellationToken stop)
    {
        await using var hand = await StandardSheetInHand.Take(db, Me, id, stop);
        if (hand is null)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        if (!ModelState.IsValid || !Obeys(() => hand.Fill(form, done, now)))
        {
            return await Again(id, form, stop);
        }

        await hand.Save(db, Me.PersonId, done ? "StandardSheet.Locked" : "StandardSheet.Marked", now, stop);
        return Done(done ? "Marking.StandardLocked" : "Marking.SavedSheet", Path("standard-sheets", id));
    }

    /// <summary>The page with what was typed, and beside it what is stored.</summary>
    private async Task<IActionResult> Again(Guid id, StandardSheetForm typed, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        ModelState.Remove(nameof(typed.Sequence));
        return View("Show", (await StandardSheetPage.Read(db, Me, id, text, stop))!.Typed(typed));
    }
}
