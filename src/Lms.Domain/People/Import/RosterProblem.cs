namespace Lms.Domain.People.Import;

/// <summary>Why a row is refused, as a key of the rules with its arguments.</summary>
/// <param name="Column">From 0; null when it is about the row as a whole.</param>
public sealed record RosterProblem(int? Column, string Key, params object[] Arguments);
