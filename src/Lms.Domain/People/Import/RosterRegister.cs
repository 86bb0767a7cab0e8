using Lms.Domain.Language;

namespace Lms.Domain.People.Import;

/// <summary>A duty on record, by what tells it from another.</summary>
public sealed record KnownDuty(string Position, string Duty, Guid UnitId, DateOnly From, DateOnly? To, bool IsPrimary, bool IsWithdrawn)
{
    public Guid Id { get; init; }

    /// <summary>Held on some day of the time.</summary>
    public bool MeetsIn(DateOnly from, DateOnly? to) => !IsWithdrawn && (To is null || To >= from) && (to is null || From <= to);
}

/// <summary>A person as the register has them.</summary>
/// <param name="IsHere">A member of this centre today.</param>
/// <param name="IsElsewhere">A member of another centre today, whose record is not this centre's alone.</param>
/// <param name="UnitId">Home unit at this centre today.</param>
/// <param name="HoldsRole">Holds the role that the import gives.</param>
public sealed record KnownPerson(
    Guid Id, string Code, string FullName, DateOnly? BirthDate, string? Phone, string? Email,
    bool IsHere, bool IsElsewhere, Guid? UnitId, bool UnitMovesLater, bool HoldsRole)
{
    public string NameKey { get; } = Import.NameKey.Of(FullName);

    /// <summary>Classes of the centre that the person is in now.</summary>
    public HashSet<Guid> Classes { get; init; } = [];

    public List<KnownDuty> Duties { get; init; } = [];
}

/// <summary>A unit or class that a roster may name, a position or tag that it may give.</summary>
public sealed record Named<T>(T Id, string Name);

public sealed record KnownPosition(string Code, string Key, string Tag);

/// <summary>All of the register that rows are held against.</summary>
public sealed class RosterRegister
{
    private readonly Dictionary<string, KnownPerson> byCode;
    private readonly Dictionary<string, KnownPerson> byPhone;
    private readonly ILookup<(string, DateOnly), KnownPerson> byBirth;

    /// <param name="people">Everybody here, and everybody anywhere who bears a code or number of the roster.</param>
    public RosterRegister(IReadOnlyCollection<KnownPerson> people)
    {
        byCode = people.ToDictionary(person => person.Code);
        byPhone = people.Where(person => person.Phone is not null).ToDictionary(person => person.Phone!);

        // A name and a day of birth are looked for at this centre alone: what another has is not told to strangers.
        byBirth = people.Where(person => person.IsHere && person.BirthDate is not null)
            .ToLookup(person => (person.NameKey, person.BirthDate!.Value));
    }

    public required ILookup<string, Named<Guid>> Units { get; init; }

    public required ILookup<string, Named<Guid>> Classes { get; init; }

    /// <summary>Tags by their code and by their names.</summary>
    public required ILookup<string, string> Tags { get; init; }

    /// <summary>The centre's positions, their names folded by <see cref="SearchKey"/>.</summary>
    public required IReadOnlyList<KnownPosition> Positions { get; init; }

    public static ILookup<string, Named<T>> ByName<T>(IEnumerable<Named<T>> named) => named.ToLookup(one => SearchKey.Of(one.Name));

    public KnownPerson? WithCode(string code) => byCode.GetValueOrDefault(code);

    public KnownPerson? WithPhone(string? phone) => phone is null ? null : byPhone.GetValueOrDefault(phone);

    /// <summary>"Bí thư chi bộ thôn Đoài" is a "bí thư chi bộ": the longest position that the words begin with.</summary>
    public KnownPosition? PositionIn(string words)
    {
        var key = SearchKey.Of(words) + " ";
        return Positions.Where(position => key.StartsWith(position.Key + " ", StringComparison.Ordinal)).MaxBy(position => position.Key.Length);
    }

    public IEnumerable<KnownPerson> BornAs(string nameKey, DateOnly day) => byBirth[(nameKey, day)];
}
