using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Classes;

/// <summary>The list of classes to take along: to each whose classes they see.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator, Role.Lecturer, Role.ProvinceViewer)]
[Route("c/{centre}/classes/exports")]
public sealed class ClassExportsController(LmsDbContext db, TimeProvider clock) : ExportsController
{
    [HttpGet]
    public IActionResult Show(TableKind? format) => Take(
        format, Text["Classes.ExportFile"], ClassList.All(db, Me, clock.Today()).AsAsyncEnumerable(),
        new(Text["Classes.Code"], one => one.Code),
        new(Text["Classes.Name"], one => one.Name),
        new(Text["Classes.Programme"], one => one.Programme),
        new(Text["Classes.Opens"], one => one.Opens),
        new(Text["Classes.Closes"], one => one.Closes),
        new(Text["Classes.TraineesTitle"], one => one.Trainees),
        new(Text["Classes.SessionCount"], one => one.Sessions),
        new(Text["Classes.SessionsGauge"], one => one.Held));
}
