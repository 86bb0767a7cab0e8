using Lms.Access;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Papers;

/// <summary>A form of a paper as a trainee, or the holder of a duty, would read it. Under seal there is nothing to see.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector)]
[Route("c/{centre}/papers/{paperId:guid}/previews")]
public sealed class PreviewsController(PaperPages pages, PreviewDesk desk) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid paperId, PreviewForm form, PersonChoice choice, CancellationToken stop)
    {
        if (await pages.Read(paperId, stop) is not { } paper)
        {
            return NotFound();
        }

        if (paper.Readable(form.PaperForm) is not { } readable)
        {
            return Redirect(Path("papers", paperId));
        }

        var questions = readable.Asked.Select(asked => new PreviewedQuestion(
            asked.Number, paper.HeldBack.Contains(asked.Question.BankQuestionId) ? null : asked.Question));
        form.Page = await desk.Read(CentreId, paper.Paper.ProgrammeId, form, choice, new PreviewPage(
            paper.Paper.Title, Path("papers", paperId, "previews"), Path("papers", paperId), [.. questions], paper.TagNames)
        {
            Forms = [.. paper.Forms.Where(one => one.MayRead).Select(one => one.Form)],
            Trainee = PersonPick.Nobody([Role.Trainee]),
        }, stop);
        if (form.Page.Trainee.Trouble is { } trouble)
        {
            Refuse(nameof(choice.Typed), trouble, form.Page.Trainee.Matches.Count);
        }

        return View("_Preview", form);
    }
}
