using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Positions;

/// <summary>The positions to take along, each with the tag that its duties get.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/positions/exports")]
public sealed class PositionExportsController(LmsDbContext db, TimeProvider clock) : ExportsController
{
    [HttpGet]
    public IActionResult Show(TableKind? format) => Take(
        format, Text["Duties.PositionsExportFile"], db.PositionLines(CentreId, clock.Today()).AsAsyncEnumerable(),
        new(Text["Duties.PositionName"], line => line.Name),
        new(Text["Duties.NameInEnglish"], line => line.NameInEnglish),
        new(Text["People.DutyTag"], line => line.Tag),
        new(Text["Duties.Held"], line => line.Held));
}
