using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Policies;

/// <summary>Sets a rule: a new record with its own day and basis. The ones before it stay as they are.</summary>
[Allow(Role.Director, Role.Administrator)]
[Route("c/{centre}/policies/{key}/records")]
public sealed class PolicyRecordsController(LmsDbContext db, PolicyReachQuery reach, TimeProvider clock) : RuleController(db, reach, clock)
{
    [HttpGet("new")]
    public async Task<IActionResult> New([FromRoute] string key, CancellationToken stop) =>
        await Rule(key, stop) is { } rule ? Fields(PolicyForm.For(rule, Clock.Today())) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create([FromRoute] string key, PolicyForm form, CancellationToken stop)
    {
        // Two officers: the second waits, and then sees the first one's record.
        await using var change = await Db.HoldPolicies(CentreId, stop);
        if (await Rule(key, stop) is not { } rule)
        {
            return NotFound();
        }

        if (Proposed(form.At(rule)) is not { } next)
        {
            return Fields(form);
        }

        if (form.After != rule.After)
        {
            return await Preview(form, next, isStale: form.After is not null, stop);
        }

        Db.PolicyRecords.Add(next);
        Db.Record(CentreId, Me.PersonId, "PolicyRecord.Set", next.Id, Clock.GetUtcNow(), $"{key}, {SchoolTime.Show(next.ValidFrom, "date")}");
        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Policies.Set", Path("policies", next.Id));
    }
}
