using System.Globalization;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Marking;

/// <summary>
/// What follows when a sheet locks, in the transaction that locks it: the second sheet makes the script's
/// reconciliation, a third one settles it. The caller saves and commits.
/// </summary>
public sealed class ScriptReconciliation(LmsDbContext db)
{
    /// <param name="sheet">Locked, and that is stored already in the transaction under way.</param>
    public async Task Follow(MarkSheet sheet, DateTimeOffset now, CancellationToken stop)
    {
        await db.HoldScript(sheet.CentreId, sheet.ScriptId, stop);

        if (sheet.Round >= MarkAppeal.FirstRound)
        {
            await new AppealedScript(db).Follow(sheet, now, stop);
            return;
        }

        // Asked only now that nobody else locks a sheet of this script: the other's lock is committed, or will find this one.
        var sheets = await SheetsOf(sheet.CentreId, sheet.ScriptId, stop);
        if (sheets.Count < 2 || sheets.Exists(one => one.LockedAt is null))
        {
            return;
        }

        var script = await db.Scripts.SingleAsync(script => script.CentreId == sheet.CentreId && script.Id == sheet.ScriptId, stop);
        var policies = await db.PoliciesOf(script.CentreId, script.ExamSittingId, stop);
        var totals = await Totals(sheets, script, stop);
        var made = await db.Reconciliations.SingleOrDefaultAsync(
            made => made.CentreId == script.CentreId && made.ScriptId == script.Id, stop);
        if (made is null)
        {
            made = new Reconciliation(script, totals[0], totals[1], policies.Reconciliation, policies.MarkRounding, now);
            db.Reconciliations.Add(made);
        }
        else
        {
            made.TakeThird(totals, policies.Reconciliation, policies.MarkRounding, now);
        }

        db.Record(script.CentreId, null, "Reconciliation.Found", script.Id, now, Detail(made));
    }

    /// <summary>Draws the third marker of a script.</summary>
    public async Task<MarkSheet> DrawThird(ExamSitting sitting, Reconciliation wanted, CancellationToken stop)
    {
        sitting.RequireMarking();
        var sheets = await SheetsOf(wanted.CentreId, wanted.ScriptId, stop);
        var third = wanted.DrawThird(sheets, await new MarkingConflicts(db).Free(sitting, wanted.ScriptId, stop), Lot.Fair);
        db.MarkSheets.Add(third);
        return third;
    }

    /// <summary>Draws a second round for scripts that were given to one marker only, as the first release did.</summary>
    /// <returns>How many sheets were drawn.</returns>
    public async Task<int> DrawSecondRound(ExamSitting sitting, CancellationToken stop)
    {
        sitting.RequireMarking();
        var alone = await db.SheetsOf(sitting).Where(sheet => sheet.Round == 1
                && !db.MarkSheets.Any(other => other.CentreId == sheet.CentreId && other.ScriptId == sheet.ScriptId && other.Round == 2))
            .Select(sheet => new { sheet.ScriptId, sheet.MarkerId }).ToListAsync(stop);
        if (alone.Count == 0)
        {
            throw new RuleBrokenException("ExamSitting.NoSecondRoundWanted");
        }

        var conflicts = await new MarkingConflicts(db).Of(sitting, stop);
        var drawn = TwoRounds.DrawSecond(
            alone.ConvertAll<IReadOnlySet<Guid>>(sheet => conflicts[sheet.ScriptId].Append(sheet.MarkerId).ToHashSet()), sitting.Holders(AppointmentKind.Marker), Lot.Fair);
        db.MarkSheets.AddRange(alone.Zip(drawn, (sheet, marker) => new MarkSheet(sitting.CentreId, sheet.ScriptId, round: 2, marker)));
        return drawn.Count;
    }

    /// <summary>A line for the audit log.</summary>
    public static string Detail(Reconciliation made) =>
        string.Create(CultureInfo.InvariantCulture, $"{made.State}, difference {made.Difference}, mark {made.Mark}");

    private Task<List<MarkSheet>> SheetsOf(Guid centreId, Guid scriptId, CancellationToken stop) => db.MarkSheets
        .Include(sheet => sheet.Marks)
        .Where(sheet => sheet.CentreId == centreId && sheet.ScriptId == scriptId)
        .OrderBy(sheet => sheet.Round)
        .ToListAsync(stop);

    private async Task<List<SheetTotals>> Totals(List<MarkSheet> sheets, Script script, CancellationToken stop)
    {
        var questions = await db.QuestionsOf(script.CentreId, script.ExamSittingId).AsNoTracking()
            .Include(asked => asked.Question).ThenInclude(question => question.Scheme)
            .ToListAsync(stop);
        return sheets.ConvertAll(sheet => SheetTotals.Of(sheet, questions.Select(asked => asked.Question)));
    }
}
