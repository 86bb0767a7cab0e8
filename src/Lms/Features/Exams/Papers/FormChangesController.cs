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

/// <summary>Has a sitting write the other form of its paper, before anybody has begun.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector)]
[Route("c/{centre}/sittings/{sittingId:guid}/form-changes")]
public sealed class FormChangesController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid sittingId, CancellationToken stop) =>
        await Sitting(sittingId, stop) is { } sitting ? await Form(new FormChangeForm(), sitting, stop) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(Guid sittingId, FormChangeForm typed, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(CentreId, sittingId, stop);
        if (await Sitting(sittingId, stop) is not { } sitting)
        {
            return NotFound();
        }

        var paper = await db.Papers.AsNoTrackingWithIdentityResolution().WithQuestions().InCentre(CentreId, sitting.ExamPaperId, stop);
        var (begun, now, reason) = (await Begun(sitting, stop), clock.GetUtcNow(), "");
        if (!ModelState.IsValid || !Obeys(
            () => reason = sitting.Write(typed.To, paper!, begun, typed.Reason, now), key => key == "ExamSitting.FormReasonRequired" ? nameof(typed.Reason) : ""))
        {
            db.ChangeTracker.Clear();
            return await Form(typed, (await Sitting(sittingId, stop))!, stop);
        }

        db.Record(CentreId, Me.PersonId, "ExamSitting.FormChanged", sittingId, now, $"{typed.To}: {reason}");
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Exams.FormChanged", Path("sittings", sittingId));
    }

    private Task<ExamSitting?> Sitting(Guid id, CancellationToken stop) => db.Sittings.Include(sitting => sitting.Candidates)
        .SingleOrDefaultAsync(sitting => sitting.CentreId == CentreId && sitting.Id == id, stop);

    private Task<bool> Begun(ExamSitting sitting, CancellationToken stop) =>
        db.Attempts.AnyAsync(attempt => attempt.CentreId == CentreId && attempt.ExamSittingId == sitting.Id, stop);

    private async Task<IActionResult> Form(FormChangeForm form, ExamSitting sitting, CancellationToken stop)
    {
        form.To = sitting.Form == ExamForm.Official ? ExamForm.Reserve : ExamForm.Official;
        ModelState.Remove(nameof(form.To));
        form.Sitting = sitting;
        form.HasOther = await db.PaperQuestions.AnyAsync(
            asked => asked.CentreId == CentreId && asked.ExamPaperId == sitting.ExamPaperId && asked.Form == form.To, stop);
        form.HasBegun = await Begun(sitting, stop);
        return View("New", form);
    }
}

public sealed class FormChangeForm
{
    /// <summary>The form that is written from now on.</summary>
    public ExamForm To { get; set; } = ExamForm.Reserve;

    [Display(Name = "Exams.FormChangeReason"), Required, StringLength(ExamSitting.FormReasonLength)]
    public string Reason { get; set; } = "";

    internal ExamSitting Sitting { get; set; } = null!;

    internal bool HasOther { get; set; }

    internal bool HasBegun { get; set; }
}
