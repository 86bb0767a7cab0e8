using Lms.Data;
using Lms.Data.Conduct;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Attempts;

/// <summary>What the exam page asks now and then, and after waking up: the time left, and what the server holds.</summary>
[JsonAnswer]
[WithCode(Attempt = "attemptId")]
[Route("c/{centre}/attempts/{attemptId:guid}")]
public sealed class AttemptStatesController(LmsDbContext db, ConductReading conduct, IAntiforgery antiforgery, TimeProvider clock) : CentreController
{
    [HttpGet("state")]
    public async Task<IActionResult> Show(Guid attemptId, CancellationToken stop)
    {
        var state = await db.Attempts.AsNoTracking().TakenBy(Me)
            .Where(attempt => attempt.Id == attemptId)
            .Select(attempt => new
            {
                attempt.ExamSittingId,
                Clock = new AttemptClock(attempt.Deadline, attempt.AcceptsUntil, attempt.HandedInAt, attempt.PausedAt, attempt.SuspendedAt),
                Answers = db.Answers
                    .Where(answer => answer.CentreId == attempt.CentreId && answer.AttemptId == attempt.Id)
                    .OrderBy(answer => answer.Number)
                    .Select(answer => new { answer.Number, answer.Sequence, answer.SavedAt })
                    .ToList(),
            })
            .SingleOrDefaultAsync(stop);
        return state is null ? NotFound() : Json(await Told(state.Clock, state.ExamSittingId, attemptId, state.Answers, stop));
    }

    // Asking is a sign of life too: a page without a live line asks all the more often.
    private async Task<object> Told(AttemptClock attempt, Guid sittingId, Guid attemptId, object answers, CancellationToken stop)
    {
        await conduct.Seen([attemptId], stop);
        var news = attempt.At(clock.GetUtcNow(), await conduct.Said(CentreId, sittingId, stop));
        return new
        {
            news.Deadline,
            news.SecondsLeft,
            news.Paused,
            news.Suspended,
            news.HandedIn,
            news.Over,
            news.Announcements,
            answers,
        };
    }

    /// <summary>A fresh antiforgery token for a page that has been open for long.</summary>
    [HttpGet("form-token")]
    public async Task<IActionResult> Token(Guid attemptId, CancellationToken stop) =>
        await db.Attempts.TakenBy(Me).AnyAsync(attempt => attempt.Id == attemptId, stop)
            ? Json(new { token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken })
            : NotFound();
}
