using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Answers;

/// <summary>
/// That words from elsewhere were put into an answer, or kept out of it: noted with their length, never with the words. A note
/// and no proof: who writes without script sends none.
/// </summary>
[JsonAnswer]
[WithCode(Attempt = "attemptId")]
[Route("c/{centre}/attempts/{attemptId:guid}/pastes")]
public sealed class PastesController(LmsDbContext db) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid attemptId, int number, int length, CancellationToken stop)
    {
        var rule = await db.Attempts.TakenBy(Me).Where(taken => taken.Id == attemptId && taken.HandedInAt == null)
            .Select(taken => (PasteRule?)db.Sittings.First(one => one.CentreId == taken.CentreId && one.Id == taken.ExamSittingId).Pastes)
            .SingleOrDefaultAsync(stop);
        if (rule is null)
        {
            return NotFound();
        }

        if (length <= 0 || number <= 0)
        {
            return BadRequest();
        }

        if (rule != PasteRule.Allow)
        {
            var act = rule == PasteRule.Refuse ? "Attempt.PasteRefused" : "Attempt.PastedFromElsewhere";
            db.Record(CentreId, Me.PersonId, act, attemptId, HttpContext.ArrivedAt(), $"{number}: {length}");
            await db.SaveChangesAsync(stop);
        }

        return NoContent();
    }
}
