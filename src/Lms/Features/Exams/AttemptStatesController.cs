using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams;

/// <summary>What the exam page asks now and then, and after waking up: the time left, and what the server holds.</summary>
[JsonAnswer]
[Route("c/{centre}/attempts/{attemptId:guid}")]
public sealed class AttemptStatesController(LmsDbContext db, IAntiforgery antiforgery, TimeProvider clock) : CentreController
{
    [HttpGet("state")]
    public async Task<IActionResult> Show(Guid attemptId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var state = await db.Attempts.AsNoTracking().TakenBy(Me)
            .Where(attempt => attempt.Id == attemptId)
            .Select(attempt => new
            {
                attempt.Deadline,
                attempt.AcceptsUntil,
                attempt.HandedInAt,
                Answers = db.Answers
                    .Where(answer => answer.CentreId == attempt.CentreId && answer.AttemptId == attempt.Id)
                    .OrderBy(answer => answer.Number)
                    .Select(answer => new { answer.Number, answer.Sequence, answer.SavedAt })
                    .ToList(),
            })
            .SingleOrDefaultAsync(stop);
        return state is null ? NotFound() : Json(new
        {
            secondsLeft = TimeLeft.Seconds(state.Deadline, now),
            handedIn = state.HandedInAt is not null,
            over = state.HandedInAt is not null || now > state.AcceptsUntil,
            answers = state.Answers,
        });
    }

    /// <summary>A fresh antiforgery token for a page that has been open for long.</summary>
    [HttpGet("form-token")]
    public async Task<IActionResult> Token(Guid attemptId, CancellationToken stop) =>
        await db.Attempts.TakenBy(Me).AnyAsync(attempt => attempt.Id == attemptId, stop)
            ? Json(new { token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken })
            : NotFound();
}
