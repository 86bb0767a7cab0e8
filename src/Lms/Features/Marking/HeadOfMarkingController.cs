using Lms.Access;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Features.Marking.Head;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Features.Marking;

/// <summary>
/// What the head of marking decides. The sitting is held meanwhile: two windows of the head come one after the other, and
/// release waits.
/// </summary>
public abstract class HeadOfMarkingController(LmsDbContext db, HeadsDesk desk, TimeProvider clock) : CentreController
{
    protected LmsDbContext Db { get; } = db;

    protected HeadsDesk Desk { get; } = desk;

    protected TimeProvider Clock { get; } = clock;

    protected async Task<IActionResult> AsHead(
        Guid id, Func<ExamSitting, IDbContextTransaction, Task<IActionResult>> answer, CancellationToken stop)
    {
        await using var change = await Db.HoldSitting(CentreId, id, stop);
        var sitting = await Desk.Find(id, stop);
        return sitting is null ? NotFound()
            : !await May(SettleMarks.Policy, sitting) ? Forbid()
            : await answer(sitting, change);
    }

    /// <summary>Decides on one script, or shows it again with what was typed and why that is refused.</summary>
    protected Task<IActionResult> OnScript(
        Guid id, int maskNumber, SettleForm form, string act, string notice, Func<ExamSitting, Reconciliation, Task> decide, CancellationToken stop) =>
        AsHead(id, async (sitting, change) =>
        {
            if (!await Desk.Exists(sitting, maskNumber, stop))
            {
                return NotFound();
            }

            var made = await Desk.Take(sitting, maskNumber, stop);
            if (!ModelState.IsValid || !await Obeys(() => decide(sitting, made ?? throw new RuleBrokenException("Reconciliation.NotYet")), FieldOf))
            {
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("~/Features/Marking/Head/Views/Scripts/Show.cshtml", (await Desk.Page(sitting, maskNumber, stop))! with { Form = form });
            }

            Db.Record(CentreId, Me.PersonId, act, made!.ScriptId, Clock.GetUtcNow(), ScriptReconciliation.Detail(made));
            await Db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
            return Done(notice, Path("sittings", id, "scripts", maskNumber));
        }, stop);

    private static string FieldOf(string rule) => rule.Contains("Minutes", StringComparison.Ordinal) ? nameof(SettleForm.Minutes)
        : rule.StartsWith("Reconciliation.Mark", StringComparison.Ordinal) ? nameof(SettleForm.Mark)
        : "";
}
