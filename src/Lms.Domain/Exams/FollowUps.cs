using Lms.Domain.Organisation;

namespace Lms.Domain.Exams;

/// <summary>Why somebody sits a follow-up sitting.</summary>
public enum FollowUpReason
{
    /// <summary>The released result was not a pass (thi lại).</summary>
    Resit = 1,

    /// <summary>They were excused from the sitting before (thi bù): it is still their first.</summary>
    MakeUp,
}

/// <summary>How a candidate came out of a sitting.</summary>
/// <param name="HasPassed">Null while no result is released.</param>
/// <param name="CameFor">What that sitting had them for, itself perhaps a follow-up.</param>
/// <param name="Resits">How many resits of this exam they were on the list of, without those they were excused from.</param>
/// <param name="SitsLater">Whether a later sitting of this exam has them already.</param>
public sealed record CameOut(Guid PersonId, bool IsPostponed, bool IsAbsent, bool? HasPassed, FollowUpReason? CameFor, int Resits, bool SitsLater);

/// <summary>Somebody a follow-up sitting is for, or who asks for one and may not.</summary>
/// <param name="WhyNot">Null when nothing is against it.</param>
public sealed record FollowUpProposal(Guid PersonId, FollowUpReason Reason, RuleBrokenException? WhyNot)
{
    /// <summary>Null for whoever needs none: they passed, or it is not known yet.</summary>
    public static FollowUpProposal? For(CameOut from, ResitRules rules)
    {
        if (from is { IsPostponed: false, IsAbsent: false, HasPassed: not false })
        {
            return null;
        }

        // Excused from a resit, they are owed that resit.
        var reason = from.IsPostponed && from.CameFor != FollowUpReason.Resit ? FollowUpReason.MakeUp : FollowUpReason.Resit;
        return new FollowUpProposal(from.PersonId, reason, WhyNotFor(from, rules));
    }

    private static RuleBrokenException? WhyNotFor(CameOut from, ResitRules rules) =>
        from.SitsLater ? new RuleBrokenException("FollowUp.SitsLater")
        : from.IsPostponed ? null
        : from.IsAbsent && !rules.ForAbsentees ? new RuleBrokenException("FollowUp.AbsenteesExcluded")
        : from.Resits >= rules.Allowed ? new RuleBrokenException("FollowUp.ResitsUsed", rules.Allowed)
        : null;
}

/// <summary>Which of several results of one exam counts.</summary>
public static class CountingResults
{
    /// <summary>Of the results of a person at the sittings of one exam the last released: whoever sits again stakes the earlier mark.</summary>
    public static IReadOnlySet<Guid> Of(IEnumerable<ReleasedResult> results) => results
        .GroupBy(result => result.FirstId)
        .Select(exam => exam.OrderBy(result => result.ReleasedAt).ThenBy(result => result.Opens).Last().SittingId)
        .ToHashSet();
}

/// <param name="FirstId">The sitting that the exam's line of sittings began with.</param>
public sealed record ReleasedResult(Guid SittingId, Guid FirstId, DateTimeOffset Opens, DateTimeOffset ReleasedAt);
