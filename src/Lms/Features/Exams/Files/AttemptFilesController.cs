using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Files;

/// <summary>Files that a trainee hands in with an attempt. One that is sent is answered once bytes and row are stored.</summary>
[WithCode(Attempt = "attemptId")]
[Route("c/{centre}/attempts/{attemptId:guid}/files")]
public sealed class AttemptFilesController(LmsDbContext db, FolderDesk desk, Uploads uploads, PaperStore papers, FileStore files, TimeProvider clock)
    : FolderController(desk)
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid attemptId, CancellationToken stop) =>
        await Desk.Read(Me, attemptId, stop) is { } page ? Draw(page) : NotFound();

    [HttpPost, StreamedForm, IgnoreAntiforgeryToken] // The token is in the form that is read here.
    public async Task<IActionResult> Create(Guid attemptId, CancellationToken stop)
    {
        if (await Desk.Read(Me, attemptId, stop) is not { } page)
        {
            return NotFound();
        }

        try
        {
            page.Folder.RequireRoom(HttpContext.ArrivedAt());
            return await uploads.Receive(HttpContext, stop, page.Rules.BytesEach, anyName: true, asSent: true) is not { } upload ? BadRequest()
                : await Keep(attemptId, upload, stop);
        }
        catch (RuleBrokenException broken)
        {
            await Uploads.PassOver(Request.Body, stop);
            return await Refused(attemptId, broken, stop);
        }
    }

    /// <summary>As it was sent.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid attemptId, Guid id, CancellationToken stop) =>
        await db.AttemptFiles.AsNoTracking()
            .Where(file => db.Attempts.TakenBy(Me).Any(attempt => attempt.Id == attemptId && attempt.CentreId == file.CentreId && attempt.Id == file.AttemptId))
            .SingleOrDefaultAsync(file => file.Id == id && file.RemovedAt == null, stop) is { } file
            ? await GivenFile.Paper(file.Sha256, file.Kind, file.Name).Answer(Response, files, stop)
            : NotFound();

    // Once the bytes are here nobody's impatience undoes it.
    private async Task<IActionResult> Keep(Guid attemptId, Upload upload, CancellationToken stop)
    {
        var arrived = await papers.Take(upload.Name, upload.Sha256, upload.Length, stop);
        return await Change(attemptId, folder => folder.Add(arrived, HttpContext.ArrivedAt(), clock.GetUtcNow()), CancellationToken.None);
    }
}
