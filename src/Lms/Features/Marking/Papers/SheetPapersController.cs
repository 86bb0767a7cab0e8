using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Papers;

/// <summary>A marker's own locked sheet, to print and sign. Nobody else's, and no open one.</summary>
[Route("c/{centre}/mark-sheets/{id:guid}/paper")]
public sealed class SheetPapersController(MarkRecords records, MarkSheetPaper paper) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        if (await records.Own(id, stop) is not { } own)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        return File(
            paper.Own(await records.Head(own.Sitting, stop), await records.Questions(own.Sitting, stop), own.Script, own.Sheet),
            PaperFormat.Docx.Type(), $"phieu-cham-{own.Script.MaskNumber:0000}.docx");
    }
}
