namespace Lms.Domain.People;

/// <summary>How one duty comes in the place of another without what was recorded being overwritten: all of it or nothing.</summary>
public static class DutyHistory
{
    /// <summary>The former was wrong from its first day: it is withdrawn, and the next one stands for it.</summary>
    /// <param name="duties">Every duty of the person at the centre.</param>
    public static void Correct(DutyAssignment former, DutyAssignment next, IEnumerable<DutyAssignment> duties, DateTimeOffset now)
    {
        next.RefusePrimaryOverlap(duties.Where(other => other != former));
        former.Withdraw(next, now);
    }

    /// <summary>The former was right until the next one begins.</summary>
    public static void Succeed(DutyAssignment former, DutyAssignment next, IEnumerable<DutyAssignment> duties, DateTimeOffset now)
    {
        next.RefusePrimaryOverlap(duties.Where(other => other != former));
        former.YieldTo(next, now);
    }

    /// <summary>
    /// The primary duty that the next one would run into and may take the place of: it began earlier and does not outlast
    /// it. Null when there is none such; <see cref="DutyAssignment.RefusePrimaryOverlap"/> then says what is in the way.
    /// </summary>
    public static DutyAssignment? Yielding(DutyAssignment next, IEnumerable<DutyAssignment> duties)
    {
        var rivals = duties.Where(other => other.Id != next.Id && next.IsPrimary && other.IsPrimary && other.MeetsIn(next)).ToList();
        return rivals is [var rival] && rival.From < next.From && (next.To is null || rival.To <= next.To) ? rival : null;
    }
}
