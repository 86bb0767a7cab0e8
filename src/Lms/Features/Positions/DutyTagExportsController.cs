using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Positions;

/// <summary>The tags to take along.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/duty-tags/exports")]
public sealed class DutyTagExportsController(LmsDbContext db, TimeProvider clock) : ExportsController
{
    [HttpGet]
    public IActionResult Show(TableKind? format) => Take(
        format, Text["Duties.TagsExportFile"], db.TagLines(CentreId, clock.Today()).AsAsyncEnumerable(),
        new(Text["Duties.TagName"], tag => tag.Name),
        new(Text["Duties.NameInEnglish"], tag => tag.NameInEnglish),
        new(Text["Duties.Code"], tag => tag.Code),
        new(Text["Duties.Held"], tag => tag.Held));
}
