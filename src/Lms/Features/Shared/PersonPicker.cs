using Lms.Data;
using Lms.Data.Register;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Shared;

/// <summary>What a form says of one person among many.</summary>
/// <param name="Typed">Name or code.</param>
/// <param name="FoundFor">What was typed when those to choose from were found.</param>
/// <param name="Person">Who was chosen of them.</param>
public sealed record PersonChoice(string? Typed = null, string? FoundFor = null, Guid? Person = null);

/// <summary>How far a choice has come, as its field shows it.</summary>
/// <param name="Chosen">Null while it is not clear who is meant.</param>
/// <param name="IsMore">There are others, who want more words.</param>
/// <param name="Trouble">Key of the text that says why nobody is chosen yet.</param>
public sealed record PersonPick(
    IReadOnlyList<Role> Among, string Typed, IReadOnlyList<NamedPerson> Matches, bool IsMore, Guid? Chosen = null, string? Trouble = null)
{
    /// <summary>The reader has no right to the register: people stand by name and unit, as a code is what they sign in with.</summary>
    public bool NamesOnly { get; init; }

    public static PersonPick Nobody(IReadOnlyList<Role> among) => new(among, "", [], false);
}

/// <summary>
/// Tells from what was typed and picked who of a centre's people is meant, where they are too many for a list to open: a
/// code typed in full is taken at once, a name gives some to choose from, who are sent with the form again.
/// </summary>
public sealed class PersonPicker(LmsDbContext db, PeopleSearch search, TimeProvider clock)
{
    /// <summary>More are not offered: whoever reads twenty lines types another word sooner.</summary>
    private const int MostMatches = 20;

    /// <param name="among">Only who holds one of these roles is found.</param>
    public async Task<PersonPick> Pick(Guid centreId, PersonChoice choice, IReadOnlyList<Role> among, CancellationToken stop)
    {
        var typed = (choice.Typed ?? "").Trim();
        if (choice.Person is { } chosen && typed == (choice.FoundFor ?? "").Trim())
        {
            return await Find(centreId, typed, among, stop) with { Chosen = chosen };
        }

        if (await OfCode(centreId, typed, among, stop) is { } exact)
        {
            return new PersonPick(among, typed, [], false, exact);
        }

        var found = await Find(centreId, typed, among, stop);
        return found with { Trouble = typed.Length == 0 ? "People.PickNothingTyped" : found.Matches.Count == 0 ? "People.PickNobody" : "People.PickOne" };
    }

    public async Task<PersonPick> Find(Guid centreId, string typed, IReadOnlyList<Role> among, CancellationToken stop)
    {
        var found = await search.Suggest(centreId, typed, among, MostMatches + 1, clock.GetUtcNow(), stop);
        return new PersonPick(among, typed, [.. found.Take(MostMatches)], found.Count > MostMatches);
    }

    private Task<Guid?> OfCode(Guid centreId, string typed, IReadOnlyList<Role> among, CancellationToken stop)
    {
        var code = Person.NormalizeCode(typed);
        return db.Memberships.Current(centreId, clock.Today())
            .Where(member => member.Roles.Any(grant => among.Contains(grant.Role)))
            .Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person)
            .Where(person => person.Code == code)
            .Select(person => (Guid?)person.Id)
            .SingleOrDefaultAsync(stop);
    }
}
