namespace Lms.Domain.People;

/// <summary>What somebody holds: position and duty as they enter a question, tag, unit, days (inclusive), and whether it comes first.</summary>
public sealed record DutyTerms(
    string Position, string? PositionCode, string Duty, string Tag, Guid UnitId, DateOnly From, DateOnly? To, bool IsPrimary);
