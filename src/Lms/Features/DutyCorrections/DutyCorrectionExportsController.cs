using Lms.Access;
using Lms.Domain.People;
using Lms.Domain.Records;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.DutyCorrections;

/// <summary>The queue of corrections to take along: to each whom they decide on.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator, Role.CellOfficer)]
[Route("c/{centre}/duty-corrections/exports")]
public sealed class DutyCorrectionExportsController(CorrectionDesk desk) : ExportsController
{
    [HttpGet]
    public IActionResult Show(bool decided, TableKind? format) => Take(
        format, Text["Duties.CorrectionsExportFile"], desk.All(Me, decided),
        new(Text["People.Code"], line => line.Code),
        new(Text["People.FullName"], line => line.FullName),
        new(Text["People.Unit"], line => line.Unit),
        new(Text["Duties.KindColumn"], line => Text.Of(line.Kind)),
        new(Text["Duties.StateColumn"], line => Text.Of(line.State)),
        new(Text["Duties.ProposedOn"], line => SchoolTime.Day(line.ProposedAt)),
        new(Text["Duties.Recorded"], line => line.Recorded),
        new(Text["Duties.ProposedColumn"], line => line.Kind == CorrectionKind.Ended ? null : line.Proposed),
        new(Text["Duties.Reason"], line => line.Reason),
        new(Text["Duties.DecidedOn"], line => line.DecidedAt is { } at ? SchoolTime.Day(at) : null),
        new(Text["Duties.Answer"], line => line.Answer));
}
