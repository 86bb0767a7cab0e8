using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams;

/// <summary>
/// That words from elsewhere were put into an answer: noted with their length, never with the words. A note and no proof: who
/// writes without script sends none.
/// </summary>
[JsonAnswer]
[WithCode(Attempt = "attemptId")]
[Route("c/{centre}/attempts/{attemptId:guid}/pastes")]
public sealed class PastesController(LmsDbContext db) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid attemptId, int number, int length, CancellationToken stop)
    {
        if (!await db.Attempts.TakenBy(Me).AnyAsync(taken => taken.Id == attemptId && taken.HandedInAt == null, stop))
        {
            return NotFound();
        }

        if (length <= 0 || number <= 0)
        {
            return BadRequest();
        }

        db.Record(CentreId, Me.PersonId, "Attempt.PastedFromElsewhere", attemptId, HttpContext.ArrivedAt(), $"{number}: {length}");
        await db.SaveChangesAsync(stop);
        return NoContent();
    }
}
