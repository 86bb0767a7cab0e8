using System.Globalization;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Features.Marking.Sheets;

/// <summary>A sheet that its marker is changing, with what its rules need; nothing else can change it meanwhile.</summary>
public sealed record SheetInHand(MarkSheet Sheet, Script Script, MarkingScheme Scheme, IDbContextTransaction Transaction) : IAsyncDisposable
{
    public IReadOnlyList<SchemeItem> Items => [.. Scheme.Items];

    public int Left => Scheme.Items.Count(item => Sheet.Marks.All(mark => mark.SchemeItemId != item.Id));

    public SchemeItem? Item(Guid id) => Scheme.Items.SingleOrDefault(item => item.Id == id);

    public ScriptAnswer Answer(int? number) => Script.Answers.SingleOrDefault(answer => answer.Number == number)
        ?? throw new RuleBrokenException("Remark.QuoteNotThere");

    public decimal? MarkFor(Guid itemId) => Sheet.Marks.FirstOrDefault(mark => mark.SchemeItemId == itemId)?.Value;

    public void Mark(SchemeItem item, decimal value, DateTimeOffset now) => Sheet.Mark(item, value, Scheme.Step, now);

    /// <param name="points">Null for a remark that names none.</param>
    public void Say(int? number, int? start, string quote, string words, decimal? points, DateTimeOffset now)
    {
        var answer = Answer(number);
        var max = Scheme.Questions.Single(asked => asked.QuestionId == answer.QuestionId).Question.Points;
        Sheet.Say(answer, start, quote, words, now, points is { } named ? RemarkPoints.Of(named, max, Scheme.Step) : null);
    }

    /// <summary>All that a plain form brings, in one go: either everything is right or nothing is kept.</summary>
    public void Fill(MarkForm form, DateTimeOffset now)
    {
        Sheet.RequireSequence(form.Sequence);
        foreach (var (itemId, typed) in form.Marks.Where(mark => !string.IsNullOrEmpty(mark.Value)))
        {
            var item = Item(itemId) ?? throw new RuleBrokenException("MarkSheet.ItemUnknown");
            var value = TypedMark.Read(typed!);
            if (MarkFor(itemId) != value)
            {
                Mark(item, value, now);
            }
        }

        Sheet.Conclude(form.Conclusion ?? "", now);
        Sheet.Jot(form.Note ?? "", now);
        Sheet.Raise(form.Concern ?? "", now);
        if (form.TakeBack is { } remarkId)
        {
            Sheet.TakeBack(remarkId, now);
        }

        if (!string.IsNullOrWhiteSpace(form.Quote) || !string.IsNullOrWhiteSpace(form.Words))
        {
            var points = string.IsNullOrWhiteSpace(form.Points) ? (decimal?)null : TypedMark.Read(form.Points);
            Say(form.Number, start: null, (form.Quote ?? "").Trim(), form.Words ?? "", points, now);
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
}
