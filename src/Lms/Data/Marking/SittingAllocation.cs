using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Allocation;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Marking;

/// <summary>Gives a sitting's scripts to its markers, two to each. The caller holds the sitting, and saves.</summary>
public sealed class SittingAllocation(LmsDbContext db, MarkingConflicts conflicts)
{
    /// <summary>Every script by lot, in equal shares.</summary>
    /// <returns>How many sheets were made.</returns>
    public Task<int> ByLot(ExamSitting sitting, Guid actor, DateTimeOffset now, CancellationToken stop) =>
        Draw(sitting, script => script.Id, actor, now, stop);

    /// <summary>Whole bags by lot: both sheets of all its scripts go to the same two markers.</summary>
    /// <returns>How many sheets were made.</returns>
    public Task<int> ByBag(ExamSitting sitting, Guid actor, DateTimeOffset now, CancellationToken stop) =>
        Draw(sitting, script => script.Bag, actor, now, stop);

    /// <summary>As the head wrote it down; nothing is taken while a line is wrong.</summary>
    public async Task<AllocationTable> Read(ExamSitting sitting, IEnumerable<AllocationLine> lines, CancellationToken stop)
    {
        var scripts = await db.ScriptsOf(sitting).ToDictionaryAsync(script => script.MaskNumber, script => script.Id, stop);
        var appointed = sitting.Holders(AppointmentKind.Marker);
        var markers = await db.People.Where(person => appointed.Contains(person.Id)).ToDictionaryAsync(person => person.Code, person => person.Id, stop);
        return new AllocationTable(lines, scripts, markers, await conflicts.Of(sitting, stop));
    }

    /// <returns>How many sheets were made.</returns>
    public int Take(ExamSitting sitting, AllocationTable table, Guid actor, DateTimeOffset now)
    {
        if (table.Sheets.Count == 0)
        {
            throw new RuleBrokenException("Allocation.NotTaken");
        }

        sitting.Allocate(actor, now);
        db.MarkSheets.AddRange(table.Sheets.Select(given => new MarkSheet(sitting.CentreId, given.ScriptId, given.Round, given.MarkerId)));
        return table.Sheets.Count;
    }

    /// <summary>How many markers more a draw needs; null when it can be made.</summary>
    public async Task<Shortage?> Wants(ExamSitting sitting, bool byBag, CancellationToken stop)
    {
        var barred = await conflicts.Of(sitting, stop);
        var scripts = await db.ScriptsOf(sitting).Select(script => new { script.Id, script.Bag }).ToListAsync(stop);
        return ScriptsToMarkers.Wants(
            [.. scripts.GroupBy(script => byBag ? (object?)script.Bag : script.Id).Select(group => Barred(group.Select(script => script.Id), barred))],
            sitting.Holders(AppointmentKind.Marker));
    }

    private async Task<int> Draw<TKey>(ExamSitting sitting, Func<Script, TKey> thing, Guid actor, DateTimeOffset now, CancellationToken stop)
    {
        sitting.RequireAllocatable();
        var barred = await conflicts.Of(sitting, stop);
        var things = Lot.Fair.Shuffled((await db.ScriptsOf(sitting).AsNoTracking().ToListAsync(stop)).GroupBy(thing));
        var drawn = ScriptsToMarkers.Draw(
            [.. things.Select(scripts => Barred(scripts.Select(script => script.Id), barred))], sitting.Holders(AppointmentKind.Marker), Lot.Fair);
        sitting.Allocate(actor, now);
        var sheets = things.Zip(drawn).SelectMany(pair => pair.First.SelectMany(script => new[]
        {
            new MarkSheet(sitting.CentreId, script.Id, round: 1, pair.Second.First),
            new MarkSheet(sitting.CentreId, script.Id, round: 2, pair.Second.Second),
        })).ToList();
        db.MarkSheets.AddRange(sheets);
        return sheets.Count;
    }

    private static HashSet<Guid> Barred(IEnumerable<Guid> scripts, ILookup<Guid, Guid> barred) => [.. scripts.SelectMany(script => barred[script])];
}
