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
public sealed class PeopleExportsController(PeopleSearch search, TimeProvider clock) : CentreController
{
    private static readonly RosterField[] Columns =
    [
        RosterField.Code, RosterField.FamilyName, RosterField.GivenName, RosterField.BirthDate, RosterField.Phone, RosterField.Email, RosterField.Unit,
    ];

    /// <param name="kind">XLSX unless CSV is asked for.</param>
    [HttpGet]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Show(PeopleFilter filter, TableKind? kind, CancellationToken stop)
    {
        var people = await search.All(CentreId, filter, clock.GetUtcNow(), stop);
        return TableWriter.File(
            kind == TableKind.Csv ? TableKind.Csv : TableKind.Xlsx, Text["Imports.ExportFile"],
            [.. Columns.Select(column => Text.Of(column)), Text["People.Roles"]], people.Select(Row));
    }

    private IReadOnlyList<object?> Row(TakenPerson person) =>
    [
        person.Code, person.FamilyName, person.GivenName, person.BirthDate, person.Phone, person.Email, person.Unit,
        string.Join(", ", person.Roles.Select(role => Text.Of(role))),
    ];
}
