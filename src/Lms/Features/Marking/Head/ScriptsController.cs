using Lms.Access;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Head;

/// <summary>The scripts of a sitting on their way to one mark each: for its head of marking only.</summary>
[Route("c/{centre}/sittings/{id:guid}/scripts")]
public sealed class ScriptsController(HeadsDesk desk) : CentreController
{
    [HttpGet]
    public Task<IActionResult> Index(Guid id, ScriptStanding? state, CancellationToken stop, int page = 1) => AsHead(
        id, async sitting => View(await desk.List(
            sitting, state is { } asked && Enum.IsDefined(asked) ? asked : null, Math.Clamp(page, 1, 10_000), stop)), stop);

    [HttpGet("{maskNumber:int}")]
    public Task<IActionResult> Show(Guid id, int maskNumber, CancellationToken stop) => AsHead(
        id, async sitting => await desk.Page(sitting, maskNumber, stop) is { } page ? View(page) : NotFound(), stop);

    private async Task<IActionResult> AsHead(Guid id, Func<ExamSitting, Task<IActionResult>> answer, CancellationToken stop)
    {
        var sitting = await desk.Find(id, stop);
        return sitting is null ? NotFound()
            : !await May(SettleMarks.Policy, sitting) ? Forbid()
            : await answer(sitting);
    }
}
