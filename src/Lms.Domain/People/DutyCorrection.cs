namespace Lms.Domain.People;

public enum CorrectionState
{
    Proposed = 1,
    Confirmed,
    Refused,

    /// <summary>Taken back by the one who proposed it.</summary>
    Withdrawn,
}

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

    /// <param name="dutyId">The duty that is wrong; null when one is missing.</param>
    /// <param name="isMistake">The duty was wrong from its first day; false: it was right, and something new began on <paramref name="from"/>.</param>
    public DutyCorrection(
        Guid centreId, Guid personId, Guid? dutyId, bool isMistake, string position, string? positionCode, string duty, string tag, Guid unitId,
        DateOnly from, DateOnly? to, bool isPrimary, string reason, DateTimeOffset now)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        PersonId = personId;
        DutyId = dutyId;
        IsMistake = isMistake;
        Position = position.Trim().Normalize();
        PositionCode = positionCode;
        Duty = duty.Trim().Normalize();
        Tag = tag;
        UnitId = unitId;
        From = from;
        To = to;
        IsPrimary = isPrimary;
        Reason = reason.Trim().Normalize();
        ProposedAt = now;
        State = CorrectionState.Proposed;
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
}
