using Lms.Data.Scopes;
using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Comments;

/// <summary>The comments at hand while a sheet is marked: asked for once the page stands, so that it opens without them.</summary>
[JsonAnswer]
[Route("c/{centre}/mark-sheets/{id:guid}/comments")]
public sealed class SheetCommentsController(LmsDbContext db, CommentBank bank) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid id, CancellationToken stop)
    {
        var sitting = await db.MarkedBy(Me).Where(sheet => sheet.Id == id)
            .Join(db.Scripts, sheet => new { sheet.CentreId, Id = sheet.ScriptId }, script => new { script.CentreId, script.Id }, (_, script) => script.ExamSittingId)
            .Cast<Guid?>().SingleOrDefaultAsync(stop);
        return sitting is null ? NotFound() : Ok(await bank.For(sitting, stop));
    }
}
