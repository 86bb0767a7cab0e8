using Lms.Access;
using Lms.Domain.People;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Units;

/// <summary>The units to take along: the whole tree, or what the list found.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator, Role.ProvinceViewer, Role.CellOfficer)]
[Route("c/{centre}/units/exports")]
public sealed class UnitExportsController(UnitQuery query) : ExportsController
{
    [HttpGet]
    public async Task<IActionResult> Show(UnitFilter filter, TableKind? format, CancellationToken stop)
    {
        var (tree, units) = await query.All(Me, filter, stop);
        return Take(
            format, Text["Units.ExportFile"], units.ToAsyncEnumerable(),
            new(Text["Units.Unit"], unit => unit.Name),
            new(Text["Units.Level"], unit => unit.Level),
            new(Text["Units.Kind"], unit => Text.Of(unit.Kind)),
            new(Text["Units.Locality"], unit => unit.Locality),
            new(Text["Units.Under"], unit => string.Join(" › ", unit.Above.Select(above => above.Name))),
            new(Text["Units.ChildCount"], unit => unit.Children.Count),
            new(Text["Units.PeopleOfOwn"], unit => unit.People),
            new(Text["Units.PeopleOfAll"], unit => unit.PeopleWithBelow),
            new(Text["Units.LastDay"], unit => unit.LastDay),
            new(Text["Units.MergedInto"], unit => tree[unit.SuccessorId]?.Name));
    }
}
