namespace Lms.Domain.Organisation;

/// <summary>Whose scripts a marker does not get: the centre's own rule, no regulation's. Each is "Excluded" or "Allowed".</summary>
/// <param name="OwnUnit">Candidates of the marker's own unit.</param>
/// <param name="OwnClass">Candidates of a class that the marker taught.</param>
public sealed record ConflictRules(string OwnUnit, string OwnClass)
{
    public const string Excluded = nameof(Excluded);
    public const string Allowed = nameof(Allowed);

    public bool ExcludesOwnUnit => OwnUnit == Excluded;

    public bool ExcludesOwnClass => OwnClass == Excluded;
}
