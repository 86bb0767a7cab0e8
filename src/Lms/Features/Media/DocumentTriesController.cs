using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Media;

/// <summary>Somebody who prepares lessons asks again for a document that did not become a PDF.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/files/{id:guid}/document/tries")]
public sealed class DocumentTriesController(LmsDbContext db, ShownDocuments documents, TimeProvider clock) : CentreController
{
    public static bool IsFor(CurrentUser user) => Array.Exists([Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer], user.Is);

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken stop)
    {
        if (await documents.Own(id, stop) is not { } document)
        {
            return NotFound();
        }

        document.AskAgain(clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        return await documents.Page(id, Path("files", id, "document"), mayTry: true, stop) is { } page ? PartialView("_Shown", page) : NotFound();
    }
}
