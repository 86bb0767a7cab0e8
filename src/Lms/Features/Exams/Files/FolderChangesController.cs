using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Files;

/// <summary>Takes a file out of the folder, or changes its place.</summary>
[WithCode(Attempt = "attemptId")]
[Route("c/{centre}/attempts/{attemptId:guid}/files/{id:guid}")]
public sealed class FolderChangesController(FolderDesk desk) : FolderController(desk)
{
    [HttpPost("removals")]
    public Task<IActionResult> Remove(Guid attemptId, Guid id, CancellationToken stop) =>
        Change(attemptId, folder => folder.Remove(id, HttpContext.ArrivedAt()), stop);

    [HttpPost("moves")]
    public Task<IActionResult> Move(Guid attemptId, Guid id, bool forward, CancellationToken stop) =>
        Change(attemptId, folder => folder.Move(id, forward, HttpContext.ArrivedAt()), stop);
}
