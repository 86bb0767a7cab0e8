using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Domain.Programmes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Programmes;

/// <summary>The programmes that a centre teaches, to be read.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Lecturer, Role.Trainee, Role.ProvinceViewer)]
[Route("c/{centre}/programmes")]
public sealed class ProgrammesController(LmsDbContext db) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await Own().OrderBy(programme => programme.Name).ToListAsync(stop));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) =>
        await Own().SingleOrDefaultAsync(programme => programme.Id == id, stop) is { } programme ? View(programme) : NotFound();

    private IQueryable<Programme> Own() => db.Programmes.AsNoTracking()
        .Where(programme => programme.CentreId == CentreId)
        .Include(programme => programme.Lessons.OrderBy(lesson => lesson.Number))
        .AsSingleQuery();
}
