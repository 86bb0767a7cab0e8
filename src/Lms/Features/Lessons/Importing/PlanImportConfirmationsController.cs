using Lms.Access;
using Lms.Data;
using Lms.Data.Seeding;
using Lms.Domain;
using Lms.Domain.People;
using Lms.Domain.Programmes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Importing;

/// <summary>A lesson plan begun from what was looked at: the file is read once more, as it was then.</summary>
[Allow(Role.Lecturer)]
[Route("c/{centre}/lesson-plans/imports/confirmations")]
public sealed class PlanImportConfirmationsController(
    LmsDbContext db, PlanPages pages, ImportDesk desk, ImportTickets tickets, LessonPlanTemplate template, TimeProvider clock)
    : PlanController(db, pages)
{
    /// <param name="ticket">Of the preview.</param>
    [HttpPost]
    public async Task<IActionResult> Create(string? ticket, CancellationToken stop)
    {
        try
        {
            var made = tickets.Read(ticket);
            if (await Db.Lessons.SingleOrDefaultAsync(lesson => lesson.CentreId == CentreId && lesson.Id == made.Place, stop) is { } lesson)
            {
                return await Begin(lesson, await desk.Read(made.Source, stop), stop);
            }

            Refuse(nameof(ImportPage.LessonId), "Lessons.LessonRequired");
        }
        catch (RuleBrokenException broken) when (ImportDesk.IsRefusal(broken))
        {
            ModelState.AddModelError("File", Text.Of(broken));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", new ImportPage { Lessons = await Db.LessonChoices(CentreId, stop) });
    }

    private async Task<IActionResult> Begin(Lesson lesson, Import import, CancellationToken stop)
    {
        var audience = await Db.Programmes.Where(programme => programme.CentreId == CentreId && programme.Id == lesson.ProgrammeId)
            .Select(programme => programme.Audience).SingleAsync(stop);
        var plan = template.BeginWithoutParts(lesson, audience, Me.PersonId, clock.GetUtcNow());
        Db.Files.AddRange(import.AddTo(plan, plan.Periods * await Pages.PeriodMinutes(stop), Me.Centre.Slug));
        Db.LessonPlans.Add(plan);
        Db.Record(CentreId, Me.PersonId, "LessonPlan.Begun", plan.Id, clock.GetUtcNow());
        await Db.SaveChangesAsync(stop);
        return Done("Lessons.Imported", PlanPath(plan.Id, "edit"), import.Parts.Count);
    }
}
