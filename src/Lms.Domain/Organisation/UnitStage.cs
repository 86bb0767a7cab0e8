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
        Basis = basis.Trim().Normalize();
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

    private static string Required(string name)
    {
        name = string.Join(' ', name.Normalize().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return name.Length is > 0 and <= Unit.NameLength ? name : throw new RuleBrokenException("Unit.NameRequired", Unit.NameLength);
    }
}
