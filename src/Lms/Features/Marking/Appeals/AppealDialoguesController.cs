using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Appeals;

/// <summary>The minutes of the dialogue between the first markers and the new ones.</summary>
public sealed class AppealDialoguesController(LmsDbContext db, AppealDesk desk, TimeProvider clock) : AppealActController(db, desk, clock)
{
    [HttpPost("dialogues")]
    public Task<IActionResult> Create(Guid id, string? said, CancellationToken stop) => Step(
        id, "MarkAppeal.Talked", "Marking.AppealTalked", said, (_, appeal) =>
        {
            appeal.Talk(CleanText.Of(said ?? ""));
            return Task.CompletedTask;
        }, stop);
}
