using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Classes;

/// <summary>The roll of a class to take along, for those who see its trainees' units and duties.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Lecturer)]
[Route("c/{centre}/classes/{id:guid}/roll/exports")]
public sealed class RollExportsController(LmsDbContext db, ClassQuery classes) : ExportsController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, TableKind? format, CancellationToken stop)
    {
        if (await db.Classes.VisibleTo(Me).Where(one => one.Id == id).Select(one => one.Code).SingleOrDefaultAsync(stop) is not { } code)
        {
            return NotFound();
        }

        return Take(
            format, Text["Classes.RollFile", code], classes.Roll(CentreId, id),
            new(Text["People.Code"], trainee => trainee.Code),
            new(Text["People.FullName"], trainee => trainee.FullName),
            new(Text["People.Unit"], trainee => trainee.Unit),
            new(Text["People.Position"], trainee => trainee.Position),
            new(Text["People.Duty"], trainee => trainee.Duty));
    }
}
