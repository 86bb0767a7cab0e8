using System.Globalization;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking;

/// <summary>A script's mark, settled with the minutes of what was said.</summary>
[Route("c/{centre}/sittings/{id:guid}/scripts/{maskNumber:int}/settlements")]
public sealed class SettlementsController(LmsDbContext db, HeadsDesk desk, TimeProvider clock) : HeadOfMarkingController(db, desk, clock)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, int maskNumber, SettleForm form, CancellationToken stop) => OnScript(
        id, maskNumber, form, "Reconciliation.SettledByHead", "Marking.Settled", async (sitting, made) =>
        {
            sitting.RequireMarking();
            var points = await Db.QuestionsOf(sitting).SumAsync(asked => asked.Question.Points, stop);
            var step = (await Db.PoliciesOf(sitting, stop)).MarkStep;
            made.Settle(Read(form.Mark), CleanText.Of(form.Minutes ?? ""), points, step, Me.PersonId, Clock.GetUtcNow());
        }, stop);

    // Whoever types on a Vietnamese keyboard types a comma.
    private static decimal Read(string? typed) =>
        decimal.TryParse(typed?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new RuleBrokenException("Reconciliation.MarkNotUnderstood");
}
