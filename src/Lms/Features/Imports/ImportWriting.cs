using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Domain.People.Import;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Imports;

/// <summary>
/// Writes a preview into the register, some hundred people at a time so that memory stays small. The caller holds the
/// transaction: all of it is written or nothing.
/// </summary>
public sealed class ImportWriting(LmsDbContext db, TimeProvider clock)
{
    private const int AtOnce = 500;

    public async Task Write(RosterImport import, RosterPreview preview, Guid actor, CancellationToken stop)
    {
        var enrolled = new Dictionary<Guid, List<(Guid Person, string Name)>>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var some in preview.Lines.Where(line => line.IsWritten).Chunk(AtOnce))
            {
                var known = await Known.Load(db, import.CentreId, some, stop);
                foreach (var line in some)
                {
                    var person = Write(new Pen(db, import, actor, clock.GetUtcNow(), clock.Today()), line, known);
                    if (line.ClassId is { } group && line.Person?.Classes.Contains(group) != true)
                    {
                        enrolled.TryAdd(group, []);
                        enrolled[group].Add((person.Id, person.FullName));
                    }
                }

                db.ChangeTracker.DetectChanges();
                await db.SaveChangesAsync(stop);
                db.ChangeTracker.Clear();
            }
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }

        await Enrol(import, enrolled, actor, stop);
    }

    private static Person Write(Pen pen, RosterLine line, Known known)
    {
        var person = line.Person is { } old ? known.People[old.Id] : pen.Create(line.Row);
        if (line.Person is not null)
        {
            pen.Correct(person, line);
        }

        pen.Enter(person, line, known.Memberships.GetValueOrDefault(person.Id), known.Units[person.Id]);
        return person;
    }

    private async Task Enrol(RosterImport import, Dictionary<Guid, List<(Guid Person, string Name)>> enrolled, Guid actor, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var (group, people) in enrolled)
        {
            var one = await db.Classes.Include(one => one.Enrolments).SingleAsync(one => one.CentreId == import.CentreId && one.Id == group, stop);
            foreach (var (person, name) in people)
            {
                one.Enrol(person, now);
                db.Record(import.CentreId, actor, "TrainingClass.Enrolled", group, now, name);
            }

            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>What the database has of some rows' people, tracked.</summary>
    private sealed record Known(Dictionary<Guid, Person> People, Dictionary<Guid, Membership> Memberships, ILookup<Guid, UnitMembership> Units)
    {
        public static async Task<Known> Load(LmsDbContext db, Guid centreId, RosterLine[] lines, CancellationToken stop)
        {
            Guid[] ids = [.. lines.Select(line => line.Person?.Id).OfType<Guid>()];
            return ids.Length == 0 ? new Known([], [], Array.Empty<UnitMembership>().ToLookup(one => one.PersonId)) : new Known(
                await db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, stop),
                await db.Memberships.Include(member => member.Roles).Where(member => member.CentreId == centreId && ids.Contains(member.PersonId)).ToDictionaryAsync(member => member.PersonId, stop),
                (await db.UnitMemberships.Where(one => one.CentreId == centreId && ids.Contains(one.PersonId)).ToListAsync(stop)).ToLookup(one => one.PersonId));
        }
    }

    /// <summary>Puts one person down.</summary>
    private sealed class Pen(LmsDbContext db, RosterImport import, Guid actor, DateTimeOffset now, DateOnly today)
    {
        /// <summary>A person and an account that nobody can sign in to: first passwords are made when slips are printed.</summary>
        public Person Create(RosterRow row)
        {
            var person = new Person(row.Code, row.FamilyName, row.GivenName, row.Phone, row.Email);
            person.BeBornOn(row.BirthDate, today);
            db.People.Add(person);
            db.Users.Add(new Account(person.Id, person.Code)
            {
                NormalizedUserName = person.Code,
                LockoutEnabled = true,
                MustChangePassword = true,
                SecurityStamp = Guid.NewGuid().ToString("n"),
            });
            return person;
        }

        public void Correct(Person person, RosterLine line)
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
        }

        public void Enter(Person person, RosterLine line, Membership? former, IEnumerable<UnitMembership> units)
        {
            var membership = former ?? db.Memberships.Add(new Membership(import.CentreId, person.Id, today)).Entity;
            membership.Resume();
            membership.Grant(import.Role, actor, now);
            if (line.UnitId is { } unit)
            {
                db.Keep(UnitHistory.Move(units, import.CentreId, person.Id, UnitPlace.Home, unit, today));
            }

            if (line.Duty is { } duty && (line.Fate == RosterFate.New || line.Changing(RosterField.Duty)))
            {
                db.DutyAssignments.Add(new DutyAssignment(
                    import.CentreId, person.Id, duty.Position, duty.Duty, duty.Tag, duty.UnitId, duty.From, duty.IsPrimary, duty.PositionCode));
                db.Record(import.CentreId, actor, "Person.DutyAdded", person.Id, now, duty.Position);
            }

            db.Add(new RosterEntry(import.CentreId, import.Id, person.Id, line.Row.Line, line.Fate));
            Record(person, line);
        }

        private void Record(Person person, RosterLine line)
        {
            var (act, detail) = line.Fate switch
            {
                RosterFate.New => ("Person.Created", import.Role.ToString()),
                RosterFate.Joins => ("Person.Joined", import.Role.ToString()),
                _ => ("Person.Changed", string.Join("; ", line.Changes.Select(change => $"{change.Before ?? "–"} → {change.After}"))),
            };
            db.Record(import.CentreId, actor, act, person.Id, now, detail);
        }
    }
}
