using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Media;

/// <summary>A Word document or a presentation read in the page: how far it is, its PDF, its words.</summary>
[Route("c/{centre}/files/{id:guid}/document")]
public sealed class DocumentsController(ShownDocuments documents, FileStore files) : CentreController
{
    /// <summary>For the script to put there.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) =>
        await documents.Page(id, Path("files", id, "document"), DocumentTriesController.IsFor(Me), stop) is { } page
            ? PartialView("_Shown", page)
            : NotFound();

    [HttpGet("pdf"), HttpHead("pdf")]
    public async Task<IActionResult> Pdf(Guid id, CancellationToken stop) =>
        await documents.Made(id, stop) is { PdfSha256: { } pdf, EndedAt: var made }
            ? await new GivenFile(pdf, "application/pdf", $"{id}.pdf", IsShown: true) { StoredAt = made }.Answer(Response, files, stop)
            : NotFound();

    /// <summary>For the script to put there.</summary>
    [HttpGet("words")]
    public async Task<IActionResult> Words(Guid id, CancellationToken stop) =>
        await documents.Words(id, stop) is { } words ? PartialView("_Words", words) : NotFound();
}
