using Lms.Domain.Language;

namespace Lms.Domain.Organisation;

/// <summary>What a unit is to the register, whatever its level is called.</summary>
public enum UnitKind
{
    /// <summary>A Party organisation (đảng bộ): cells and other organisations stand under it.</summary>
    PartyOrganisation = 1,

    /// <summary>A Party cell (chi bộ).</summary>
    PartyCell,

    /// <summary>A teaching group (tổ giảng dạy) of lecturers, full-time and adjunct.</summary>
    TeachingGroup,

    /// <summary>An agency, school or association that trainees come from.</summary>
    Agency,

    /// <summary>A training centre itself: no unit of one is of this kind.</summary>
    TrainingCentre,
}

/// <summary>
/// A level of units by the centre's own word ("đảng bộ xã", "chi bộ thôn"). Data, not an enum: districts have been merged
/// away, and a commune may have a centre of its own.
/// </summary>
public sealed class UnitLevel : ICentreOwned
{
    public const int NameLength = 60;
    public const int CodeLength = 40;

    private UnitLevel()
    {
    }

    public UnitLevel(Guid centreId, string code, string name, string nameInEnglish, UnitKind kind, int rank)
    {
        CentreId = centreId;
        Code = code;
        Name = name;
        NameInEnglish = nameInEnglish;
        Kind = kind;
        Rank = rank;
    }

    /// <summary>A level by the centre's own word; its code is made from the name.</summary>
    public static UnitLevel Add(Guid centreId, string name, string nameInEnglish, UnitKind kind, IReadOnlyCollection<UnitLevel> known)
    {
        name = Required(name);
        nameInEnglish = string.IsNullOrWhiteSpace(nameInEnglish) ? name : Required(nameInEnglish);
        if (known.Any(level => SearchKey.Of(level.Name) == SearchKey.Of(name)))
        {
            throw new RuleBrokenException("UnitLevel.NameTaken", name);
        }

        var rank = known.Where(level => level.Kind == kind).Select(level => level.Rank).DefaultIfEmpty(known.Count).Max();
        return new UnitLevel(centreId, Language.Code.Folded(name, CodeLength, [.. known.Select(level => level.Code)]), name, nameInEnglish, kind, rank);
    }

    public Guid CentreId { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string NameInEnglish { get; private set; } = "";

    public UnitKind Kind { get; private set; }

    /// <summary>Order in lists of levels, the highest first.</summary>
    public int Rank { get; private set; }

    private static string Required(string name)
    {
        name = string.Join(' ', name.Normalize().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return name.Length <= NameLength && SearchKey.Of(name).Length > 0
            ? name
            : throw new RuleBrokenException("UnitLevel.NameRequired", NameLength);
    }
}
