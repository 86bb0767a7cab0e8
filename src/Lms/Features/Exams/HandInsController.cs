using Lms.Data;
using Lms.Data.Receipts;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams;

/// <summary>Ends an attempt by the trainee's own hand. A second time changes nothing.</summary>
[Route("c/{centre}/attempts/{attemptId:guid}/hand-ins")]
public sealed class HandInsController(LmsDbContext db, AttemptPages pages, ReceiptBook receipts) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid attemptId, CancellationToken stop) => await pages.Read(Me, attemptId, stop) switch
    {
        null => NotFound(),
        { IsOver: true } => LocalRedirect(Path("attempts", attemptId)),
        var page => View(page),
    };

    [HttpPost]
    public async Task<IActionResult> Create(Guid attemptId, CancellationToken stop)
    {
        var now = HttpContext.ArrivedAt();
        if (await db.Attempts.TakenBy(Me).SingleOrDefaultAsync(taken => taken.Id == attemptId, stop) is not { } attempt)
        {
            return NotFound();
        }

        // After the deadline what is stored counts: the attempt's page says so better than an error would.
        if (!attempt.IsOver(now))
        {
            attempt.HandIn(now);
            db.Record(CentreId, Me.PersonId, "Attempt.HandedIn", attemptId, now);
            await SaveOnce(attempt, now, stop);
        }

        return LocalRedirect(Path("attempts", attemptId));
    }

    // The update locks the attempt's row, so a save comes wholly before it or is refused.
    private async Task SaveOnce(Attempt attempt, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            await receipts.Give(attempt, now, stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Attempts.AnyAsync(taken => taken.Id == attempt.Id && taken.CentreId == CentreId && taken.HandedInAt != null, stop))
            {
                throw;
            }
        }
    }
}
