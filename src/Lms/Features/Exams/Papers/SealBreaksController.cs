using System.ComponentModel.DataAnnotations;
using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Papers;

/// <summary>Opens a form before its time, in sight of everybody who sees the cover.</summary>
[Allow(Role.Director, Role.DeputyDirector)]
[Route("c/{centre}/papers/{paperId:guid}/seal-breaks")]
public sealed class SealBreaksController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid paperId, ExamForm form, CancellationToken stop) =>
        await db.Papers.Include(known => known.Questions).InCentre(CentreId, paperId, stop) is not { } paper ? NotFound()
        : await IsSealed(paper, form, stop) ? View("New", new SealBreakForm { Paper = paper, Form = form })
        : Redirect(Path("papers", paperId));

    [HttpPost]
    public async Task<IActionResult> Create(Guid paperId, SealBreakForm typed, CancellationToken stop)
    {
        await using var change = await db.HoldPaper(CentreId, paperId, stop);
        var paper = await db.Papers.Include(known => known.Questions).InCentre(CentreId, paperId, stop);
        if (paper is null)
        {
            return NotFound();
        }

        typed.Paper = paper;
        var (standing, now) = (await PaperStanding.Read(db, paper, Me.PersonId, stop), clock.GetUtcNow());
        if (!ModelState.IsValid || !Obeys(
            () => db.PaperOpenings.Add(paper.BreakSeal(typed.Form, standing.Sittings, standing.Openings, typed.Reason, Me.PersonId, now)), nameof(typed.Reason)))
        {
            return View("New", typed);
        }

        db.Record(CentreId, Me.PersonId, "ExamPaper.SealBroken", paperId, now, $"{typed.Form}: {typed.Reason}");
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Exams.SealBroken", Path("papers", paperId));
    }

    private async Task<bool> IsSealed(ExamPaper paper, ExamForm form, CancellationToken stop)
    {
        var standing = await PaperStanding.Read(db, paper, Me.PersonId, stop);
        return paper.Of(form).Count > 0 && paper.IsSealed(form, standing.Sittings, standing.Openings, clock.GetUtcNow());
    }
}

public sealed class SealBreakForm
{
    public ExamForm Form { get; set; } = ExamForm.Official;

    [Display(Name = "Exams.SealBreakReason"), Required, StringLength(PaperOpening.ReasonLength)]
    public string Reason { get; set; } = "";

    internal ExamPaper Paper { get; set; } = null!;
}
