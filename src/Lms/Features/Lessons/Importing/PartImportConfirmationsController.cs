using Lms.Access;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Importing;

/// <summary>What was looked at, taken in behind the parts that a plan has by now.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/imports/confirmations")]
public sealed class PartImportConfirmationsController(LmsDbContext db, PlanPages pages, ImportDesk desk, ImportTickets tickets)
    : PlanController(db, pages)
{
    /// <param name="ticket">Of the preview.</param>
    [HttpPost]
    public Task<IActionResult> Create(Guid id, string? ticket, CancellationToken stop) => WithPlan(id, EditLessonPlan.Policy, async plan =>
    {
        plan.RequireEditable();
        try
        {
            var made = tickets.Read(ticket);
            return made.Place == id ? await Add(id, await desk.Read(made.Source, stop), stop) : BadRequest();
        }
        catch (RuleBrokenException broken) when (ImportDesk.IsRefusal(broken))
        {
            ModelState.AddModelError("File", Text.Of(broken));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", new ImportPage { Plan = plan });
    }, stop);

    // Reading takes seconds, in which the author writes on or submits: the plan is looked at anew.
    private Task<IActionResult> Add(Guid id, Import import, CancellationToken stop)
    {
        Db.ChangeTracker.Clear();
        return WithPlan(id, EditLessonPlan.Policy, async plan =>
        {
            Db.Files.AddRange(import.AddTo(plan, plan.Periods * await Pages.PeriodMinutes(stop), Me.Centre.Slug));
            await Save(plan, stop);
            return Done("Lessons.ImportAdded", PlanPath(id, "edit"), import.Parts.Count);
        }, stop);
    }
}
