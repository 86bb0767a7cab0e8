using System.Runtime.CompilerServices;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Papers;

/// <summary>A sheet that is locked, and by whom.</summary>
public sealed record LockedSheet(MarkSheet Sheet, string Marker);

/// <summary>A script both of whose first sheets are locked, with all of its sheets that are.</summary>
public sealed record MarkedScript(Script Script, Reconciliation Made, IReadOnlyList<LockedSheet> Sheets);

/// <summary>What the papers of a sitting's marking are written from. A script with an open sheet of the first two is not there.</summary>
public sealed class MarkRecords(LmsDbContext db, CurrentUser me, TimeProvider clock)
{
    private const int AtOnce = 200;

    public async Task<PaperHead> Head(ExamSitting sitting, CancellationToken stop)
    {
        var locality = await db.Centres.Where(centre => centre.Id == sitting.CentreId)
            .Select(centre => new { centre.Locality, Class = db.Classes.First(made => made.CentreId == centre.Id && made.Id == sitting.ClassId).Name }).SingleAsync(stop);
        return new PaperHead(sitting, me.Centre.Name, locality.Locality, locality.Class, sitting.ReleasedAt ?? clock.GetUtcNow());
    }

    public Task<List<PaperQuestion>> Questions(ExamSitting sitting, CancellationToken stop) => db.QuestionsOf(sitting).AsNoTracking()
        .Include(asked => asked.Question).ThenInclude(question => question.Scheme)
        .OrderBy(asked => asked.Number).AsSingleQuery().ToListAsync(stop);

    public Task<int> Count(ExamSitting sitting, CancellationToken stop) => Marked(sitting).CountAsync(stop);

    public Task<int> Unsettled(ExamSitting sitting, CancellationToken stop) => db.UnsettledScriptsOf(sitting).CountAsync(stop);

    /// <summary>By mask number, a few at a time: a sitting may have thousands.</summary>
    public async IAsyncEnumerable<MarkedScript> Scripts(ExamSitting sitting, [EnumeratorCancellation] CancellationToken stop)
    {
        var last = 0;
        while (true)
        {
            var made = await Marked(sitting).AsNoTracking().Where(script => script.MaskNumber > last).Join(
                    db.Reconciliations, script => new { script.CentreId, script.Id }, made => new { made.CentreId, Id = made.ScriptId }, (script, made) => new { Script = script, Made = made })
                .OrderBy(row => row.Script.MaskNumber).Take(AtOnce).ToListAsync(stop);
            var sheets = await FirstSheets(sitting.CentreId, made.ConvertAll(row => row.Script.Id), stop);
            foreach (var row in made)
            {
                yield return new MarkedScript(row.Script, row.Made, [.. sheets[row.Script.Id]]);
                last = row.Script.MaskNumber;
            }

            if (made.Count < AtOnce)
            {
                yield break;
            }
        }
    }

    /// <summary>By script, the locked sheets that appeals added.</summary>
    public Task<ILookup<Guid, LockedSheet>> AppealSheets(ExamSitting sitting, IReadOnlyCollection<Guid> scripts, CancellationToken stop) =>
        Sheets(db.SheetsOf(sitting).Where(sheet => scripts.Contains(sheet.ScriptId) && sheet.Round >= MarkAppeal.FirstRound), stop);

    /// <summary>The reader's own sheet, once they have locked it; null for everybody else.</summary>
    public async Task<(LockedSheet Sheet, Script Script, ExamSitting Sitting)?> Own(Guid sheetId, CancellationToken stop)
    {
        var sheet = await db.MarkedBy(me).AsNoTracking().Where(sheet => sheet.Id == sheetId && sheet.LockedAt != null)
            .Include(sheet => sheet.Marks).Include(sheet => sheet.Remarks).AsSplitQuery().SingleOrDefaultAsync(stop);
        if (sheet is null)
        {
            return null;
        }

        var script = await db.Scripts.AsNoTracking().SingleAsync(script => script.CentreId == sheet.CentreId && script.Id == sheet.ScriptId, stop);
        var sitting = await db.Sittings.AsNoTracking().SingleAsync(sitting => sitting.CentreId == script.CentreId && sitting.Id == script.ExamSittingId, stop);
        var marker = await db.People.Where(person => person.Id == sheet.MarkerId).Select(person => person.FullName).SingleAsync(stop);
        return (new LockedSheet(sheet, marker), script, sitting);
    }

