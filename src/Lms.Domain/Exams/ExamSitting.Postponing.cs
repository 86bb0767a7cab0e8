namespace Lms.Domain.Exams;

/// <summary>Who is excused from the sitting, and who is expected again after all. The caller holds the sitting and its attempts.</summary>
public sealed partial class ExamSitting
{
    /// <summary>
    /// Excuses a candidate, who then cannot start, is neither absent nor failed, and sits another time. Before they begin; or
    /// later, when they were kept from going on by what nobody could help: then the attempt ends and no script is made of it.
    /// </summary>
    /// <param name="basis">The paper it rests on.</param>
    /// <param name="attempt">Null when the candidate has not begun.</param>
    public Postponement Postpone(Guid personId, string basis, bool isForceMajeure, Attempt? attempt, ConductAct act)
    {
        RequireUnsealed();
        var candidate = Candidate(personId);
        RequirePostponable(candidate, isForceMajeure, attempt);
        var made = new Postponement(this, personId, basis, isForceMajeure && attempt is not null, act);
        candidate.Postpone(act.Actor, act.Now);
        if (attempt is not null && !attempt.IsOver(act.Now))
        {
            attempt.SetAside(act.Now);
        }

        return made;
    }

    /// <summary>
    /// Expects the candidate again. While the sitting runs, an attempt that was cut short gets the lost time back; later what was
    /// stored counts.
    /// </summary>
    /// <param name="pauses">Of this sitting: the time they took was given back by the close already.</param>
    public void WithdrawPostponement(Postponement postponement, Attempt? attempt, IEnumerable<SittingPause> pauses, ConductAct act)
    {
        RequireUnsealed();
        RequireRunning();
        postponement.Withdraw(act);
        Candidate(postponement.PersonId).Expect();
        Recall(attempt, attempt?.SetAsideAt, pauses, act.Now);
    }

    private static void RequirePostponable(Candidate candidate, bool isForceMajeure, Attempt? attempt)
    {
        if (candidate.IsPostponed)
        {
            throw new RuleBrokenException("Postponement.Already", candidate.Number);
        }

        if (candidate.IsSuspended)
        {
            throw new RuleBrokenException("Postponement.Suspended", candidate.Number);
        }

        if (attempt?.HandedInAt is not null)
        {
            throw new RuleBrokenException("Postponement.HandedIn", candidate.Number);
        }

        if (attempt is not null && !isForceMajeure)
        {
            throw new RuleBrokenException("Postponement.Begun", candidate.Number);
        }
    }
}
