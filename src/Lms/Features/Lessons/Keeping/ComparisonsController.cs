using Lms.Access;
using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Keeping;

/// <summary>Two states of a plan side by side, word by word.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/comparisons")]
public sealed class ComparisonsController(LmsDbContext db, PlanPages pages) : PlanController(db, pages)
{
    /// <param name="from">What was kept, of this plan or one it revises; left out, the latest but one.</param>
    /// <param name="to">The same; left out, the plan as it stands now.</param>
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, Guid? from, Guid? to, CancellationToken stop)
    {
        if (await Pages.Head(id, stop) is not { } head)
        {
            return NotFound();
        }

        var lines = await Db.KeptLines(Me, head.Plan, stop);
        if (new[] { from, to }.Any(one => one is { } kept && lines.All(line => line.Id != kept)))
        {
            return NotFound();
        }

        // What stands in a plan that waits or is approved is what was kept last.
        from ??= lines.Where(line => line.Id != to).Skip(to is null && !head.Plan.CanBeEdited ? 1 : 0).FirstOrDefault()?.Id;
        return View(new ComparisonPage(head, lines, from, to, from is { } before ? await Fields(id, before, to, lines, stop) : null));
    }

    private async Task<ComparedFields> Fields(Guid id, Guid from, Guid? to, List<KeptLine> lines, CancellationToken stop)
    {
        var (before, after) = (await Db.CopyOf(Me, from, stop), to is { } kept ? await Db.CopyOf(Me, kept, stop) : await Now(id, stop));
        return new ComparedFields(
            Name(lines.Single(line => line.Id == from)), to is null ? Text["Lessons.AsItStands"] : Name(lines.Single(line => line.Id == to)),
            ComparedFields.Of(PlanFields.Of(before, Text), PlanFields.Of(after, Text)))
        {
            Names = PlanFields.Names(before, after, Text),
        };
    }

    private async Task<PlanCopy> Now(Guid id, CancellationToken stop) => PlanCopy.Of(await Db.LessonPlans.AsNoTracking()
        .Include(plan => plan.Parts).SingleAsync(plan => plan.CentreId == CentreId && plan.Id == id, stop));

    private string Name(KeptLine line) => Text["Lessons.KeptName", line.Version, line.Number];
}
