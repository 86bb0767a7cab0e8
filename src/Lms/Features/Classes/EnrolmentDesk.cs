using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Classes;
using Lms.Domain.Language;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Classes;

/// <summary>Tells from what was typed or picked who is meant, and enrols them.</summary>
public sealed class EnrolmentDesk(LmsDbContext db, TimeProvider clock)
{
    public const int MostLines = 300;
    public const int MostFound = 30;

    /// <summary>Trainees of the centre by name without tone marks or code; one more than are shown, when there are more.</summary>
    public async Task<IReadOnlyList<FoundTrainee>> Find(TrainingClass one, string find, CancellationToken stop)
    {
        var words = SearchKey.Of(find).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var units = db.HomeUnits(one.CentreId, clock.Today());
        var found = db.Memberships.AsNoTracking().Current(one.CentreId, clock.Today()).Holding(Role.Trainee)
            .Join(db.People, member => member.PersonId, person => person.Id, (member, person) => new { member, person });
        return await words.Aggregate(found, (some, word) => some.Where(both => both.person.SearchText.Contains(word)))
            .OrderBy(both => both.person.GivenName).ThenBy(both => both.person.FamilyName).ThenBy(both => both.person.Code)
            .Take(MostFound + 1)
            .Select(both => new FoundTrainee(
                both.person.Id,
                both.person.FullName,
                both.person.Code,
                units.Where(unit => unit.PersonId == both.person.Id).Select(unit => unit.Name).FirstOrDefault(),
                db.Enrolments.Any(place => place.CentreId == one.CentreId && place.ClassId == one.Id && place.PersonId == both.person.Id && place.LeftAt == null)))
            .ToListAsync(stop);
    }

    public async Task<IReadOnlyList<LineFate>> Enrol(TrainingClass one, IReadOnlyList<string> lines, IReadOnlyList<Guid> picked, CancellationToken stop)
    {
        var codes = lines.Select(Person.NormalizeCode).ToArray();
        var names = lines.Select(line => SearchKey.Of(line) + " %").ToArray();
        var known = await db.Memberships.Current(one.CentreId, clock.Today())
            .Join(db.People, member => member.PersonId, person => person.Id, (member, person) => new { member, person })
            .Where(both => picked.Contains(both.person.Id) || codes.Contains(both.person.Code)
                || names.Any(name => EF.Functions.Like(both.person.SearchText, name)))
            .Select(both => new Known(both.person, both.member.Roles.Any(grant => grant.Role == Role.Trainee)))
            .ToListAsync(stop);

        return
        [
            .. picked.Distinct().Select(id => Place(one, id.ToString(), known.FindAll(some => some.Person.Id == id))),
            .. lines.Select(line => Place(one, line, Meant(known, line))),
        ];
    }

    // A code is one person's; a name may be several people's.
    private static List<Known> Meant(List<Known> known, string line)
    {
        var (code, name) = (Person.NormalizeCode(line), SearchKey.Of(line));
        var byCode = known.FindAll(some => some.Person.Code == code);
        return byCode.Count > 0 ? byCode : known.FindAll(some => SearchKey.Of(some.Person.FullName) == name);
    }

    private LineFate Place(TrainingClass one, string line, List<Known> meant)
    {
        if (meant.Count != 1)
        {
            return new LineFate(line, meant.Count == 0 ? EnrolmentFate.NotFound : EnrolmentFate.SeveralFound);
        }

        var (person, isTrainee) = meant[0];
        if (!isTrainee)
        {
            return new LineFate(line, EnrolmentFate.NoTrainee, person.FullName);
        }

        var place = one.Enrolments.FirstOrDefault(existing => existing.PersonId == person.Id);
        var fate = place is null ? EnrolmentFate.Enrolled : place.LeftAt is null ? EnrolmentFate.AlreadyIn : EnrolmentFate.Returned;
        one.Enrol(person.Id, clock.GetUtcNow());
        return new LineFate(line, fate, person.FullName);
    }

    private sealed record Known(Person Person, bool IsTrainee);
}
