using Lms.Data;
using Lms.Domain.Language;
using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Units;

/// <summary>A unit as it stands today, with how many people are in it.</summary>
public sealed class UnitNode
{
    public required Guid Id { get; init; }

    public required Guid? ParentId { get; init; }

    public required string Name { get; init; }

    public required string SearchText { get; init; }

    public required string Locality { get; init; }

    public required string Level { get; init; }

    public required UnitKind Kind { get; init; }

    public required DateOnly? LastDay { get; init; }

    public required Guid? SuccessorId { get; init; }

    /// <summary>People in the unit itself today.</summary>
    public int People { get; set; }

    /// <summary>People in the unit and in every one below it today.</summary>
    public int PeopleWithBelow { get; set; }

    /// <summary>Lasting units right under it, in the order of lists.</summary>
    public List<UnitNode> Children { get; } = [];

    public UnitNode? Parent { get; set; }

    public bool HasEnded => LastDay is not null;

    /// <summary>The units it stands under, the highest first.</summary>
    public IEnumerable<UnitNode> Above => Parent is null ? [] : Parent.Above.Append(Parent);
}

/// <summary>
/// All units of a centre, read in two statements: some thousands of short rows, from which every count, path and list of the
/// pages comes.
/// </summary>
public sealed class UnitTree
{
    private readonly Dictionary<Guid, UnitNode> nodes;

    private UnitTree(IReadOnlyList<UnitNode> units, Dictionary<Guid, int> people)
    {
        All = units;
        nodes = units.ToDictionary(unit => unit.Id);
        foreach (var unit in units)
        {
            unit.Parent = unit.ParentId is { } parent ? nodes[parent] : null;
            if (!unit.HasEnded)
            {
                unit.Parent?.Children.Add(unit);
            }
        }

        foreach (var unit in units)
        {
            unit.People = people.GetValueOrDefault(unit.Id);
            foreach (var one in unit.Above.Append(unit))
            {
                one.PeopleWithBelow += unit.People;
            }
        }
    }

    /// <summary>By level, the highest first, and by name.</summary>
    public IReadOnlyList<UnitNode> All { get; }

    public IEnumerable<UnitNode> Lasting => All.Where(unit => !unit.HasEnded);

    public IEnumerable<UnitNode> Roots => Lasting.Where(unit => unit.ParentId is null);

    public UnitNode? this[Guid? id] => id is { } known ? nodes.GetValueOrDefault(known) : null;

    public static async Task<UnitTree> Load(LmsDbContext db, Guid centreId, DateOnly today, CancellationToken stop)
    {
        var english = Preferences.IsEnglish;
        var units = await db.Units.AsNoTracking().Where(unit => unit.CentreId == centreId)
            .Join(
                db.UnitLevels,
                unit => new { unit.CentreId, Code = unit.Level },
                level => new { level.CentreId, level.Code },
                (unit, level) => new { unit, level })
            .OrderBy(both => both.level.Rank).ThenBy(both => both.unit.Name).ThenBy(both => both.unit.Id)
            .Select(both => new UnitNode
            {
                Id = both.unit.Id,
                ParentId = both.unit.ParentId,
                Name = both.unit.Name,
                SearchText = both.unit.SearchText,
                Locality = both.unit.Locality,
                Level = english ? both.level.NameInEnglish : both.level.Name,
                Kind = both.level.Kind,
                LastDay = both.unit.LastDay,
                SuccessorId = both.unit.SuccessorId,
            })
            .ToListAsync(stop);
        var people = await db.UnitMemberships
            .Where(one => one.CentreId == centreId && one.From <= today && (one.To == null || one.To >= today))
            .GroupBy(one => one.UnitId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        return new UnitTree(units, people);
    }

    /// <summary>Lasting units that another may stand under or go on as: all but itself and those below it.</summary>
    public IEnumerable<UnitNode> Others(Guid id) => Lasting.Where(unit => unit.Id != id && unit.Above.All(above => above.Id != id));

    /// <summary>Units whose names have every word, without tone marks.</summary>
    public static IEnumerable<UnitNode> Matching(IEnumerable<UnitNode> units, string? find)
    {
        var words = SearchKey.Of(find ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return units.Where(unit => words.All(word => unit.SearchText.Contains(word, StringComparison.Ordinal)));
    }
}
