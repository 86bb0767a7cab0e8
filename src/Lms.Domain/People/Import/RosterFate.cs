namespace Lms.Domain.People.Import;

/// <summary>What an import would make of a row.</summary>
public enum RosterFate
{
    /// <summary>Nobody knows this person yet: record, account and membership are made.</summary>
    New = 1,

    /// <summary>Known in the system, not (or no longer) at this centre: taken in, the account stays.</summary>
    Joins,

    /// <summary>Here already; something the row says is new.</summary>
    Changed,

    /// <summary>Here already, nothing to change.</summary>
    Known,

    /// <summary>By all signs the same person as in a row above, or as one here who has another code.</summary>
    Duplicate,

    /// <summary>Cannot be written; the problems say why.</summary>
    Refused,
}
