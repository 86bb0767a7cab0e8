using System.Globalization;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Features.Marking;

/// <summary>A sheet that its marker is changing, with what its rules need; nothing else can change it meanwhile.</summary>
public sealed record SheetInHand(
    MarkSheet Sheet, Script Script, IReadOnlyList<PaperQuestion> Questions, decimal Step, IDbContextTransaction Transaction) : IAsyncDisposable
{
    public IReadOnlyList<SchemeItem> Items => [.. Questions.SelectMany(asked => asked.Question.Scheme)];

    public int Left => Items.Count(item => Sheet.Marks.All(mark => mark.SchemeItemId != item.Id));

    public SchemeItem? Item(Guid id) => Items.SingleOrDefault(item => item.Id == id);

    public ScriptAnswer Answer(int? number) => Script.Answers.SingleOrDefault(answer => answer.Number == number)
        ?? throw new RuleBrokenException("Remark.QuoteNotThere");

    public decimal? MarkFor(Guid itemId) => Sheet.Marks.FirstOrDefault(mark => mark.SchemeItemId == itemId)?.Value;

    /// <summary>All that a plain form brings, in one go: either everything is right or nothing is kept.</summary>
    public void Fill(MarkForm form, DateTimeOffset now)
    {
        Sheet.RequireSequence(form.Sequence);
        foreach (var (itemId, typed) in form.Marks.Where(mark => !string.IsNullOrEmpty(mark.Value)))
        {
            var item = Item(itemId) ?? throw new RuleBrokenException("MarkSheet.ItemUnknown");
            var value = Read(typed!);
            if (MarkFor(itemId) != value)
            {
                Sheet.Mark(item, value, Step, now);
            }
        }

        Sheet.Conclude(form.Conclusion ?? "", now);
        if (form.TakeBack is { } remarkId)
        {
            Sheet.TakeBack(remarkId, now);
        }

        if (!string.IsNullOrWhiteSpace(form.Quote) || !string.IsNullOrWhiteSpace(form.Words))
        {
            Sheet.Say(Answer(form.Number), start: null, (form.Quote ?? "").Trim(), form.Words ?? "", now);
        }
    }

    public async Task Save(LmsDbContext db, Guid actor, string act, DateTimeOffset now, CancellationToken stop)
    {
        await Keep(db, actor, act, now, stop);
        await Transaction.CommitAsync(stop);
    }

    /// <summary>Stores the lock, and in the same transaction what follows from it for the script's mark.</summary>
    public async Task SaveLock(LmsDbContext db, ScriptReconciliation scripts, Guid actor, DateTimeOffset now, CancellationToken stop)
    {
        await Keep(db, actor, "MarkSheet.Locked", now, stop);
        await scripts.Follow(Sheet, now, stop);
        await db.SaveChangesAsync(stop);
        await Transaction.CommitAsync(stop);
    }

    public ValueTask DisposeAsync() => Transaction.DisposeAsync();

    private async Task Keep(LmsDbContext db, Guid actor, string act, DateTimeOffset now, CancellationToken stop)
    {
        db.Record(Sheet.CentreId, actor, act, Sheet.Id, now, string.Create(CultureInfo.InvariantCulture, $"{Sheet.Sequence}: {Sheet.Total}"));
        await db.SaveChangesAsync(stop);
    }

    private static decimal Read(string typed) =>
        decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new RuleBrokenException("MarkSheet.ValueNotUnderstood");
}
