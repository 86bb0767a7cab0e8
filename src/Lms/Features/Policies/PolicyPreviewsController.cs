using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Policies;

/// <summary>The step before a rule is set: old and new side by side, and what the new one will reach. Nothing is written.</summary>
[Allow(Role.Director, Role.Administrator)]
[Route("c/{centre}/policies/{key}/previews")]
public sealed class PolicyPreviewsController(LmsDbContext db, PolicyReachQuery reach, TimeProvider clock) : RuleController(db, reach, clock)
{
    [HttpPost]
    public async Task<IActionResult> Create([FromRoute] string key, PolicyForm form, CancellationToken stop) =>
        await Rule(key, stop) is not { } rule ? NotFound()
        : Proposed(form.At(rule)) is { } next ? await Preview(form, next, isStale: false, stop)
        : Fields(form);
}
