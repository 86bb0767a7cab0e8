using Lms.Web.Documents;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Appeals;

/// <summary>The letter that answers an appeal: for those who see to it, and for the trainee.</summary>
[Route("c/{centre}")]
public sealed class AppealLettersController(AppealDesk desk, AppealLetter letter) : CentreController
{
    [HttpGet("appeals/{id:guid}/letter")]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) => Answer(await desk.Letter(id, stop));

    [HttpGet("results/{sittingId:guid}/appeals/letter")]
    public async Task<IActionResult> Own(Guid sittingId, CancellationToken stop) => Answer(await desk.OwnLetter(sittingId, stop));

    private IActionResult Answer(LetterSource? source) => source is null ? NotFound() : File(letter.Write(source), PartyDocument.Docx, "tra-loi-phuc-khao.docx");
}
