using System.Globalization;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

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
    public async Task<IActionResult> Update(Guid id, AgreedForm form, bool done, CancellationToken stop)
    {
        await using var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from standard_sheets where centre_id = {CentreId} and id = {id} for update", stop);
        var sheet = await db.StandardSheetsOf(Me).Include(sheet => sheet.Marks).SingleOrDefaultAsync(sheet => sheet.Id == id, stop);
        if (sheet is null)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        var sitting = await db.Sittings.SingleAsync(one => one.CentreId == CentreId && db.StandardScripts.Any(script =>
            script.CentreId == one.CentreId && script.ScriptId == sheet.ScriptId && script.ExamSittingId == one.Id), stop);
        var items = await AgreedPage.Items(db, sitting, stop);
        var step = (await db.PoliciesOf(sitting, stop)).MarkStep;
        var obeyed = ModelState.IsValid && Obeys(() =>
        {
            sitting.RequireStandardisable();
            sheet.Mark(items, form.Marks.Where(mark => !string.IsNullOrWhiteSpace(mark.Value))
                .ToDictionary(mark => mark.Key, mark => TypedMark.Read(mark.Value)), step);
            if (done)
            {
                sheet.Lock(items, now);
            }
        });
        if (!obeyed)
        {
            db.ChangeTracker.Clear();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Show", (await StandardSheetPage.Read(db, Me, id, text, stop))! with { Form = form });
        }

        db.Record(CentreId, Me.PersonId, done ? "StandardSheet.Locked" : "StandardSheet.Marked", id, now,
            sheet.Marks.Sum(mark => mark.Value).ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done(done ? "Marking.StandardLocked" : "Marking.SavedSheet", Path("standard-sheets", id));
    }
}
