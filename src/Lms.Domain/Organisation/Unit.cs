using Lms.Domain.Language;

namespace Lms.Domain.Organisation;

/// <summary>
/// A Party organisation or cell, a teaching group, or any unit that people belong to. Name, level, place in the tree and
/// locality are the latest; <see cref="Stages"/> keeps what they were before. A unit is never deleted: it is dissolved, or
/// merged into a successor, on a day.
/// </summary>
/// <remarks>
/// An act holds from a day that has come, and not before the latest stage: whoever asks for an old day is answered the same
/// before and after it. No act lies ahead, because the columns are the latest stage: the register would call a unit today
/// what it is to be called next month. Several acts of one day are one stage, so that no day has two names.
/// </remarks>
public sealed class Unit : ICentreOwned
{
    public const int NameLength = 200;

    private readonly List<UnitStage> stages = [];

    private Unit()
    {
    }

    /// <param name="founded">First day; null when nobody knows it any more.</param>
    public Unit(Guid centreId, string name, string level, string locality, Guid? parentId = null, DateOnly? founded = null, string basis = "")
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        Enter(new UnitStage(centreId, Id, founded, name, level, locality, parentId, basis));
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

    /// <summary>Number and day of the decision by which it was dissolved or merged; empty when none is on record.</summary>
    public string EndBasis { get; private set; } = "";

    /// <summary>What the unit was called and where it stood, from when on; the oldest first.</summary>
    public IReadOnlyList<UnitStage> Stages => [.. stages.OrderBy(stage => stage.From)];

    public bool HasEnded => LastDay is not null;

    /// <summary>Whether the unit still lasts on a day. When it began is not always known, so days before it count too.</summary>
    public bool LastsOn(DateOnly day) => LastDay is null || day <= LastDay;

    public string NameOn(DateOnly day) => UnitStage.On(stages, day).Name;

    /// <summary>Another name, level or locality from a day on.</summary>
    public void Change(string name, string level, string locality, DateOnly day, string basis, DateOnly today)
    {
        RefuseBefore(Latest.From, day, today);
        EnterChanged(new UnitStage(CentreId, Id, day, name, level, locality, ParentId, basis));
    }

    /// <param name="parent">Null for a unit that stands at the top.</param>
    /// <param name="above">Every unit that stands above the parent on some day from <paramref name="day"/> on.</param>
    public void MoveUnder(Unit? parent, IReadOnlyCollection<Guid> above, DateOnly day, string basis, DateOnly today)
    {
        RefuseBefore(Latest.From, day, today);
        if (parent is not null && (parent.Id == Id || above.Contains(Id)))
        {
            throw new RuleBrokenException("Unit.UnderItself", parent.Name);
        }

        if (parent is { HasEnded: true })
        {
            throw new RuleBrokenException("Unit.HasEnded", parent.Name, parent.LastDay!);
        }

        EnterChanged(new UnitStage(CentreId, Id, day, Name, Level, Locality, parent?.Id, basis));
    }

    /// <summary>From <paramref name="day"/> on another unit stands for this one.</summary>
    /// <param name="above">Every unit that stands above the successor on some day from <paramref name="day"/> on.</param>
    public void MergeInto(Unit successor, IReadOnlyCollection<Guid> above, DateOnly day, string basis, DateOnly today)
    {
        if (successor.Id == Id || above.Contains(Id))
        {
            throw new RuleBrokenException("Unit.IntoItself", successor.Name);
        }

        if (successor.HasEnded)
        {
            throw new RuleBrokenException("Unit.HasEnded", successor.Name, successor.LastDay!);
        }

        Dissolve(day, basis, today);
        SuccessorId = successor.Id;
    }

    /// <param name="day">The first day without the unit.</param>
    public void Dissolve(DateOnly day, string basis, DateOnly today)
    {
        // The latest stage has held for a day at least: it is not made never to have been.
        RefuseBefore(Latest.From?.AddDays(1), day, today);
        EndBasis = UnitStage.Paper(basis);
        LastDay = day.AddDays(-1);
    }

    private UnitStage Latest => stages.MaxBy(stage => stage.From ?? DateOnly.MinValue)!;

    private void RefuseBefore(DateOnly? earliest, DateOnly day, DateOnly today)
    {
        if (HasEnded)
        {
            throw new RuleBrokenException("Unit.HasEnded", Name, LastDay!);
        }

        if (day > today)
        {
            throw new RuleBrokenException("Unit.DayToCome", today);
        }

        if (day < earliest)
        {
            throw new RuleBrokenException("Unit.DayTooEarly", earliest);
        }
    }

    private void EnterChanged(UnitStage stage)
    {
        if ((stage.Name, stage.Level, stage.Locality, stage.ParentId) == (Name, Level, Locality, ParentId))
        {
            throw new RuleBrokenException("Unit.NothingChanges");
        }

        Enter(stage);
    }

    private void Enter(UnitStage stage)
    {
        if (stage.From is not null && stages.Find(one => one.From == stage.From) is { } ofTheDay)
        {
            stage.TakeOver(ofTheDay);
            stages.Remove(ofTheDay);
        }

        stages.Add(stage);
        Name = stage.Name;
        SearchText = SearchKey.Of(stage.Name);
        Level = stage.Level;
        Locality = stage.Locality;
        ParentId = stage.ParentId;
    }
}
