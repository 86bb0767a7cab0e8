using System.Globalization;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

/// <summary>Gathers what the page of a person shows, in four statements.</summary>
public sealed class PersonQuery(LmsDbContext db, TimeProvider clock)
{
    private const int LastActs = 10;

    private static readonly string[] Acts =
    [
        "Person.Created", "Person.Joined", "Person.Changed", "Person.RoleGranted", "Person.RoleRevoked",
        "Person.DutyAdded", "Person.DutyEnded", "Account.PasswordReset", "Account.PasswordChanged",
    ];

    public async Task<PersonPage?> Find(Guid centreId, Guid id, CancellationToken stop)
    {
        var page = await Own(centreId, id, stop);
        if (page is not null)
        {
            page.Duties = await Duties(centreId, id, stop);
            page.Classes = await Classes(centreId, id, stop);
            page.Acts = await LastChanges(centreId, id, stop);
        }

        return page;
    }

    private Task<PersonPage?> Own(Guid centreId, Guid id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var units = db.HomeUnits(centreId, SchoolTime.Day(now));
        return db.Memberships.AsNoTracking()
            .Where(member => member.CentreId == centreId && member.PersonId == id)
            .Join(db.People, member => member.PersonId, person => person.Id, (member, person) => new { member, person })
            .LeftJoin(db.Users, both => both.person.Id, account => account.Id, (both, account) => new PersonPage
            {
                Id = both.person.Id,
                FullName = both.person.FullName,
                Code = both.person.Code,
                Phone = both.person.Phone,
                Email = both.person.Email,
                Unit = units.Where(unit => unit.PersonId == id).Select(unit => unit.Name).FirstOrDefault(),
                LecturerType = both.member.LecturerType,
                Since = both.member.Since,
                Until = both.member.Until,
                Roles = both.member.Roles.OrderBy(grant => grant.Role).Select(grant => new RoleLine(grant.Role, grant.GrantedAt)).ToList(),
                LockedUntil = account!.LockoutEnd,
                IsLocked = account.LockoutEnd > now,
                MustChange = account.MustChangePassword,
                ManagesElsewhere = db.ManagersElsewhere(centreId).Any(member => member.PersonId == id),
            })
            .SingleOrDefaultAsync(stop);
    }

    private async Task<IReadOnlyList<DutyLine>> Duties(Guid centreId, Guid id, CancellationToken stop)
    {
        var today = clock.Today();
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        return await db.DutyAssignments.AsNoTracking()
            .Where(duty => duty.CentreId == centreId && duty.PersonId == id)
            .OrderByDescending(duty => duty.From).ThenByDescending(duty => duty.IsPrimary).ThenBy(duty => duty.Id)
            .Select(duty => new DutyLine(
                duty.Id,
                duty.Position,
                duty.Duty,
                db.DutyTags.Where(tag => tag.CentreId == centreId && tag.Code == duty.Tag)
                    .Select(tag => english ? tag.NameInEnglish : tag.Name).First(),
                db.UnitStages
                    .Where(stage => stage.CentreId == centreId && stage.UnitId == duty.UnitId && (stage.From == null || stage.From <= (duty.To ?? today)))
                    .OrderByDescending(stage => stage.From != null).ThenByDescending(stage => stage.From).Select(stage => stage.Name).FirstOrDefault()
                    ?? db.Units.Where(unit => unit.CentreId == centreId && unit.Id == duty.UnitId).Select(unit => unit.Name).First(),
                duty.From,
                duty.To,
                duty.IsPrimary,
                duty.WithdrawnAt == null && duty.From <= today && (duty.To == null || duty.To >= today)))
            .ToListAsync(stop);
    }

    private async Task<IReadOnlyList<ClassLine>> Classes(Guid centreId, Guid id, CancellationToken stop) =>
        await db.Classes.AsNoTracking()
            .Where(one => one.CentreId == centreId
                && (one.Enrolments.Any(place => place.PersonId == id) || one.Sessions.Any(session => session.LecturerId == id)))
            .OrderByDescending(one => one.Opens).ThenBy(one => one.Id)
            .Select(one => new ClassLine(
                one.Id,
                one.Name,
                one.Opens,
                one.Closes,
                one.Sessions.Any(session => session.LecturerId == id),
                one.Enrolments.Any(place => place.PersonId == id && place.LeftAt != null)))
            .ToListAsync(stop);

    private async Task<IReadOnlyList<ActLine>> LastChanges(Guid centreId, Guid id, CancellationToken stop) =>
        await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.SubjectId == id && (entry.CentreId == centreId || entry.CentreId == null) && Acts.Contains(entry.Act))
            .OrderByDescending(entry => entry.Id)
            .Take(LastActs)
            .Select(entry => new ActLine(
                entry.Act,
                entry.Detail,
                db.People.Where(person => person.Id == entry.ActorId).Select(person => person.FullName).FirstOrDefault(),
                entry.At))
            .ToListAsync(stop);
}
