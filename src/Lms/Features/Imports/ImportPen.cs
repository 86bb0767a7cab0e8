using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Domain.People.Import;
using Lms.Domain.Records;

namespace Lms.Features.Imports;

/// <summary>
/// Puts people down. What is corrected of somebody known goes the usual way, so that another's change at the same time is
/// noticed; what is new, and there are thousands of it, is copied.
/// </summary>
internal sealed class ImportPen(LmsDbContext db, RosterImport import, Guid actor, DateTimeOffset now, DateOnly today)
{
    private readonly List<Person> people = [];
    private readonly List<Account> accounts = [];
    private readonly List<Membership> memberships = [];
    private readonly List<UnitMembership> units = [];
    private readonly List<DutyAssignment> duties = [];
    private readonly List<RosterEntry> entries = [];
    private readonly List<AuditEntry> acts = [];

    /// <summary>A person and an account that nobody can sign in to: first passwords are made when slips are printed.</summary>
    public Person Create(RosterLine line)
    {
        var row = line.Row;
        var person = new Person(row.Code, row.FamilyName, row.GivenName, row.Phone, row.Email);
        person.BeBornOn(row.BirthDate, today);
        people.Add(person);
        accounts.Add(new Account(person.Id, person.Code)
        {
            NormalizedUserName = person.Code,
            LockoutEnabled = true,
            MustChangePassword = true,
            SecurityStamp = Guid.NewGuid().ToString("n"),
        });
        var membership = new Membership(import.CentreId, person.Id, today);
        membership.Grant(import.Role, actor, now);
        memberships.Add(membership);
        Place(person, line, []);
        return person;
    }

    public void Correct(Person person, RosterLine line, Membership? former, IEnumerable<UnitMembership> history)
    {
        if (line.Changing(RosterField.BirthDate))
        {
            person.BeBornOn(line.Row.BirthDate, today);
        }

        if (line.Changing(RosterField.Phone) || line.Changing(RosterField.Email))
        {
            person.ChangeContact(
                line.Changing(RosterField.Phone) ? line.Row.Phone : person.Phone, line.Changing(RosterField.Email) ? line.Row.Email : person.Email);
        }

        var membership = former ?? db.Memberships.Add(new Membership(import.CentreId, person.Id, today)).Entity;
        membership.Resume();
        membership.Grant(import.Role, actor, now);
        Place(person, line, history);
    }

    public void End(DutyAssignment held, RosterLine line)
    {
        held.End(line.Duty!.To!.Value);
        acts.Add(new AuditEntry(import.CentreId, actor, "Person.DutyEnded", "Person", held.PersonId, held.Position, now));
    }

    public async Task Save(CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        await db.Copy(people, stop);
        await db.Copy(accounts, stop);
        await db.Copy(memberships, stop);
        await db.Copy([.. memberships.SelectMany(membership => membership.Roles)], stop);
        await db.Copy(units, stop);
        await db.Judge(import.CentreId, duties, stop);
        await db.Copy(duties, stop);
        await db.Copy(entries, stop);
        await db.Copy(acts, stop);
    }

    private void Place(Person person, RosterLine line, IEnumerable<UnitMembership> history)
    {
        if (line.UnitId is { } unit)
        {
            var move = UnitHistory.Move(history, import.CentreId, person.Id, UnitPlace.Home, unit, today);
            db.Keep(move with { Added = null });
            units.AddRange(move.Added is { } added ? [added] : []);
        }

        if (line.Duty is { } duty && (line.Fate == RosterFate.New || line.Changing(RosterField.Duty)))
        {
            duties.Add(new DutyAssignment(import.CentreId, person.Id, duty.Terms));
            Record("Person.DutyAdded", person, duty.Position);
        }

        entries.Add(new RosterEntry(import.CentreId, import.Id, person.Id, line.Row.Line, line.Fate));
        var (act, detail) = line.Fate switch
        {
            RosterFate.New => ("Person.Created", import.Role.ToString()),
            RosterFate.Joins => ("Person.Joined", import.Role.ToString()),
            _ => ("Person.Changed", string.Join("; ", line.Changes.Select(change => $"{change.Before ?? "–"} → {change.After}"))),
        };
        Record(act, person, detail);
    }

    private void Record(string act, Person person, string detail) =>
        acts.Add(new AuditEntry(import.CentreId, actor, act, act.Split('.')[0], person.Id, detail, now));
}
