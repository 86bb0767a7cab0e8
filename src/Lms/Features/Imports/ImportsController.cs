using Lms.Access;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.People;
using Lms.Domain.People.Import;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Imports;

/// <summary>Files of people on their way into the register: sent, looked at, and later what became of them.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/people/imports")]
public sealed class ImportsController(LmsDbContext db, ImportDesk desk, Uploads uploads, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(int page, CancellationToken stop) => View(await ImportList.Load(db, CentreId, page, stop));

    [HttpPost, StreamedForm, IgnoreAntiforgeryToken] // The token is in the form that is read here.
    public async Task<IActionResult> Create(CancellationToken stop)
    {
        try
        {
            return await uploads.Receive(HttpContext, stop, TableFile.LongestFile) is { } upload ? await Add(upload, stop) : BadRequest();
        }
        catch (RuleBrokenException broken) when (broken.Key.StartsWith("Upload.", StringComparison.Ordinal) || broken.Key.StartsWith("Table.", StringComparison.Ordinal))
        {
            ModelState.AddModelError("File", Text.Of(broken));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Index", await ImportList.Load(db, CentreId, 1, stop));
        }
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, PreviewFilter filter, CancellationToken stop)
    {
        if (await ResultPage.Load(db, CentreId, id, filter.Number, stop) is { } result)
        {
            return View("Result", result);
        }

        return await desk.Open(CentreId, id, stop) is { } open ? View(new PreviewPage(open, filter, GrantableRoles.For(Me.Roles))) : NotFound();
    }

    private async Task<IActionResult> Add(Upload upload, CancellationToken stop)
    {
        var read = await desk.Read(upload.Sha256, stop);
        var now = clock.GetUtcNow();
        var file = db.Files.Add(upload.ToFile(CentreId, Me.PersonId, now)).Entity;
        var import = db.RosterImports.Add(new RosterImport(CentreId, file.Id, RosterGuess.Of(read.Table), Me.PersonId, now)).Entity;
        await db.SaveChangesAsync(stop);
        return LocalRedirect(Path("people", "imports", import.Id));
    }
}
