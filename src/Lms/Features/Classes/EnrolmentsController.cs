using Lms.Access;
using Lms.Data;
using Lms.Domain.Classes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Classes;

/// <summary>Takes trainees into a class, several at once, and says of every line what became of it.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/classes/{id:guid}")]
public sealed class EnrolmentsController(LmsDbContext db, EnrolmentDesk desk, TimeProvider clock) : CentreController
{
    [HttpGet("enrolments/new")]
    public async Task<IActionResult> New(Guid id, string? find, CancellationToken stop) =>
        await Load(id, stop) is { } one ? await Form(one, new EnrolmentForm { Find = find }, stop) : NotFound();

    [HttpPost("enrolments")]
    public async Task<IActionResult> Create(Guid id, EnrolmentForm form, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } one)
        {
            return NotFound();
        }

        var lines = (form.Lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (ModelState.IsValid && lines.Length + form.People.Count is 0 or > EnrolmentDesk.MostLines)
        {
            Refuse(nameof(form.Lines), lines.Length + form.People.Count == 0 ? "Classes.NobodyNamed" : "Classes.TooManyLines", EnrolmentDesk.MostLines);
        }

        if (!ModelState.IsValid)
        {
            return await Form(one, form, stop);
        }

        form.Fates = await desk.Enrol(one, lines, form.People, stop);
        foreach (var fate in form.Fates.Where(fate => fate.Fate is EnrolmentFate.Enrolled or EnrolmentFate.Returned))
        {
            db.Record(CentreId, Me.PersonId, "TrainingClass.Enrolled", one.Id, clock.GetUtcNow(), fate.FullName!);
        }

        await db.SaveChangesAsync(stop);
        (form.ClassId, form.ClassName) = (one.Id, one.Name);
        return View("Fates", form);
    }

    private async Task<IActionResult> Form(TrainingClass one, EnrolmentForm form, CancellationToken stop)
    {
        (form.ClassId, form.ClassName) = (one.Id, one.Name);
        form.Found = string.IsNullOrWhiteSpace(form.Find) ? [] : await desk.Find(one, form.Find.Length > 100 ? form.Find[..100] : form.Find, stop);
        return View("New", form);
    }

    private Task<TrainingClass?> Load(Guid id, CancellationToken stop) =>
        db.Classes.Include(one => one.Enrolments).SingleOrDefaultAsync(one => one.CentreId == CentreId && one.Id == id, stop);
}
