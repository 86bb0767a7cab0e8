using System.Globalization;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Marking;

/// <summary>
/// A script that is marked again on appeal: who gets it, and what follows when the new sheets lock. The caller holds the sitting,
/// or the script while a sheet locks; and saves.
/// </summary>
public sealed class AppealedScript(LmsDbContext db)
{
    /// <param name="sitting">With its appointments.</param>
    public async Task Accept(ExamSitting sitting, MarkAppeal appeal, Guid actor, DateTimeOffset now, CancellationToken stop) =>
        db.MarkSheets.AddRange(appeal.Accept(await Fresh(sitting, appeal, stop), Lot.Fair, actor, now));

    /// <inheritdoc cref="Accept"/>
    public async Task DrawThird(ExamSitting sitting, MarkAppeal appeal, CancellationToken stop) =>
        db.MarkSheets.Add(appeal.DrawThird(await Fresh(sitting, appeal, stop), Lot.Fair));

    /// <summary>What follows from the lock of a new sheet: nothing before all that are drawn have locked.</summary>
    public async Task Follow(MarkSheet sheet, DateTimeOffset now, CancellationToken stop)
    {
        var appeal = await db.MarkAppeals.SingleAsync(appeal => appeal.CentreId == sheet.CentreId && appeal.ScriptId == sheet.ScriptId, stop);
        var sheets = await Sheets(appeal).Include(one => one.Marks).Where(one => one.Round >= MarkAppeal.FirstRound).OrderBy(one => one.Round).ToListAsync(stop);
        if (sheets.Exists(one => one.LockedAt is null))
        {
            return;
        }

        var policies = await db.PoliciesOf(appeal.CentreId, appeal.ExamSittingId, stop);
        appeal.Take(sheets.ConvertAll(one => one.Total), await Points(appeal, stop), policies.Appeal, policies.MarkRounding);
        db.Record(appeal.CentreId, null, "MarkAppeal.Found", appeal.Id, now, Detail(appeal));
    }

    /// <summary>Ends the appeal, with another edition of the result where the mark changes.</summary>
    public async Task Answer(MarkAppeal appeal, Guid actor, DateTimeOffset now, CancellationToken stop)
    {
        var current = await db.LastResults().AsNoTracking().SingleAsync(
            result => result.CentreId == appeal.CentreId && result.ExamSittingId == appeal.ExamSittingId && result.PersonId == appeal.PersonId, stop);
        var policies = await db.PoliciesOf(appeal.CentreId, appeal.ExamSittingId, stop);
        if (appeal.Answer(current, await Points(appeal, stop), policies, actor, now) is { } next)
        {
            db.Results.Add(next);
        }
    }

    /// <summary>A line for the audit log.</summary>
    public static string Detail(MarkAppeal appeal) =>
        string.Create(CultureInfo.InvariantCulture, $"{appeal.State}, old {appeal.OldMark}, new {appeal.NewMark}, difference {appeal.Difference}");

    private async Task<FreshMarkers> Fresh(ExamSitting sitting, MarkAppeal appeal, CancellationToken stop) => new(
        await new MarkingConflicts(db).Free(sitting, appeal.ScriptId, stop),
        await Sheets(appeal).ToListAsync(stop),
        await db.StandardSheets.Where(sheet => sheet.CentreId == appeal.CentreId && sheet.ScriptId == appeal.ScriptId && sheet.LockedAt != null)
            .Select(sheet => sheet.MarkerId).ToListAsync(stop));

    private IQueryable<MarkSheet> Sheets(MarkAppeal appeal) =>
        db.MarkSheets.Where(sheet => sheet.CentreId == appeal.CentreId && sheet.ScriptId == appeal.ScriptId);

    private async Task<decimal> Points(MarkAppeal appeal, CancellationToken stop) => await db.QuestionsOf(
            await db.Sittings.AsNoTracking().SingleAsync(sitting => sitting.CentreId == appeal.CentreId && sitting.Id == appeal.ExamSittingId, stop))
        .SumAsync(asked => asked.Question.Points, stop);
}
