using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Language;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

/// <summary>What the address asks for.</summary>
public sealed record PeopleFilter(string? Find = null, Role? Role = null, int Page = 1)
{
    public const int Size = 50;
    private const int LongestFind = 100;
    private const int LastPage = 100_000;

    public int Skip => (Number - 1) * Size;

    public int Number => Math.Clamp(Page, 1, LastPage);

    public string[] Words => SearchKey.Of(Find is { Length: > LongestFind } ? Find[..LongestFind] : Find ?? "")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

public sealed record PersonLine(
    Guid Id, string FullName, string Code, string? Unit, IReadOnlyList<Role> Roles, DateTimeOffset? LockedUntil, bool MustChange, bool IsLocked);

public sealed record PersonRow(
    string Code, string FamilyName, string GivenName, DateOnly? BirthDate, string? Phone, string? Email, string? Unit, IReadOnlyList<Role> Roles);

public sealed record PeoplePage(PeopleFilter Filter, int Total, IReadOnlyList<PersonLine> People)
{
    public static async Task<PeoplePage> Load(
        LmsDbContext db, Guid centreId, PeopleFilter filter, DateTimeOffset now, CancellationToken stop)
    {
        var units = db.HomeUnits(centreId, SchoolTime.Day(now));
        var found = Matching(db, centreId, filter, SchoolTime.Day(now));
        var people = await found
            .OrderBy(one => one.Person.GivenName).ThenBy(one => one.Person.FamilyName).ThenBy(one => one.Person.Code)
            .Skip(filter.Skip)
            .Take(PeopleFilter.Size)
            .Select(one => new PersonLine(
                one.Person.Id,
                one.Person.FullName,
                one.Person.Code,
                units.Where(unit => unit.PersonId == one.Person.Id).Select(unit => unit.Name).FirstOrDefault(),
                one.Member.Roles.OrderBy(grant => grant.Role).Select(grant => grant.Role).ToList(),
                one.Account!.LockoutEnd,
                one.Account.MustChangePassword,
                one.Account.LockoutEnd > now))
            .ToListAsync(stop);

        return new PeoplePage(filter, await found.CountAsync(stop), people);
    }

    /// <summary>All that a filter finds, as rows to take along, in the order of the list.</summary>
    public static async Task<IReadOnlyList<PersonRow>> All(
        LmsDbContext db, Guid centreId, PeopleFilter filter, DateTimeOffset now, CancellationToken stop)
    {
        var units = db.HomeUnits(centreId, SchoolTime.Day(now));
        return await Matching(db, centreId, filter, SchoolTime.Day(now))
            .OrderBy(one => one.Person.GivenName).ThenBy(one => one.Person.FamilyName).ThenBy(one => one.Person.Code)
            .Select(one => new PersonRow(
                one.Person.Code,
                one.Person.FamilyName,
                one.Person.GivenName,
                one.Person.BirthDate,
                one.Person.Phone,
                one.Person.Email,
                units.Where(unit => unit.PersonId == one.Person.Id).Select(unit => unit.Name).FirstOrDefault(),
                one.Member.Roles.OrderBy(grant => grant.Role).Select(grant => grant.Role).ToList()))
            .ToListAsync(stop);
    }

    private static IQueryable<Found> Matching(LmsDbContext db, Guid centreId, PeopleFilter filter, DateOnly day)
    {
        var members = db.Memberships.AsNoTracking().Current(centreId, day);
        if (filter.Role is { } role)
        {
            members = members.Holding(role);
        }

        var found = members
            .Join(db.People, member => member.PersonId, person => person.Id, (member, person) => new { member, person })
            .LeftJoin(db.Users, both => both.person.Id, account => account.Id, (both, account) => new Found { Member = both.member, Person = both.person, Account = account });
        return filter.Words.Aggregate(found, (some, word) => some.Where(one => one.Person.SearchText.Contains(word)));
    }

    private sealed class Found
    {
        public required Membership Member { get; init; }

        public required Person Person { get; init; }

        public required Account? Account { get; init; }
    }
}
