namespace Lms.Domain.Organisation;

/// <summary>What a unit was called and where it stood from a day on, until the next stage; by which paper.</summary>
public sealed class UnitStage : ICentreOwned
{
    public const int BasisLength = 300;

    private UnitStage()
    {
    }

    internal UnitStage(Guid centreId, Guid unitId, DateOnly? from, string name, string level, string locality, Guid? parentId, string basis)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        UnitId = unitId;
        From = from;
        Name = Required(name);
        Level = level;
        Locality = locality.Trim().Normalize();
        ParentId = parentId;
        Basis = Paper(basis);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid UnitId { get; private set; }

    /// <summary>Null for a beginning that nobody knows any more.</summary>
    public DateOnly? From { get; private set; }

    public string Name { get; private set; } = "";

    public string Level { get; private set; } = "";

    public string Locality { get; private set; } = "";

    public Guid? ParentId { get; private set; }

    /// <summary>Number and day of the decision (căn cứ); empty when none is on record.</summary>
    public string Basis { get; private set; } = "";

    /// <summary>
    /// The stage of a day: exactly one, whatever the day. A day before the first known stage is answered by that one.
    /// </summary>
    /// <param name="stages">Of one unit, at least one, in any order.</param>
    public static UnitStage On(IEnumerable<UnitStage> stages, DateOnly day)
    {
        var known = stages.OrderBy(stage => stage.From).ToList();
        return known.FindLast(stage => stage.From is null || stage.From <= day) ?? known[0];
    }

    /// <summary>Two acts of one day may rest on two papers.</summary>
    internal void TakeOver(UnitStage earlier)
    {
        var both = string.Join("; ", new[] { earlier.Basis, Basis }.Where(basis => basis.Length > 0).Distinct());
        Basis = both.Length <= BasisLength ? both : Basis;
    }

    internal static string Paper(string basis)
    {
        basis = basis.Trim().Normalize();
        return basis.Length <= BasisLength ? basis : throw new RuleBrokenException("Unit.BasisTooLong", BasisLength);
    }

    private static string Required(string name)
    {
        name = string.Join(' ', name.Normalize().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return name.Length is > 0 and <= Unit.NameLength ? name : throw new RuleBrokenException("Unit.NameRequired", Unit.NameLength);
    }
}