    public Task<List<string>> Heads(ExamSitting sitting, CancellationToken stop) => db.Appointments
        .Where(held => held.CentreId == sitting.CentreId && held.ExamSittingId == sitting.Id && held.Kind == AppointmentKind.HeadOfMarking)
        .Join(db.People, held => held.PersonId, person => person.Id, (_, person) => person.FullName).OrderBy(name => name).ToListAsync(stop);

    /// <summary>Everybody on the list of a released sitting, by name.</summary>
    public async Task<IReadOnlyList<NamedResult>> Results(ExamSitting sitting, CancellationToken stop)
    {
        var day = SchoolTime.Day(sitting.Opens);
        var rows = await (
            from candidate in db.Candidates
            join person in db.People on candidate.PersonId equals person.Id
            join last in db.LastResults()
                on new { candidate.CentreId, candidate.ExamSittingId, candidate.PersonId } equals new { last.CentreId, last.ExamSittingId, last.PersonId } into results
            from result in results.DefaultIfEmpty()
            where candidate.CentreId == sitting.CentreId && candidate.ExamSittingId == sitting.Id
            select new NamedResult
            {
                Number = candidate.Number,
                IsPostponed = candidate.PostponedAt != null,
                FamilyName = person.FamilyName,
                GivenName = person.GivenName,
                Result = result,
                Unit = db.HomeUnits(sitting.CentreId, day).Where(unit => unit.PersonId == candidate.PersonId).Select(unit => unit.Name).FirstOrDefault() ?? "",
            }).AsNoTracking().ToListAsync(stop);
        return [.. rows.OrderBy(row => (row.FamilyName, row.GivenName), NameOrder.Vietnamese).ThenBy(row => row.Number)];
    }

    public async Task<PinnedBands> Bands(ExamSitting sitting, CancellationToken stop) => await PinnedBands.Of(db, sitting.CentreId, [sitting.Id], stop);

    private IQueryable<Script> Marked(ExamSitting sitting) => db.ScriptsOf(sitting)
        .Where(script => db.Reconciliations.Any(made => made.CentreId == script.CentreId && made.ScriptId == script.Id));

    private Task<ILookup<Guid, LockedSheet>> FirstSheets(Guid centreId, List<Guid> scripts, CancellationToken stop) => Sheets(
        db.MarkSheets.Where(sheet => sheet.CentreId == centreId && scripts.Contains(sheet.ScriptId) && sheet.Round < MarkAppeal.FirstRound), stop);

    private async Task<ILookup<Guid, LockedSheet>> Sheets(IQueryable<MarkSheet> wanted, CancellationToken stop) => (await wanted.AsNoTracking()
            .Include(sheet => sheet.Marks).Include(sheet => sheet.Remarks)
            .Where(sheet => sheet.LockedAt != null)
            .OrderBy(sheet => sheet.Round).ThenBy(sheet => sheet.Id)
            .Select(sheet => new { Sheet = sheet, Marker = db.People.First(person => person.Id == sheet.MarkerId).FullName })
            .AsSplitQuery().ToListAsync(stop))
        .ToLookup(row => row.Sheet.ScriptId, row => new LockedSheet(row.Sheet, row.Marker));
}

/// <summary>A line of the table of marks.</summary>
public sealed class NamedResult
{
    public int Number { get; init; }

    public bool IsPostponed { get; init; }

    public string FamilyName { get; init; } = "";

    public string GivenName { get; init; } = "";

    public string Unit { get; init; } = "";

    /// <summary>Null for who did not come or was excused.</summary>
    public Result? Result { get; init; }
}
