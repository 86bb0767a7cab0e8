using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Sheets;

/// <summary>The files of a script, for whoever marks it: asked for through the sheet, never through the attempt.</summary>
[Route("c/{centre}/mark-sheets/{id:guid}/files")]
public sealed class SheetFilesController(MarkersDesk desk, FileStore files) : CentreController
{
    [HttpGet("{number:int}")]
    public async Task<IActionResult> Show(Guid id, int number, CancellationToken stop) =>
        (await desk.Files(id, stop)).FirstOrDefault(file => file.Number == number) is { } file ? await file.Given.Answer(Response, files, stop) : NotFound();
}
