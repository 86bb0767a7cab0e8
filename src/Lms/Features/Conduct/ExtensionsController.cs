using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Conduct;

/// <summary>Extra time, to one candidate or to all who write.</summary>
[Route("c/{centre}/sittings/{sittingId:guid}/extensions")]
public sealed class ExtensionsController(ConductDesk desk, BoardPages pages, TimeProvider clock) : ConductController(desk, pages, clock)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sittingId, ExtensionForm extension, CancellationToken stop) => Act(
        sittingId, extension.Number, "ExamSitting.Extended", "Conduct.Extended", held => Task.FromResult<object?>(Extend(held, extension)), stop);

    private Domain.Exams.TimeExtension Extend(HeldSitting held, ExtensionForm form)
    {
        var act = Because(form.Reason);
        if (form.Number is not { } number)
        {
            return held.Sitting.ExtendAll(held.Attempts, form.Minutes!.Value, act);
        }

        var attempt = held.AttemptOf(held.Numbered(number).PersonId) ?? throw new Domain.RuleBrokenException("Attempt.NotBegun");
        return held.Sitting.Extend(attempt, form.Minutes!.Value, act);
    }
}
