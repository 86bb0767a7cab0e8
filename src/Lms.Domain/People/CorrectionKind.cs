namespace Lms.Domain.People;

/// <summary>What somebody says is wrong with what is recorded of their duties.</summary>
public enum CorrectionKind
{
    /// <summary>It was wrong from its first day.</summary>
    Mistake = 1,

    /// <summary>It was right, and something else is held since.</summary>
    Changed,

    /// <summary>It was right, and is held no longer.</summary>
    Ended,

    /// <summary>A duty is held that is not recorded.</summary>
    Missing,
}

/// <summary>What each kind asks of the duty it is about, and does to it.</summary>
internal static class CorrectionKinds
{
    public static void RequireSense(this CorrectionKind kind, DutyAssignment? duty, DutyTerms proposed)
    {
        if (duty is null != (kind == CorrectionKind.Missing))
        {
            throw new RuleBrokenException("DutyCorrection.KindUnknown");
        }

        if (duty?.WithdrawnAt is not null)
        {
            throw new RuleBrokenException("DutyAssignment.Withdrawn");
        }

        if (kind == CorrectionKind.Changed && proposed.From <= duty!.From)
        {
            throw new RuleBrokenException("DutyAssignment.ChangesBeforeItBegins", duty.From);
        }

        if (kind == CorrectionKind.Ended && proposed.To is null)
        {
            throw new RuleBrokenException("DutyCorrection.LastDayRequired");
        }
    }

    /// <returns>The duty to add; null when one only ended.</returns>
    public static DutyAssignment? CarryOut(this CorrectionKind kind, DutyAssignment? duty, DutyAssignment next, DateTimeOffset now)
    {
        switch (kind)
        {
            case CorrectionKind.Ended:
                duty!.End(next.To!.Value);
                return null;
            case CorrectionKind.Mistake:
                duty!.Withdraw(next, now);
                return next;
            case CorrectionKind.Changed:
                duty!.YieldTo(next, now);
                return next;
            default:
                return next;
        }
    }
}
