using System.Globalization;
using Lms.Access;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking;

/// <summary>What the head of marking decides: a mark with its minutes, a third marker, a second round.</summary>
[Route("c/{centre}/sittings/{id:guid}")]
public sealed class SettlementsController(LmsDbContext db, HeadsDesk desk, ScriptReconciliation scripts, TimeProvider clock) : CentreController
{
    [HttpPost("scripts/{maskNumber:int}/settlements")]
    public Task<IActionResult> Settle(Guid id, int maskNumber, SettleForm form, CancellationToken stop) => OnScript(
        id, maskNumber, form, "Reconciliation.SettledByHead", "Marking.Settled", async (sitting, made) =>
        {
            sitting.RequireMarking();
            var points = await db.Questions
                .Where(question => question.CentreId == CentreId && question.ExamPaperId == sitting.ExamPaperId)
                .SumAsync(question => question.Points, stop);
            var step = (await db.PoliciesOf(sitting, stop)).MarkStep;
            made.Settle(Read(form.Mark), CleanText.Of(form.Minutes ?? ""), points, step, Me.PersonId, clock.GetUtcNow());
        }, stop);

    [HttpPost("scripts/{maskNumber:int}/third-markings")]
    public Task<IActionResult> DrawThird(Guid id, int maskNumber, CancellationToken stop) => OnScript(
        id, maskNumber, new SettleForm(), "Reconciliation.ThirdDrawn", "Marking.ThirdDrawn",
        (sitting, made) => scripts.DrawThird(sitting, made, stop), stop);

    /// <summary>For a sitting that was sealed when there was one round only.</summary>
    [HttpPost("second-rounds")]
    public Task<IActionResult> DrawSecondRound(Guid id, CancellationToken stop) => AsHead(id, async (sitting, change) =>
    {
        var drawn = await scripts.DrawSecondRound(sitting, stop);
        db.Record(CentreId, Me.PersonId, "ExamSitting.SecondRoundDrawn", id, clock.GetUtcNow(), drawn.ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Marking.SecondRoundDrawn", Path("sittings", id, "marking"));
    }, stop);

    private Task<IActionResult> OnScript(
        Guid id, int maskNumber, SettleForm form, string act, string notice, Func<ExamSitting, Reconciliation, Task> decide, CancellationToken stop) =>
        AsHead(id, async (sitting, change) =>
        {
            if (!await desk.Exists(sitting, maskNumber, stop))
            {
                return NotFound();
            }

            var made = await desk.Take(sitting, maskNumber, stop);
            if (!ModelState.IsValid || !await Obeys(() => decide(sitting, made ?? throw new RuleBrokenException("Reconciliation.NotYet"))))
            {
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("~/Features/Marking/Views/Scripts/Show.cshtml", (await desk.Page(sitting, maskNumber, stop))! with { Form = form });
            }

            db.Record(CentreId, Me.PersonId, act, made!.ScriptId, clock.GetUtcNow(), ScriptReconciliation.Detail(made));
            await db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
            return Done(notice, Path("sittings", id, "scripts", maskNumber));
        }, stop);

    /// <summary>Holds the sitting meanwhile: two windows of the head come one after the other, and release waits.</summary>
    private async Task<IActionResult> AsHead(
        Guid id, Func<ExamSitting, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction, Task<IActionResult>> answer, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(CentreId, id, stop);
        var sitting = await desk.Find(id, stop);
        return sitting is null ? NotFound()
            : !await May(SettleMarks.Policy, sitting) ? Forbid()
            : await answer(sitting, change);
    }

    private async Task<bool> Obeys(Func<Task> rule)
    {
        try
        {
            await rule();
            return true;
        }
        catch (RuleBrokenException broken)
        {
            return Obeys(() => throw broken, key => key.Contains("Minutes", StringComparison.Ordinal) ? nameof(SettleForm.Minutes)
                : key.StartsWith("Reconciliation.Mark", StringComparison.Ordinal) ? nameof(SettleForm.Mark) : "");
        }
    }

    // Whoever types on a Vietnamese keyboard types a comma.
    private static decimal Read(string? typed) =>
        decimal.TryParse(typed?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new RuleBrokenException("Reconciliation.MarkNotUnderstood");
}
