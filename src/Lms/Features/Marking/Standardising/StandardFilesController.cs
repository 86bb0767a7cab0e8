using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Standardising;

/// <summary>The files of a script of the common set, for whoever marks it: asked for through the sheet, never through the attempt.</summary>
[Route("c/{centre}/standard-sheets/{id:guid}/files")]
public sealed class StandardFilesController(LmsDbContext db, Texts text, FileStore files) : CentreController
{
    [HttpGet("{number:int}")]
    public async Task<IActionResult> Show(Guid id, int number, CancellationToken stop) =>
        (await StandardSheetPage.FilesOf(db, Me, id, text, stop)).FirstOrDefault(file => file.Number == number) is { } file
            ? await file.Given.Answer(Response, files, stop)
            : NotFound();
}
