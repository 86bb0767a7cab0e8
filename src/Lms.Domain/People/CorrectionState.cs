namespace Lms.Domain.People;

public enum CorrectionState
{
    Proposed = 1,
    Confirmed,
    Refused,

    /// <summary>Taken back by the one who proposed it.</summary>
    Withdrawn,
}
