using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Files;

/// <summary>
/// The files of a sitting under their writers' names: to be looked through before the scripts are made, as the system masks
/// nothing in them. A file is shown as a marker will get it; as it was sent it can be saved.
/// </summary>
[Route("c/{centre}/sittings/{sittingId:guid}/files")]
public sealed class SittingFilesController(LmsDbContext db, FileStore files) : CentreController
{
    [HttpGet]
    public Task<IActionResult> Index(Guid sittingId, CancellationToken stop, int page = 1) =>
        Looking(sittingId, async sitting => View(await SittingFilesPage.Read(db, sitting, Math.Clamp(page, 1, 10_000), stop)), stop);

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Show(Guid sittingId, Guid id, CancellationToken stop) =>
        Give(sittingId, id, file => GivenFile.Paper(file.CleanSha256, file.Kind, file.Name), stop);

    [HttpGet("{id:guid}/original")]
    public Task<IActionResult> Original(Guid sittingId, Guid id, CancellationToken stop) =>
        Give(sittingId, id, file => GivenFile.Paper(file.Sha256, file.Kind, file.Name) with { IsShown = false }, stop);

    private Task<IActionResult> Give(Guid sittingId, Guid id, Func<AttemptFile, GivenFile> given, CancellationToken stop) => Looking(
        sittingId,
        async sitting => await db.FilesOf(sitting).AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, stop) is { } file
            ? await given(file).Answer(Response, files, stop)
            : NotFound(),
        stop);

    private async Task<IActionResult> Looking(Guid sittingId, Func<ExamSitting, Task<IActionResult>> answer, CancellationToken stop)
    {
        var sitting = await db.Sittings.AsNoTracking().VisibleTo(Me)
            .Include(known => known.Appointments)
            .Include(known => known.Candidates.Where(candidate => candidate.PersonId == Me.PersonId))
            .AsSingleQuery().SingleOrDefaultAsync(known => known.Id == sittingId, stop);
        return sitting is null ? NotFound() : await May(LookAtFiles.Policy, sitting) ? await answer(sitting) : Forbid();
    }
}
