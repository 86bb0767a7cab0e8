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
        db.ChangeTracker.Clear();
        var enrolled = new Dictionary<Guid, List<(Guid Person, string Name)>>();
        foreach (var some in preview.Lines.Where(line => line.IsWritten).Chunk(AtOnce))
        {
            var known = await Known.Load(db, import.CentreId, some, stop);
            var pen = new ImportPen(db, import, actor, clock.GetUtcNow(), clock.Today());
            foreach (var line in some)
            {
                var person = Write(pen, line, known);
                if (line.ClassId is { } group && line.Person?.Classes.Contains(group) != true)
                {
                    enrolled.TryAdd(group, []);
                    enrolled[group].Add((person.Id, person.FullName));
                }
            }

            await pen.Save(stop);
        }

        await Enrol(import, enrolled, actor, stop);
    }

    private static Person Write(ImportPen pen, RosterLine line, Known known)
    {
        if (line.Person is not { } old)
        {
            return pen.Create(line);
        }

        var person = known.People[old.Id];
        pen.Correct(person, line, known.Memberships.GetValueOrDefault(person.Id), known.Units[person.Id]);
        if (line.EndedDutyId is { } ended)
        {
            pen.End(known.Ended[ended], line);
        }

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
    private sealed record Known(Dictionary<Guid, Person> People, Dictionary<Guid, Membership> Memberships, ILookup<Guid, UnitMembership> Units,
        Dictionary<Guid, DutyAssignment> Ended)
    {
        public static async Task<Known> Load(LmsDbContext db, Guid centreId, RosterLine[] lines, CancellationToken stop)
        {
            Guid[] ids = [.. lines.Select(line => line.Person?.Id).OfType<Guid>()];
            Guid[] ended = [.. lines.Select(line => line.EndedDutyId).OfType<Guid>()];
            return ids.Length == 0 ? new Known([], [], Array.Empty<UnitMembership>().ToLookup(one => one.PersonId), []) : new Known(
                await db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, stop),
                await db.Memberships.Include(member => member.Roles).Where(member => member.CentreId == centreId && ids.Contains(member.PersonId)).ToDictionaryAsync(member => member.PersonId, stop),
                (await db.UnitMemberships.Where(one => one.CentreId == centreId && ids.Contains(one.PersonId)).ToListAsync(stop)).ToLookup(one => one.PersonId),
                ended.Length == 0 ? [] : await db.DutyAssignments.Where(duty => duty.CentreId == centreId && ended.Contains(duty.Id)).ToDictionaryAsync(duty => duty.Id, stop));
        }
    }
}
