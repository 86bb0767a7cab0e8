using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Features.Exams.Sittings;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.FollowUps;

/// <summary>Opens a sitting after another: a resit (thi lại) for who failed, a make-up (thi bù) for who was excused.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/sittings/{sittingId:guid}/follow-ups")]
public sealed class FollowUpsController(LmsDbContext db, FollowUpDesk desk, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid sittingId, CancellationToken stop)
    {
        if (await desk.Find(CentreId, sittingId, stop) is not { } before)
        {
            return NotFound();
        }

        var form = new FollowUpForm
        {
            Title = Text["Exams.FollowUpOf", before.Title], PaperId = await desk.OtherPaper(before, stop), Kind = before.Kind, Minutes = before.Minutes,
            TakesFiles = before.TakesFiles, Pastes = before.Pastes,
        };
        return await Form(before, form, stop, tickAll: true);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid sittingId, FollowUpForm form, CancellationToken stop)
    {
        if (await desk.Find(CentreId, sittingId, stop) is not { } before)
        {
            return NotFound();
        }

        form.ClassId = before.ClassId;
        ModelState.Remove(nameof(form.ClassId));
        if (form.Closes <= clock.GetUtcNow())
        {
            Refuse(nameof(form.Closes), "Exams.ClosesInThePast");
        }

        return ModelState.IsValid && await Make(before, form, stop) is { } sitting
            ? Done("Exams.FollowUpMade", Path("sittings", sitting.Id), sitting.Candidates.Count)
            : await Form(before, form, stop);
    }

    private async Task<ExamSitting?> Make(ExamSitting before, FollowUpForm form, CancellationToken stop)
    {
        await using var change = await db.HoldPaper(CentreId, form.PaperId!.Value, stop);
        await db.HoldExam(CentreId, before.FirstId, stop);
        var (now, policies) = (clock.GetUtcNow(), await Policies(form, stop));
        await db.HoldQuestionsOf(CentreId, form.PaperId.Value, stop);
        var paper = await db.Papers.AsSplitQuery().WithSchemes().InCentre(CentreId, form.PaperId.Value, stop);
        var list = await desk.Read(before, policies, stop);
        ExamSitting? sitting = null;
        if (paper is null)
        {
            Refuse(nameof(form.PaperId), "Shared.ValueInvalid");
            return null;
        }

        if (!Obeys(() => paper.Fix(policies.MarkStep, Me.PersonId, now), nameof(form.PaperId))
            || !Obeys(() => sitting = form.Sitting(CentreId, policies), SittingForm.FieldOf)
            || !Obeys(() => sitting!.Follow(before, [.. list.Rows.Select(row => row.Proposal)], [.. form.Person.Distinct()], now), FieldOf))
        {
            return null;
        }

        db.Sittings.Add(sitting!);
        db.Pin(sitting!, policies);
        db.Record(CentreId, Me.PersonId, "ExamSitting.FollowUpMade", sitting!.Id, now, $"{before.Id}");
        if (!await db.SaveUnlessOverlapping(stop))
        {
            Refuse("", "Exams.RuleWithdrawn");
            return null;
        }

        await change.CommitAsync(stop);
        return sitting;
    }

    private static string FieldOf(string rule) => rule == "FollowUp.OpensTooEarly" ? nameof(FollowUpForm.Opens) : "";

    // Before a day is chosen the rules of today tell who may.
    private Task<PolicyBook> Policies(FollowUpForm form, CancellationToken stop) =>
        db.PoliciesOn(CentreId, SchoolTime.Day(form.Opens ?? clock.GetUtcNow()), stop);

    private async Task<IActionResult> Form(ExamSitting before, FollowUpForm form, CancellationToken stop, bool tickAll = false)
    {
        db.ChangeTracker.Clear();
        form.Offered = await desk.Read(before, await Policies(form, stop), stop);
        form.Person = tickAll ? [.. form.Offered.Free.Select(row => row.Proposal.PersonId)] : form.Person;
        await form.Prepare(db, CentreId, stop);
        return View("New", form);
    }
}
