using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Sittings;

/// <summary>Sittings as the office runs them; appointed people see theirs.</summary>
[Route("c/{centre}/sittings")]
public sealed class SittingsController(LmsDbContext db, SittingPages pages, Texts text, TimeProvider clock) : CentreController
{
    [HttpGet]
    [Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Lecturer)]
    public async Task<IActionResult> Index(int page, CancellationToken stop) => View(await SittingList.Read(db, Me, clock.GetUtcNow(), page, stop));

    [HttpGet("new")]
    [Allow(Role.AcademicOffice)]
    public Task<IActionResult> New(CancellationToken stop) => Form(new SittingForm(), stop);

    [HttpPost]
    [Allow(Role.AcademicOffice)]
    public async Task<IActionResult> Create(SittingForm form, CancellationToken stop)
    {
        if (form.Closes <= clock.GetUtcNow())
        {
            ModelState.AddModelError(nameof(form.Closes), text["Exams.ClosesInThePast"]);
        }

        if (!ModelState.IsValid || await Make(form, stop) is not { } sitting)
        {
            return await Form(form, stop);
        }

        return Done("Exams.SittingMade", Path("sittings", sitting.Id));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, int page, CancellationToken stop)
    {
        if (await pages.Read(Me, id, page, stop) is not { } sitting)
        {
            return NotFound();
        }

        // A candidate's own page of a sitting is where it is begun.
        return sitting.MaySee ? View(sitting) : LocalRedirect(Path("sittings", id, "attempts", "new"));
    }

    private async Task<ExamSitting?> Make(SittingForm form, CancellationToken stop)
    {
        await using var change = await db.HoldPaper(CentreId, form.PaperId!.Value, stop);
        var now = clock.GetUtcNow();
        await db.HoldQuestionsOf(CentreId, form.PaperId.Value, stop);
        var paper = await db.Papers.AsSplitQuery().WithSchemes().InCentre(CentreId, form.PaperId.Value, stop);
        var trainees = await ClassList.Of(db, CentreId, form.ClassId!.Value, stop);
        var policies = await db.PoliciesOn(CentreId, SchoolTime.Day(form.Opens!.Value), stop);
        ExamSitting? sitting = null;
        if (!IsKnown(paper, nameof(form.PaperId)) | !IsKnown(trainees, nameof(form.ClassId))
            || !Obeys(() => paper!.Fix(policies.MarkStep, Me.PersonId, now), nameof(form.PaperId))
            || !Obeys(() => _ = policies.Reconciliation)
            || !Obeys(() => sitting = form.Sitting(CentreId, policies), SittingForm.FieldOf))
        {
            return null;
        }

        trainees!.ForEach(sitting!.Admit);
        db.Sittings.Add(sitting);
        db.Pin(sitting, policies);
        db.Record(CentreId, Me.PersonId, "ExamSitting.Made", sitting.Id, now);
        if (!await db.SaveUnlessOverlapping(stop))
        {
            // A rule that was read above was withdrawn before this could pin it.
            Refuse("", "Exams.RuleWithdrawn");
            return null;
        }

        await change.CommitAsync(stop);
        return sitting;
    }

    private bool IsKnown(object? found, string field)
    {
        if (found is null)
        {
            ModelState.AddModelError(field, text["Shared.ValueInvalid"]);
        }

        return found is not null;
    }

    private async Task<IActionResult> Form(SittingForm form, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await form.Prepare(db, CentreId, stop);
        return View("New", form);
    }
}
