using Lms.Access;
using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Reconciling;

/// <summary>The files of a script, for the head of marking who compares its sheets.</summary>
[Route("c/{centre}/sittings/{id:guid}/scripts/{maskNumber:int}/files")]
public sealed class ScriptFilesController(HeadsDesk desk, FileStore files) : CentreController
{
    [HttpGet("{number:int}")]
    public async Task<IActionResult> Show(Guid id, int maskNumber, int number, CancellationToken stop)
    {
        var sitting = await desk.Find(id, stop);
        if (sitting is null)
        {
            return NotFound();
        }

        if (!await May(SettleMarks.Policy, sitting))
        {
            return Forbid();
        }

        return (await desk.Files(sitting, maskNumber, stop)).FirstOrDefault(file => file.Number == number) is { } file
            ? await file.Given.Answer(Response, files, stop)
            : NotFound();
    }
}
