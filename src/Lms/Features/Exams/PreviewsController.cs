using Lms.Access;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams;

/// <summary>A paper as the holder of a duty, or one given trainee, would read it.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/papers/{paperId:guid}/previews")]
public sealed class PreviewsController(LmsDbContext db, Texts text, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid paperId, string? tag, string? trainee, CancellationToken stop)
    {
        if (await PaperPage.Read(db, CentreId, paperId, stop) is not { } paper)
        {
            return NotFound();
        }

        var page = new PreviewPage(paper, tag, trainee);
        return View(page with { Duty = await Duty(page, stop) });
    }

    private async Task<DutySnapshot?> Duty(PreviewPage page, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(page.Trainee))
        {
            return page.Tag is { } tag && page.Paper.TagNames.ContainsKey(tag) ? Sample(tag) : null;
        }

        var code = Person.NormalizeCode(page.Trainee);
        if (await SpeakingDuties.OfCode(db, CentreId, code, clock.Today(), stop) is not { } known)
        {
            ModelState.AddModelError("trainee", text["Exams.NobodyWithCode", code]);
            return null;
        }

        return known.Duty;
    }

    private DutySnapshot Sample(string tag) => new(
        text["Exams.SamplePosition"], text["Exams.SampleDuty"], text["Exams.SampleOrganisation"], text["Exams.SampleLocality"], tag);
}

public sealed record PreviewPage(PaperPage Paper, string? Tag, string? Trainee)
{
    public DutySnapshot? Duty { get; init; }

    /// <summary>With a trainee given, only what that trainee would really see; otherwise the general wording is shown for nobody's duty.</summary>
    public string? SourceFor(Question question) => question.SourceFor(Duty, generalGranted: Duty is null && string.IsNullOrWhiteSpace(Trainee));
}
