namespace Lms.Domain.Exams;

/// <summary>
/// A candidate excused from a sitting (hoãn thi): why, and on what paper it rests. Domain notes §5: a postponement needs
/// papers. Taken back it stays, with the reason for that.
/// </summary>
public sealed class Postponement : ICentreOwned
{
    public const int BasisLength = 300;

    private Postponement()
    {
    }

    internal Postponement(ExamSitting sitting, Guid personId, string basis, bool isForceMajeure, ConductAct act)
    {
        CentreId = sitting.CentreId;
        Id = Guid.CreateVersion7();
        ExamSittingId = sitting.Id;
        PersonId = personId;
        Reason = act.Reason;
        Basis = basis.Trim().Normalize() is { Length: > 0 and <= BasisLength } given
            ? given
            : throw new RuleBrokenException("Postponement.BasisRequired", BasisLength);
        IsForceMajeure = isForceMajeure;
        RecordedBy = act.Actor;
        RecordedAt = act.Now;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The paper it rests on (căn cứ): a hospital's, an official letter with number and day.</summary>
    public string Basis { get; private set; } = "";

    /// <summary>The candidate had begun, and was kept from going on by what nobody could help (bất khả kháng).</summary>
    public bool IsForceMajeure { get; private set; }

    public Guid RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid? WithdrawnBy { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string WithdrawalReason { get; private set; } = "";

    public bool Stands => WithdrawnAt is null;

    internal void Withdraw(ConductAct act)
    {
        if (!Stands)
        {
            throw new RuleBrokenException("Postponement.WithdrawnAlready");
        }

        WithdrawnBy = act.Actor;
        WithdrawnAt = act.Now;
        WithdrawalReason = act.Reason;
    }
}
