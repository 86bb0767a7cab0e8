using Lms.Access;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Sittings;

/// <summary>The office opens a sitting of a class.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/sittings")]
public sealed class NewSittingsController(LmsDbContext db, TimeProvider clock) : SittingFormsController(db, clock)
{
    [HttpGet("new")]
    public Task<IActionResult> New(CancellationToken stop) => Form(new SittingForm(), stop);

    [HttpPost]
    public async Task<IActionResult> Create(SittingForm form, CancellationToken stop)
    {
        RequireAhead(form);
        return ModelState.IsValid && await Make(form, stop) is { } sitting
            ? Done("Exams.SittingMade", Path("sittings", sitting.Id))
            : await Form(form, stop);
    }

    private async Task<ExamSitting?> Make(SittingForm form, CancellationToken stop)
    {
        await using var change = await Db.HoldPaper(CentreId, form.PaperId!.Value, stop);
        var now = Now;
        var paper = await Paper(form, stop);
        var trainees = await ClassList.Of(Db, CentreId, form.ClassId!.Value, stop);
        var policies = await Db.PoliciesOn(CentreId, SchoolTime.Day(form.Opens!.Value), stop);
        if (Judge(form, paper, trainees, policies, now) is not { } sitting || !await Store(sitting, policies, "ExamSitting.Made", now, stop))
        {
            return null;
        }

        await change.CommitAsync(stop);
        return sitting;
    }

    private ExamSitting? Judge(SittingForm form, ExamPaper? paper, List<Guid>? trainees, PolicyBook policies, DateTimeOffset now)
    {
        ExamSitting? sitting = null;
        if (!IsKnown(paper, nameof(form.PaperId)) | !IsKnown(trainees, nameof(form.ClassId))
            || !Fixes(form, paper!, policies, now)
            || !Obeys(() => sitting = form.Sitting(CentreId, policies), SittingForm.FieldOf))
        {
            return null;
        }

        trainees!.ForEach(sitting!.Admit);
        return sitting;
    }

    private Task<IActionResult> Form(SittingForm form, CancellationToken stop)
    {
        Db.ChangeTracker.Clear();
        return Draw(form, stop);
    }
}
