using Lms.Access;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Duties;

/// <summary>Trainees whose duties want attention, to take along: a row for each duty, and one for who holds none.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator)]
[Route("c/{centre}/duties/exports")]
public sealed class DutyStandingExportsController(DutyStandingsQuery standings) : ExportsController
{
    [HttpGet]
    public IActionResult Show(DutyFilter filter, TableKind? format, CancellationToken stop) => Take(
        format, Text["Duties.ExportFile"], standings.All(CentreId, filter, stop).SelectMany(WithDuties),
        new(Text["People.Code"], row => row.Person.Code),
        new(Text["People.FullName"], row => row.Person.FullName),
        new(Text["People.Unit"], row => row.Person.Unit),
        new(Text["Duties.StateColumn"], _ => Text.Of(filter.Shown)),
        new(Text["People.Position"], row => row.Duty?.Position),
        new(Text["People.Duty"], row => row.Duty?.Duty),
        new(Text["Duties.FromColumn"], row => row.Duty?.From),
        new(Text["Duties.ToColumn"], row => row.Duty?.To));

    private static IEnumerable<(StandingRow Person, DutyAssignment? Duty)> WithDuties(StandingRow row) =>
        row.Duties.Select(duty => (row, (DutyAssignment?)duty)).DefaultIfEmpty((row, null));
}
