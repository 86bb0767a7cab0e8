using Lms.Access;
using Lms.Domain.People;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Policies;

/// <summary>Every record of the rules to take along, in force, to come and past, with the paper it rests on.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator)]
[Route("c/{centre}/policies/exports")]
public sealed class PolicyExportsController(PolicyQuery policies, TimeProvider clock) : ExportsController
{
    [HttpGet]
    public async Task<IActionResult> Show(TableKind? format, CancellationToken stop) => Take(
        format, Text["Policies.ExportFile"], PoliciesPage.Rows(await policies.All(CentreId, stop), clock.Today()).ToAsyncEnumerable(),
        new(Text["Policies.RuleColumn"], row => PolicyWords.NameOf(row.Record, Text)),
        new(Text["Policies.ValueColumn"], row => string.Join("; ", PolicyWords.Of(row.Record, Text))),
        new(Text["Policies.StandingColumn"], row => Text.Of(row.Span.Standing)),
        new(Text["Policies.Since"], row => row.Record.ValidFrom),
        new(Text["Policies.UntilColumn"], row => row.Span.Until),
        new(Text["Policies.LegalBasis"], row => row.Record.LegalBasis),
        new(Text["Policies.SetterColumn"], row => row.Line.SetBy ?? Text["Policies.Shipped"]),
        new(Text["Policies.PinnedColumn"], row => row.Line.Pinned));
}
