using Lms.Access;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Bank;

/// <summary>A version of a question as a trainee, or the holder of a duty, would read it.</summary>
[Allow(Role.AcademicOffice, Role.Lecturer, Role.Director, Role.DeputyDirector)]
[Route("c/{centre}/bank/{id:guid}/previews")]
public sealed class BankPreviewsController(LmsDbContext db, PreviewDesk desk, TimeProvider clock) : BankPagesController(db, clock)
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, PreviewForm form, PersonChoice choice, CancellationToken stop)
    {
        var question = await Find(id, stop);
        if (await Refusal(question, stop) is { } refusal)
        {
            return refusal;
        }

        var version = question!.Versions.FirstOrDefault(one => one.Version == form.Version) ?? question.Newest!;
        form.Page = await desk.Read(CentreId, question.ProgrammeId, form, choice, new PreviewPage(
            question.Name, Path("bank", id, "previews"), Path("bank", id), [new PreviewedQuestion(1, version)], await DutyTags.NamesOf(Db, CentreId, stop))
        {
            Trainee = PersonPick.Nobody([Role.Trainee]),
        }, stop);
        if (form.Page.Trainee.Trouble is { } trouble)
        {
            Refuse(nameof(choice.Typed), trouble, form.Page.Trainee.Matches.Count);
        }

        return View("_Preview", form);
    }
}
