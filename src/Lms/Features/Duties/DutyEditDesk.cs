using System.Security.Cryptography;
using System.Text;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Duties;

/// <summary>
/// Tries one change on many people and, when asked, keeps it: everybody in one transaction, or nobody. A preview holds only as
/// long as nobody else writes to these people's duties.
/// </summary>
public sealed class DutyEditDesk(LmsDbContext db, Texts text, TimeProvider clock)
{
    /// <summary>Members of the centre only, by given name.</summary>
    public async Task<IReadOnlyList<Chosen>> PeopleOf(Guid centreId, IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        var homes = db.HomeUnits(centreId, clock.Today());
        return await db.Memberships.AsNoTracking()
            .Where(member => member.CentreId == centreId && ids.Contains(member.PersonId))
            .Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person)
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Code)
            .Select(person => new Chosen(
                person.Id, person.FullName, person.Code,
                homes.Where(unit => unit.PersonId == person.Id).Select(unit => (Guid?)unit.UnitId).FirstOrDefault()))
            .ToListAsync(stop);
    }

    public async Task<DutyEditPage> Preview(Guid centreId, DutyEditForm form, DutyEdit edit, bool changedMeanwhile, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var (fates, seen) = await Try(centreId, form, edit, stop);
        db.ChangeTracker.Clear();
        form.Seen = seen;
        return new DutyEditPage(form, fates, CarriedOut: false, changedMeanwhile);
    }

    /// <summary>A preview again, and nothing kept, when somebody wrote meanwhile.</summary>
    public async Task<DutyEditPage> CarryOut(CurrentUser me, DutyEditForm form, DutyEdit edit, CancellationToken stop)
    {
        var (fates, seen) = await Try(me.CentreId, form, edit, stop);
        if (seen != form.Seen)
        {
            return await Preview(me.CentreId, form, edit, changedMeanwhile: true, stop);
        }

        var now = clock.GetUtcNow();
        foreach (var line in fates.SelectMany(fate => fate.Lines))
        {
            Keep(me, line, form.LookedOver, now);
        }

        return await Saved(stop)
            ? new DutyEditPage(form, fates, CarriedOut: true, ChangedMeanwhile: false)
            : await Preview(me.CentreId, form, edit, changedMeanwhile: true, stop);
    }

    private void Keep(CurrentUser me, FateLine line, bool lookedOver, DateTimeOffset now)
    {
        if (line.Kind == FateKind.Added)
        {
            db.DutyAssignments.Add(line.Duty);
            if (lookedOver)
            {
                line.Duty.LookOver(me.PersonId, now);
            }
        }

        var act = line.Kind switch
        {
            FateKind.Added => "Person.DutyAdded",
            FateKind.Ended => "Person.DutyEnded",
            _ => "Person.DutyWithdrawn",
        };
        db.Record(me.CentreId, me.PersonId, act, line.Duty.PersonId, now, line.Duty.Position);
    }

    private async Task<bool> Saved(CancellationToken stop)
    {
        try
        {
            return await db.SaveUnlessOverlapping(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private async Task<(IReadOnlyList<Fate> Fates, string Seen)> Try(Guid centreId, DutyEditForm form, DutyEdit edit, CancellationToken stop)
    {
        form.ChosenPeople = await PeopleOf(centreId, form.People, stop);
        var rows = await db.DutyAssignments
            .Where(duty => duty.CentreId == centreId && form.People.Contains(duty.PersonId))
            .OrderBy(duty => duty.Id)
            .Select(duty => new { Duty = duty, Version = EF.Property<uint>(duty, "Version") })
            .ToListAsync(stop);
        var seen = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', rows.Select(row => $"{row.Duty.Id:n}{row.Version}")))));
        var duties = rows.ToLookup(row => row.Duty.PersonId, row => row.Duty);
        List<Fate> fates = [.. form.ChosenPeople.Select(person => FateOf(centreId, person, [.. duties[person.Id]], edit))];
        await db.Judge(centreId, [.. fates.SelectMany(fate => fate.Lines).Where(line => line.Kind == FateKind.Added).Select(line => line.Duty)], stop);
        return (fates, seen);
    }

    private Fate FateOf(Guid centreId, Chosen person, List<DutyAssignment> duties, DutyEdit edit)
    {
        var before = duties.ConvertAll(duty => (duty.To, duty.WithdrawnAt));
        try
        {
            var added = Own(edit, person).ApplyTo(centreId, person.Id, duties, clock.GetUtcNow());
            var lines = duties.Zip(before)
                .Where(pair => (pair.First.To, pair.First.WithdrawnAt) != pair.Second)
                .Select(pair => new FateLine(pair.First.WithdrawnAt is null ? FateKind.Ended : FateKind.Withdrawn, pair.First));
            return new Fate(person, [.. lines, .. added.Select(duty => new FateLine(FateKind.Added, duty))], Refused: null);
        }
        catch (RuleBrokenException broken)
        {
            return new Fate(person, [], text.Of(broken));
        }
    }

    private static DutyEdit Own(DutyEdit edit, Chosen person) => edit switch
    {
        { Kind: DutyEditKind.Record, Terms: { } terms } when terms.UnitId == Guid.Empty => edit with
        {
            Terms = terms with { UnitId = person.UnitId ?? throw new RuleBrokenException("DutyEdit.NoUnit") },
        },
        _ => edit,
    };
}
