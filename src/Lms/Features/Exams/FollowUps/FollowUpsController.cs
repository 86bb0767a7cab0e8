using Lms.Access;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Features.Exams.Sittings;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.FollowUps;

/// <summary>Opens a sitting after another: a resit (thi lại) for who failed, a make-up (thi bù) for who was excused.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/sittings/{sittingId:guid}/follow-ups")]
public sealed class FollowUpsController(LmsDbContext db, FollowUpDesk desk, TimeProvider clock) : SittingFormsController(db, clock)
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
            Title = Text["Exams.FollowUpOf", before.Title],
            PaperId = await desk.OtherPaper(before, stop),
            Kind = before.Kind,
            Minutes = before.Minutes,
            TakesFiles = before.TakesFiles,
            Pastes = before.Pastes,
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
        RequireAhead(form);
        return ModelState.IsValid && await Make(before, form, stop) is { } sitting
            ? Done("Exams.FollowUpMade", Path("sittings", sitting.Id), sitting.Candidates.Count)
            : await Form(before, form, stop);
    }

    private async Task<ExamSitting?> Make(ExamSitting before, FollowUpForm form, CancellationToken stop)
    {
        await using var change = await Db.HoldPaper(CentreId, form.PaperId!.Value, stop);
        await Db.HoldExam(CentreId, before.FirstId, stop);
        var (now, policies) = (Now, await Policies(form, stop));
        var paper = await Paper(form, stop);
        var list = await desk.Read(before, policies, stop);
        if (Judge(before, form, paper, list, policies, now) is not { } sitting
            || !await Store(sitting, policies, "ExamSitting.FollowUpMade", now, stop, $"{before.Id}"))
        {
            return null;
        }

        await change.CommitAsync(stop);
        return sitting;
    }

    private ExamSitting? Judge(ExamSitting before, FollowUpForm form, ExamPaper? paper, FollowUpList list, PolicyBook policies, DateTimeOffset now)
    {
        ExamSitting? sitting = null;
        return IsKnown(paper, nameof(form.PaperId))
            && Fixes(form, paper!, policies, now)
            && Obeys(() => sitting = form.Sitting(CentreId, policies), SittingForm.FieldOf)
            && Obeys(() => sitting!.Follow(before, [.. list.Rows.Select(row => row.Proposal)], [.. form.Person.Distinct()], now), FieldOf)
            ? sitting
            : null;
    }

    private static string FieldOf(string rule) => rule == "FollowUp.OpensTooEarly" ? nameof(FollowUpForm.Opens) : "";

    // Before a day is chosen the rules of today tell who may.
    private Task<PolicyBook> Policies(FollowUpForm form, CancellationToken stop) =>
        Db.PoliciesOn(CentreId, SchoolTime.Day(form.Opens ?? Now), stop);

    private async Task<IActionResult> Form(ExamSitting before, FollowUpForm form, CancellationToken stop, bool tickAll = false)
    {
        Db.ChangeTracker.Clear();
        form.Offered = await desk.Read(before, await Policies(form, stop), stop);
        form.Person = tickAll ? [.. form.Offered.Free.Select(row => row.Proposal.PersonId)] : form.Person;
        return await Draw(form, stop);
    }
}
