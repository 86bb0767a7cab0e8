using Lms.Data;
using Lms.Data.Marking;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Appeals;

/// <summary>Tells the trainee what came of it; a mark that changes makes another edition of the result.</summary>
public sealed class AppealAnswersController(LmsDbContext db, AppealDesk desk, AppealedScript scripts, TimeProvider clock) : AppealActController(db, desk, clock)
{
    [HttpPost("answers")]
    public Task<IActionResult> Create(Guid id, CancellationToken stop) => Step(
        id, "MarkAppeal.Answered", "Marking.AppealAnswered", said: null, (_, appeal) => scripts.Answer(appeal, Me.PersonId, Now, stop), stop);
}
