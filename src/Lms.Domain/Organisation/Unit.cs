using Lms.Domain.Language;

namespace Lms.Domain.Organisation;

/// <summary>
/// A Party organisation or cell, a teaching group, or any unit that people belong to. Name, level, place in the tree and
/// locality are the latest; <see cref="Stages"/> keeps what they were before. A unit is never deleted: it is dissolved, or
/// merged into a successor, on a day.
/// </summary>
public sealed class Unit : ICentreOwned
{
    public const int NameLength = 200;

    private readonly List<UnitStage> stages = [];

    private Unit()
    {
    }

    /// <param name="founded">First day; null when nobody knows it any more.</param>
    public Unit(Guid centreId, string name, string level, string locality, Guid? parentId = null, DateOnly? founded = null)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        Enter(new UnitStage(centreId, Id, founded, name, level, locality, parentId, basis: ""));
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Name folded by <see cref="SearchKey"/>.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Code of a <see cref="UnitLevel"/>.</summary>
    public string Level { get; private set; } = "";

    public string Locality { get; private set; } = "";

    /// <summary>Last day of a unit that was dissolved or merged; null while it lasts.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>The unit that this one was merged into.</summary>
    public Guid? SuccessorId { get; private set; }

    /// <summary>What the unit was called and where it stood, from when on; the oldest first.</summary>
    public IReadOnlyList<UnitStage> Stages => stages;

    /// <summary>Whether the unit still lasts on a day. When it began is not always known, so days before it count too.</summary>
    public bool LastsOn(DateOnly day) => LastDay is null || day <= LastDay;

    private void Enter(UnitStage stage)
    {
        stages.Add(stage);
        Name = stage.Name;
        SearchText = SearchKey.Of(stage.Name);
        Level = stage.Level;
        Locality = stage.Locality;
        ParentId = stage.ParentId;
    }
}
