using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Policies;

/// <summary>A rule about to be withdrawn, the one before it, and the sittings that go back to that one.</summary>
/// <param name="Before">Null when the centre had no such rule before.</param>
public sealed record Withdrawal(PolicyRow Row, PolicyRecord? Before, IReadOnlyList<PinnedSitting> Sittings, DateTimeOffset Now)
{
    public PolicyRecord Record => Row.Record;
}

/// <summary>A record with the one before it, and the sittings that pinned it.</summary>
/// <param name="Unfit">Those of them that could not keep to the one before.</param>
public sealed record ReachedSittings(
    PolicyRecord Record, PolicyRecord? Before, List<SittingPolicy> Pins, List<ExamSitting> Sittings, List<ExamSitting> Unfit);

/// <summary>Withdraws a rule still to come.</summary>
/// <remarks>
/// A sitting pins the rules of its opening day when it is made, every rule, whether it reads it or not. To refuse a withdrawal
/// because sittings are pinned would leave a mistaken rule in force for all of them, as a later record does not reach what is
/// pinned. Nobody has written by the rule yet: a sitting that pinned it opens on its first day or later. So they go back to the
/// record before, which is what they would have pinned had the mistake not been made; each is told in the audit log. Where that
/// cannot be (nothing before it, a paper that the former step or scale does not fit, a sitting that has opened), the withdrawal is
/// refused and names them.
/// </remarks>
public sealed class WithdrawalDesk(LmsDbContext db, PolicyQuery policies, TimeProvider clock)
{
    /// <summary>As many as a refusal names.</summary>
    private const int Named = 5;

    /// <summary>Null when the centre has no such record.</summary>
    public async Task<Withdrawal?> Find(Guid centreId, Guid id, CancellationToken stop)
    {
        if (await policies.Find(centreId, id, 1, stop) is not { } page)
        {
            return null;
        }

        var timeline = new PolicyTimeline(centreId, page.Record.Key, page.History.Select(row => row.Record));
        return new Withdrawal(page.Row, timeline.Before(page.Record), page.Sittings, page.Now);
    }

    /// <summary>What a withdrawal touches, tracked: within the caller's transaction, the record held.</summary>
    public async Task<ReachedSittings> Reached(Guid centreId, Guid id, CancellationToken stop)
    {
        var record = await db.PolicyRecords.SingleAsync(record => record.CentreId == centreId && record.Id == id, stop);
        var ofKey = await db.PolicyRecords.Where(other => other.CentreId == centreId && other.Key == record.Key).ToListAsync(stop);
        var pins = await db.SittingPolicies.Where(pin => pin.CentreId == centreId && pin.PolicyRecordId == id).ToListAsync(stop);
        Guid[] ids = [.. pins.Select(pin => pin.ExamSittingId)];
        var sittings = await db.Sittings.Where(sitting => sitting.CentreId == centreId && ids.Contains(sitting.Id)).OrderBy(sitting => sitting.Opens).ToListAsync(stop);
        var before = new PolicyTimeline(centreId, record.Key, ofKey).Before(record);
        return new ReachedSittings(record, before, pins, sittings, await Unfit(before, sittings, stop));
    }

    /// <summary>All of it or nothing; the caller saves.</summary>
    public void Withdraw(ReachedSittings reached, string reason, Guid actor)
    {
        var (record, now) = (reached.Record, clock.GetUtcNow());
        record.Withdraw(reason, actor, clock.Today(), now);
        RefuseWhereItCannotBe(reached);
        db.SittingPolicies.RemoveRange(reached.Pins);
        foreach (var sitting in reached.Sittings)
        {
            db.SittingPolicies.Add(sitting.Repin(reached.Before!, now));
            db.Record(record.CentreId, actor, "ExamSitting.Repinned", sitting.Id, now, record.Key);
        }

        db.Record(record.CentreId, actor, "PolicyRecord.Withdrawn", record.Id, now, $"{record.Key}, {SchoolTime.Show(record.ValidFrom, "date")}: {record.WithdrawalReason}");
    }

    private static void RefuseWhereItCannotBe(ReachedSittings reached)
    {
        if (reached.Sittings.Count > 0 && reached.Before is null)
        {
            throw new RuleBrokenException("PolicyRecord.NothingBefore", reached.Sittings.Count, Names(reached.Sittings));
        }

        if (reached.Unfit.Count > 0)
        {
            throw reached.Record.Key == PolicyKey.MarkStep
                ? new RuleBrokenException("PolicyRecord.StepBeforeDoesNotDivide", new PolicyBook([reached.Before!]).TenPointStep, Names(reached.Unfit))
                : new RuleBrokenException("PolicyRecord.PapersBeforeDoNotFit", Names(reached.Unfit));
        }
    }

    /// <summary>Sittings whose paper could not be marked by the rules as they were before: of another scale, or step.</summary>
    private async Task<List<ExamSitting>> Unfit(PolicyRecord? before, List<ExamSitting> sittings, CancellationToken stop)
    {
        if (before?.Key is not (PolicyKey.MarkStep or PolicyKey.ReconciliationProfile or PolicyKey.HundredPointReconciliation))
        {
            return [];
        }

        Guid[] ids = [.. sittings.Select(sitting => sitting.ExamPaperId).Distinct()];
        var papers = await db.Papers.AsNoTracking().AsSplitQuery().WithSchemes()
            .Where(paper => paper.CentreId == before.CentreId && ids.Contains(paper.Id)).ToDictionaryAsync(paper => paper.Id, stop);
        var unfit = new List<ExamSitting>();
        foreach (var sitting in sittings)
        {
            if (papers[sitting.ExamPaperId].WhyUnfit((await db.PoliciesOf(sitting, stop)).With(before)) is not null)
            {
                unfit.Add(sitting);
            }
        }

        return unfit;
    }

    private static string Names(List<ExamSitting> sittings) =>
        string.Join("; ", sittings.Take(Named).Select(sitting => sitting.Title)) + (sittings.Count > Named ? "; …" : "");
}
