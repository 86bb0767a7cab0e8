using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Lessons;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons;

/// <summary>What the controllers around one lesson plan share: load it through the person, ask, act.</summary>
public abstract class PlanController(LmsDbContext db, PlanPages pages) : CentreController
{
    protected LmsDbContext Db => db;

    protected PlanPages Pages => pages;

    protected string PlanPath(Guid id, params object[] below) => Path(["lesson-plans", id, .. below]);

    /// <summary>The whole plan, tracked; 404 to strangers, 403 to those without the right.</summary>
    protected async Task<IActionResult> WithPlan(
        Guid id, string policy, Func<LessonPlan, Task<IActionResult>> act, CancellationToken stop)
    {
        var plan = await db.LessonPlans.VisibleTo(Me)
            .Include(plan => plan.Parts.OrderBy(part => part.Position)).ThenInclude(part => part.Materials).ThenInclude(material => material.Tracks)
            .Include(plan => plan.Writers)
            .Include(plan => plan.Parts).ThenInclude(part => part.Remarks)
            .Include(plan => plan.Parts).ThenInclude(part => part.Polls.OrderBy(poll => poll.Position))
            .AsSplitQuery()
            .SingleOrDefaultAsync(plan => plan.Id == id, stop);
        return plan is null ? NotFound()
            : !await May(policy, plan) ? Forbid()
            : await act(plan);
    }

    /// <summary>The same for one part of it.</summary>
    protected Task<IActionResult> WithPart(
        Guid id, Guid partId, string policy, Func<LessonPlan, LessonPart, Task<IActionResult>> act, CancellationToken stop) =>
        WithPlan(id, policy, async plan => plan.Parts.FirstOrDefault(part => part.Id == partId) is { } part ? await act(plan, part) : NotFound(), stop);

    /// <summary>
    /// Saves a change inside the plan. The plan's own row is written too: so that its version stands against another tab
    /// that submits it, or renumbers its parts, at the same moment.
    /// </summary>
    protected async Task Save(LessonPlan plan, CancellationToken stop)
    {
        db.Entry(plan).Property(p => p.State).IsModified = true;
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The plan's page again, with what was refused on it.</summary>
    protected async Task<IActionResult> Refused(Guid id, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Plan", await pages.Show(id, stop));
    }
}
