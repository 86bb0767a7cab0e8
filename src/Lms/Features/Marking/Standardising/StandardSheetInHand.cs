using System.Globalization;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking.Standardising;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Features.Marking.Standardising;

/// <summary>A sheet of the common set that its marker is changing, with what its rules need; nothing else can change it meanwhile.</summary>
public sealed record StandardSheetInHand(
    StandardSheet Sheet, ExamSitting Sitting, IReadOnlyList<SchemeItem> Items, decimal Step, IDbContextTransaction Transaction) : IAsyncDisposable
{
    /// <summary>Null for everybody but its marker.</summary>
    public static async Task<StandardSheetInHand?> Take(LmsDbContext db, CurrentUser me, Guid id, CancellationToken stop)
    {
        var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from standard_sheets where centre_id = {me.CentreId} and id = {id} for update", stop);
        var sheet = await db.StandardSheetsOf(me).Include(sheet => sheet.Marks).AsSingleQuery().SingleOrDefaultAsync(sheet => sheet.Id == id, stop);
        if (sheet is null)
        {
            await transaction.DisposeAsync();
            return null;
        }

        var sitting = await db.Sittings.SingleAsync(one => one.CentreId == sheet.CentreId && db.StandardScripts.Any(script =>
            script.CentreId == one.CentreId && script.ScriptId == sheet.ScriptId && script.ExamSittingId == one.Id), stop);
        return new StandardSheetInHand(
            sheet, sitting, await AgreedPage.Items(db, sitting, stop), (await db.PoliciesOf(sitting, stop)).MarkStep, transaction);
    }

    /// <summary>All that the form brings, in one go: either everything is right or nothing is kept.</summary>
    /// <param name="done">Whether the sheet is locked too.</param>
    public void Fill(StandardSheetForm form, bool done, DateTimeOffset now)
    {
        Sitting.RequireStandardisable();
        Sheet.RequireSequence(form.Sequence);
        Sheet.Mark(Items, form.Marks.Where(mark => !string.IsNullOrWhiteSpace(mark.Value))
            .ToDictionary(mark => mark.Key, mark => TypedMark.Read(mark.Value)), Step);
        if (done)
        {
            Sheet.Lock(Items, now);
        }
    }

    public async Task Save(LmsDbContext db, Guid actor, string act, DateTimeOffset now, CancellationToken stop)
    {
        db.Record(Sheet.CentreId, actor, act, Sheet.Id, now, Sheet.Marks.Sum(mark => mark.Value).ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(stop);
        await Transaction.CommitAsync(stop);
    }

    public ValueTask DisposeAsync() => Transaction.DisposeAsync();
}
