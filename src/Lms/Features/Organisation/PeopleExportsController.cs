using Lms.Access;
using Lms.Data.Register;
using Lms.Domain.People;
using Lms.Domain.People.Import;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Organisation;

/// <summary>The list of people to take along, as it is filtered: in the columns that an import understands.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator)]
[Route("c/{centre}/people/exports")]
public sealed class PeopleExportsController(PeopleSearch search, TimeProvider clock) : ExportsController
{
    [HttpGet]
    public IActionResult Show(PeopleFilter filter, TableKind? format, CancellationToken stop) => Take(
        format, Text["Imports.ExportFile"], search.All(CentreId, filter, clock.GetUtcNow(), stop),
        new(Text.Of(RosterField.Code), person => person.Code),
        new(Text.Of(RosterField.FamilyName), person => person.FamilyName),
        new(Text.Of(RosterField.GivenName), person => person.GivenName),
        new(Text.Of(RosterField.BirthDate), person => person.BirthDate),
        new(Text.Of(RosterField.Phone), person => person.Phone),
        new(Text.Of(RosterField.Email), person => person.Email),
        new(Text.Of(RosterField.Unit), person => person.Unit),
        new(Text["People.Roles"], person => string.Join(", ", person.Roles.Select(role => Text.Of(role)))));
}
