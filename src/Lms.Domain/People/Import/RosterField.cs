namespace Lms.Domain.People.Import;

/// <summary>What a column of a roster may hold.</summary>
public enum RosterField
{
    Code = 1,
    FullName,
    FamilyName,
    GivenName,
    BirthDate,
    Phone,
    Email,
    Unit,
    Class,
    Position,
    Duty,
    DutyTag,
    DutyFrom,
    DutyTo,
}
