using Lms.Access;
using Lms.Domain.People;
using Lms.Domain.People.Import;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Imports;

/// <summary>An empty list with every column that is understood, for whoever begins one.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/people/imports/template")]
public sealed class TemplatesController : CentreController
{
    [HttpGet]
    public IActionResult Show() => new TableResult(
        TableKind.Xlsx, Text["Imports.TemplateFile"],
        [.. Enum.GetValues<RosterField>().Except([RosterField.FullName]).Select(field => Text.Of(field))], AsyncEnumerable.Empty<IReadOnlyList<object?>>());
}
