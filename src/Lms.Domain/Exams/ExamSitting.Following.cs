namespace Lms.Domain.Exams;

/// <summary>A sitting that follows another, for those who failed there or were excused.</summary>
public sealed partial class ExamSitting
{
    /// <summary>The sitting before; null for the first of its exam.</summary>
    public Guid? FollowsId { get; private set; }

    /// <summary>The sitting that this exam's line of sittings began with: of a first sitting itself.</summary>
    public Guid FirstId { get; private set; }

    /// <summary>Over, so that one may follow it: released, or at least closed for those who were excused.</summary>
    public bool MayBeFollowed(DateTimeOffset now) => MayBeFollowed(Closes, Grace, PausedAt, SealedAt, now);

    /// <summary>The same of a sitting of which only this is known.</summary>
    public static bool MayBeFollowed(DateTimeOffset closes, TimeSpan grace, DateTimeOffset? pausedAt, DateTimeOffset? sealedAt, DateTimeOffset now) =>
        sealedAt is not null || (now >= closes + grace && pausedAt is null);

    /// <summary>Makes this new sitting, still without anybody, the follow-up of one that is over.</summary>
    /// <param name="proposals">Of everybody whom the sitting before left without a pass.</param>
    /// <param name="chosen">Whom the office ticked.</param>
    public void Follow(
        ExamSitting before, IReadOnlyCollection<FollowUpProposal> proposals, IReadOnlyList<Guid> chosen, DateTimeOffset now)
    {
        RequireAfter(before, now);
        if (chosen.Count == 0)
        {
            throw new RuleBrokenException("FollowUp.NobodyChosen");
        }

        FollowsId = before.Id;
        FirstId = before.FirstId;
        foreach (var person in chosen)
        {
            var proposal = proposals.FirstOrDefault(one => one.PersonId == person) ?? throw new RuleBrokenException("FollowUp.NotProposed");
            if (proposal.WhyNot is { } why)
            {
                throw why;
            }

            Admit(person, proposal.Reason);
        }
    }

    /// <summary>
    /// Takes somebody off this later list who is expected again where they had been excused. Once it has opened, or anything is
    /// recorded of them here, they sit here and stay excused there.
    /// </summary>
    /// <param name="hasRecords">An attempt, an incident, an accommodation, extra time, a postponement or a sign-in of theirs.</param>
    public void TakeOff(Guid personId, bool hasRecords, DateTimeOffset now)
    {
        var candidate = Candidate(personId);
        if (hasRecords || now >= Opens || SealedAt is not null || candidate.IsPostponed || candidate.IsAbsent || candidate.IsSuspended)
        {
            throw new RuleBrokenException("Postponement.SitsLater", Title);
        }

        candidates.Remove(candidate);
    }

    private void RequireAfter(ExamSitting before, DateTimeOffset now)
    {
        if (!before.MayBeFollowed(now))
        {
            throw new RuleBrokenException("ExamSitting.NotYetClosed", before.Closes);
        }

        if (before.ClassId != ClassId)
        {
            throw new RuleBrokenException("FollowUp.OtherClass");
        }

        if (Opens < before.Closes)
        {
            throw new RuleBrokenException("FollowUp.OpensTooEarly", before.Closes);
        }
    }
}
