using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Answers;

/// <summary>
/// Every save of an answer, for the trainee who wrote it. An older text is taken back by saving it again on the attempt's page:
/// nothing is removed.
/// </summary>
[WithCode(Attempt = "attemptId")]
[Route("c/{centre}/attempts/{attemptId:guid}/answers/{number:int}/revisions")]
public sealed class RevisionsController(RevisionPages pages) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid attemptId, int number, int page, CancellationToken stop) =>
        await pages.List(Me, attemptId, number, page, stop) is { } list ? View(list) : NotFound();

    [HttpGet("{sequence:long}")]
    public async Task<IActionResult> Show(Guid attemptId, int number, long sequence, CancellationToken stop) =>
        await pages.Read(Me, attemptId, number, sequence, stop) is { } page ? View(page) : NotFound();
}
