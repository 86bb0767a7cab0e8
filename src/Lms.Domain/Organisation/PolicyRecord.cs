namespace Lms.Domain.Organisation;

/// <summary>
/// A rule set by regulation, with the day it holds from and its legal basis (căn cứ). Never changed: a new rule is a
/// new record. One still to come may be withdrawn, and is kept as withdrawn. <see cref="Value"/> is JSON; <see cref="PolicyBook"/> reads it.
/// </summary>
public sealed class PolicyRecord : ICentreOwned
{
    private PolicyRecord()
    {
    }

    public PolicyRecord(Guid centreId, string key, string name, string value, DateOnly validFrom, string legalBasis,
        Guid? setBy = null, DateTimeOffset? setAt = null)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        Key = key;
        Name = name;
        Value = value;
        ValidFrom = validFrom;
        LegalBasis = legalBasis;
        SetBy = setBy;
        SetAt = setAt;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>What the rule is called at the centre.</summary>
    public string Name { get; private set; } = "";

    public string Value { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }

    public string LegalBasis { get; private set; } = "";

    /// <summary>Who set it; null for the records that a centre begins with.</summary>
    public Guid? SetBy { get; private set; }

    /// <summary>Null where <see cref="SetBy"/> is.</summary>
    public DateTimeOffset? SetAt { get; private set; }

    /// <summary>Who took it back before its first day; null for a record that holds or will.</summary>
    public Guid? WithdrawnBy { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string WithdrawalReason { get; private set; } = "";

    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>
    /// Takes it back before its first day. From that day on it is a rule that people have worked by: then only a later record
    /// stands in its place.
    /// </summary>
    public void Withdraw(string reason, Guid actor, DateOnly today, DateTimeOffset now)
    {
        if (IsWithdrawn)
        {
            throw new RuleBrokenException("PolicyRecord.WithdrawnAlready");
        }

        if (ValidFrom <= today)
        {
            throw new RuleBrokenException("PolicyRecord.InForceAlready", ValidFrom);
        }

        reason = reason.Trim().Normalize();
        if (reason.Length is 0 or > PolicyTimeline.BasisLength)
        {
            throw new RuleBrokenException("PolicyRecord.ReasonRequired", PolicyTimeline.BasisLength);
        }

        (WithdrawalReason, WithdrawnBy, WithdrawnAt) = (reason, actor, now);
    }
}
