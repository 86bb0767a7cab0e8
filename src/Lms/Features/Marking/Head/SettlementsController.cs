using System.Globalization;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Head;

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
            var mark = TypedMark.Of(form.Mark) ?? throw new RuleBrokenException("Reconciliation.MarkNotUnderstood");
            made.Settle(mark, CleanText.Of(form.Minutes ?? ""), points, step, Me.PersonId, Clock.GetUtcNow());
        }, stop);
}
