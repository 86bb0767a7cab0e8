namespace Lms.Domain.People;

/// <summary>Why a duty's wording wants a look before candidates read it in a question.</summary>
[Flags]
public enum WordingConcerns
{
    None = 0,

    /// <summary>Longer than fits a sentence of a question.</summary>
    TooLong = 1,

    /// <summary>Holds the full name of somebody in the centre's register.</summary>
    NamesPerson = 2,

    /// <summary>Holds a phone number, an address or another thing that is no duty.</summary>
    Foreign = 4,
}
