using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Language;
using Lms.Domain.People;
using Lms.Domain.People.Import;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Imports;

/// <summary>Reads of the register what the rows of a roster touch, in a fixed number of statements.</summary>
public sealed class RegisterQuery(LmsDbContext db)
{
    public async Task<RosterRegister> Load(Guid centreId, IReadOnlyList<RosterRow> rows, Role role, DateOnly today, CancellationToken stop)
    {
        var people = await People(centreId, await Touched(centreId, rows, today, stop), role, today, stop);
        await AddClasses(centreId, people, stop);
        await AddDuties(centreId, people, rows, stop);
        return new RosterRegister(people)
        {
            Units = RosterRegister.ByName(await db.Homes(centreId, today).Select(unit => new Named<Guid>(unit.Id, unit.Name)).ToListAsync(stop)),
            Classes = RosterRegister.ByName(await db.Classes.Where(one => one.CentreId == centreId).Select(one => new Named<Guid>(one.Id, one.Code)).ToListAsync(stop)),
            Tags = await Tags(centreId, stop),
            Positions = await Positions(centreId, stop),
        };
    }

    /// <summary>Whoever bears a code or a number of the rows, anywhere, and whoever here was born on one of their days.</summary>
    private async Task<HashSet<Guid>> Touched(Guid centreId, IReadOnlyList<RosterRow> rows, DateOnly today, CancellationToken stop)
    {
        string[] codes = [.. rows.Select(row => row.Code).Where(code => code.Length > 0).Distinct()];
        string[] phones = [.. rows.Select(row => row.Phone).OfType<string>().Distinct()];
        DateOnly?[] days = [.. rows.Select(row => row.BirthDate).Where(day => day is not null).Distinct()];
        var touched = await db.People.Where(person => codes.Contains(person.Code)).Select(person => person.Id).ToHashSetAsync(stop);
        touched.UnionWith(await db.People.Where(person => person.Phone != null && phones.Contains(person.Phone)).Select(person => person.Id).ToListAsync(stop));
        if (days.Length > 0)
        {
            var names = rows.Select(row => row.NameKey).ToHashSet();
            var born = await db.Memberships.Current(centreId, today)
                .Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person)
                .Where(person => days.Contains(person.BirthDate))
                .Select(person => new { person.Id, person.FullName }).ToListAsync(stop);
            touched.UnionWith(born.Where(one => names.Contains(NameKey.Of(one.FullName))).Select(one => one.Id));
        }

        return touched;
    }

    private Task<List<KnownPerson>> People(Guid centreId, HashSet<Guid> touched, Role role, DateOnly today, CancellationToken stop)
    {
        Guid[] ids = [.. touched];
        var units = db.HomeUnits(centreId, today);
        return db.People.AsNoTracking().Where(person => ids.Contains(person.Id))
            .Select(person => new KnownPerson(
                person.Id,
                person.Code,
                person.FullName,
                person.BirthDate,
                person.Phone,
                person.Email,
                db.Memberships.Any(member => member.CentreId == centreId && member.PersonId == person.Id && member.Since <= today && (member.Until == null || member.Until >= today)),
                db.Memberships.Any(member => member.CentreId != centreId && member.PersonId == person.Id && member.Since <= today && (member.Until == null || member.Until >= today)),
                units.Where(unit => unit.PersonId == person.Id).Select(unit => (Guid?)unit.UnitId).FirstOrDefault(),
                db.UnitMemberships.Any(one => one.CentreId == centreId && one.PersonId == person.Id && one.Place == UnitPlace.Home && one.From > today),
                db.Set<RoleGrant>().Any(grant => grant.CentreId == centreId && grant.PersonId == person.Id && grant.Role == role)))
            .ToListAsync(stop);
    }

    private async Task AddClasses(Guid centreId, List<KnownPerson> people, CancellationToken stop)
    {
        Guid[] here = [.. people.Select(person => person.Id)];
        var places = await db.Enrolments.AsNoTracking().Where(place => place.CentreId == centreId && place.LeftAt == null && here.Contains(place.PersonId))
            .Select(place => new { place.PersonId, place.ClassId }).ToListAsync(stop);
        var byId = people.ToDictionary(person => person.Id);
        foreach (var place in places)
        {
            byId[place.PersonId].Classes.Add(place.ClassId);
        }
    }

    private async Task AddDuties(Guid centreId, List<KnownPerson> people, IReadOnlyList<RosterRow> rows, CancellationToken stop)
    {
        if (!rows.Any(row => row.Duty is not null))
        {
            return;
        }

        Guid[] here = [.. people.Select(person => person.Id)];
        var byId = people.ToDictionary(person => person.Id);
        foreach (var duty in await db.DutyAssignments.AsNoTracking().Where(duty => duty.CentreId == centreId && here.Contains(duty.PersonId)).ToListAsync(stop))
        {
            byId[duty.PersonId].Duties.Add(new KnownDuty(duty.Position, duty.Duty, duty.UnitId, duty.From, duty.To, duty.IsPrimary, duty.WithdrawnAt is not null) { Id = duty.Id });
        }
    }

    private async Task<ILookup<string, string>> Tags(Guid centreId, CancellationToken stop)
    {
        var tags = await db.DutyTags.AsNoTracking().Where(tag => tag.CentreId == centreId).ToListAsync(stop);
        return tags.SelectMany(tag => new[] { tag.Code, tag.Name, tag.NameInEnglish }.Select(word => (Key: SearchKey.Of(word), tag.Code)).Distinct())
            .ToLookup(pair => pair.Key, pair => pair.Code);
    }

    private async Task<List<KnownPosition>> Positions(Guid centreId, CancellationToken stop)
    {
        var positions = await db.Positions.AsNoTracking().Where(position => position.CentreId == centreId).ToListAsync(stop);
        return [.. positions.SelectMany(one => new[] { one.Name, one.NameInEnglish }.Select(name => new KnownPosition(one.Code, SearchKey.Of(name), one.Tag)))];
    }
}
