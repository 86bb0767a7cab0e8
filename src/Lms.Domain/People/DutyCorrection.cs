namespace Lms.Domain.People;

/// <summary>
/// What a person says their duty really is: proposed by themselves, confirmed or refused by the officer of their cell or by
/// the office. Until then nothing changes.
/// </summary>
public sealed class DutyCorrection : ICentreOwned
{
    public const int ReasonLength = 500;

    private DutyCorrection()
    {
    }

    /// <param name="duty">The duty that is wrong; null when one is missing.</param>
    /// <param name="proposed">For a duty no longer held: its own terms, with the last day.</param>
    public DutyCorrection(
        Guid centreId, Guid personId, CorrectionKind kind, DutyAssignment? duty, DutyTerms proposed, string reason, DateTimeOffset now)
    {
        (CentreId, Id, PersonId, DutyId) = (centreId, Guid.CreateVersion7(), personId, duty?.Id);
        IsMistake = kind == CorrectionKind.Mistake;
        Reason = reason.Trim().Normalize();
        if (Reason.Length is 0 or > ReasonLength)
        {
            throw new RuleBrokenException("DutyCorrection.ReasonRequired", ReasonLength);
        }

        (ProposedAt, State) = (now, CorrectionState.Proposed);
        Propose(new DutyAssignment(centreId, personId, proposed).Terms);
        kind.RequireSense(duty, Proposed);
        if (KindOf(duty) != kind)
        {
            throw new RuleBrokenException("DutyCorrection.KindUnknown");
        }
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid? DutyId { get; private set; }

    public bool IsMistake { get; private set; }

    public string Position { get; private set; } = "";

    public string? PositionCode { get; private set; }

    public string Duty { get; private set; } = "";

    public string Tag { get; private set; } = "";

    public Guid UnitId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    public bool IsPrimary { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset ProposedAt { get; private set; }

    public CorrectionState State { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused, or a word to the proposer.</summary>
    public string Answer { get; private set; } = "";

    public DutyTerms Proposed => new(Position, PositionCode, Duty, Tag, UnitId, From, To, IsPrimary);

    /// <param name="duty">The duty it is about; null when one is missing. Its first day never changes, so the kind does not.</param>
    public CorrectionKind KindOf(DutyAssignment? duty) =>
        duty is null ? CorrectionKind.Missing
        : IsMistake ? CorrectionKind.Mistake
        : From == duty.From ? CorrectionKind.Ended
        : CorrectionKind.Changed;

    /// <summary>Carries it out, all of it or nothing. Nobody confirms their own.</summary>
    /// <param name="duties">Every duty of the person at the centre.</param>
    /// <param name="endsFormer">A former primary duty in the way ends the day before the new one begins; otherwise it refuses.</param>
    /// <returns>The duty to add; null when one only ended.</returns>
    public DutyAssignment? Confirm(
        Guid actor, IReadOnlyCollection<DutyAssignment> duties, bool endsFormer, string answer, DateTimeOffset now)
    {
        RefuseDecider(actor);
        answer = Checked(answer);
        var duty = DutyId is { } id ? duties.Single(one => one.Id == id) : null;
        var next = new DutyAssignment(CentreId, PersonId, Proposed);
        var others = duties.Where(one => one != duty).ToList();
        var former = endsFormer && KindOf(duty) != CorrectionKind.Ended ? DutyHistory.Yielding(next, others) : null;
        next.RefusePrimaryOverlap(others.Where(one => one != former));
        var added = KindOf(duty).CarryOut(duty, next, now);
        former?.End(next.From.AddDays(-1));
        Decide(CorrectionState.Confirmed, actor, answer, now);
        return added;
    }

    public void Refuse(Guid actor, string answer, DateTimeOffset now)
    {
        RefuseDecider(actor);
        if (string.IsNullOrWhiteSpace(answer))
        {
            throw new RuleBrokenException("DutyCorrection.AnswerRequired");
        }

        Decide(CorrectionState.Refused, actor, Checked(answer), now);
    }

    /// <summary>Taken back by the one who proposed it.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        RefuseDecided();
        (State, DecidedAt) = (CorrectionState.Withdrawn, now);
    }

    private void Propose(DutyTerms terms) =>
        (Position, PositionCode, Duty, Tag, UnitId, From, To, IsPrimary) =
            (terms.Position, terms.PositionCode, terms.Duty, terms.Tag, terms.UnitId, terms.From, terms.To, terms.IsPrimary);

    private void Decide(CorrectionState state, Guid actor, string answer, DateTimeOffset now) =>
        (State, DecidedBy, DecidedAt, Answer) = (state, actor, now, answer);

    private static string Checked(string answer)
    {
        answer = answer.Trim().Normalize();
        return answer.Length <= ReasonLength ? answer : throw new RuleBrokenException("DutyCorrection.AnswerTooLong", ReasonLength);
    }

    private void RefuseDecider(Guid actor)
    {
        if (actor == PersonId)
        {
            throw new RuleBrokenException("DutyCorrection.Own");
        }

        RefuseDecided();
    }

    private void RefuseDecided()
    {
        if (State != CorrectionState.Proposed)
        {
            throw new RuleBrokenException("DutyCorrection.Decided");
        }
    }
}
