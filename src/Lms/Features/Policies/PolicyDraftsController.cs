using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Policies;

/// <summary>Back from the preview to the fields, as they were typed.</summary>
[Allow(Role.Director, Role.Administrator)]
[Route("c/{centre}/policies/{key}/drafts")]
public sealed class PolicyDraftsController(LmsDbContext db, PolicyReachQuery reach, TimeProvider clock) : RuleController(db, reach, clock)
{
    [HttpPost]
    public async Task<IActionResult> Create([FromRoute] string key, PolicyForm form, CancellationToken stop) =>
        await Rule(key, stop) is { } rule ? Fields(form.At(rule)) : NotFound();
}
