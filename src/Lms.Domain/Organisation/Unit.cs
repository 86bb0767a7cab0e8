namespace Lms.Domain.Organisation;

/// <summary>A Party organisation or cell, or any unit that trainees come from. Its level is a word, not a constant.</summary>
public sealed class Unit : ICentreOwned
{
    private Unit()
    {
    }

    public Unit(Guid centreId, string name, string level, string locality, Guid? parentId = null)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        Name = name;
        Level = level;
        Locality = locality;
        ParentId = parentId;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>"Đảng bộ xã", "Chi bộ": the centre's own word.</summary>
    public string Level { get; private set; } = "";

    public string Locality { get; private set; } = "";
}
