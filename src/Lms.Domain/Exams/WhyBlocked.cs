namespace Lms.Domain.Exams;

/// <summary>What the office settles about a candidate before they can start, or start with the right question.</summary>
public enum WhyBlocked
{
    /// <summary>No duty was ever recorded.</summary>
    NoDuty = 1,

    /// <summary>Duties were recorded, and none is held on the day.</summary>
    Expired,

    /// <summary>What the duty's wording holds was not looked at yet: it enters no question.</summary>
    WordingNotLookedOver,

    /// <summary>The paper has no wording for duties of this kind.</summary>
    NoVariant,

    /// <summary>Several duties are held and none is the primary one: they may start, with the one recorded last.</summary>
    Overlapping,
}
