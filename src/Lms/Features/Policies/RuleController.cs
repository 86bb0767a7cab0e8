using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Policies;

/// <summary>What the steps to a new record share: the rule by its key, the form, and the record that the form proposes.</summary>
public abstract class RuleController(LmsDbContext db, PolicyReachQuery reach, TimeProvider clock) : CentreController
{
    protected LmsDbContext Db => db;

    protected TimeProvider Clock => clock;

    /// <summary>Null for a key that this version knows nothing of: 404.</summary>
    protected async Task<PolicyRule?> Rule(string key, CancellationToken stop)
    {
        if (PolicyShape.Of(key) is not { } shape)
        {
            return null;
        }

        var records = await db.PolicyRecords.AsNoTracking().Where(record => record.CentreId == CentreId && record.Key == key).ToListAsync(stop);
        var timeline = new PolicyTimeline(CentreId, key, records);
        return new PolicyRule(shape, timeline, timeline.Latest is { } latest ? PolicyWords.NameOf(latest, Text) : PolicyWords.NameOf(key, key, Text));
    }

    protected IActionResult Fields(PolicyForm form) => View("Fields", form);

    protected async Task<IActionResult> Preview(PolicyForm form, PolicyRecord next, bool isStale, CancellationToken stop) => View(
        "Preview", new PolicyPreview(form, next, await reach.Of(form.Rule.Timeline, next, stop), clock.Today(), isStale));

    /// <summary>Null when something was refused: the form says what, each refusal at its field.</summary>
    protected PolicyRecord? Proposed(PolicyForm form)
    {
        PolicyRecord? next = null;
        foreach (var fault in form.Rule.Shape.FaultsOf(form.Entries()))
        {
            ModelState.AddModelError(PolicyForm.FieldOf(fault.Path), Text.Of(fault.Why));
        }

        return ModelState.IsValid && Obeys(() => next = Continue(form), PolicyForm.FieldOfRule) ? next : null;
    }

    private PolicyRecord Continue(PolicyForm form) => form.Rule.Timeline.Continue(
        new PolicyProposal(form.Entries(), form.ValidFrom!.Value, form.LegalBasis!),
        Text.InVietnamese($"Policies.Name.{form.Rule.Shape.Key}"), Me.PersonId, clock.Today(), clock.GetUtcNow());
}
