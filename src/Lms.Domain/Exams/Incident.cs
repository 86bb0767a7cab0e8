using Lms.Domain.Organisation;

namespace Lms.Domain.Exams;

/// <summary>Forms of discipline, from the mildest on.</summary>
public enum IncidentKind
{
    Reprimand = 1,
    Warning,
    Suspension,
}

/// <summary>
/// A breach of the rules of the exam, with what it takes off by the rule that the sitting pinned. What was recorded stays; a
/// mistaken one is withdrawn with a reason.
/// </summary>
public sealed class Incident : ICentreOwned
{
    private Incident()
    {
    }

    internal Incident(ExamSitting sitting, Guid personId, IncidentKind kind, DisciplineRules rules, ConductAct act)
    {
        CentreId = sitting.CentreId;
        Id = Guid.CreateVersion7();
        ExamSittingId = sitting.Id;
        PersonId = personId;
        Kind = kind;
        Percent = rules.Percent(kind);
        Account = act.Reason;
        RecordedBy = act.Actor;
        RecordedAt = act.Now;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    public IncidentKind Kind { get; private set; }

    /// <summary>Taken off the mark of the script, 0 to 100. Of several the heaviest counts, not their sum.</summary>
    public decimal Percent { get; private set; }

    /// <summary>What happened.</summary>
    public string Account { get; private set; } = "";

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
            throw new RuleBrokenException("Incident.AlreadyWithdrawn");
        }

        WithdrawnBy = act.Actor;
        WithdrawnAt = act.Now;
        WithdrawalReason = act.Reason;
    }
}
