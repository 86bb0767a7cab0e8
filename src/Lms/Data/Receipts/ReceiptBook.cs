using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Receipts;

/// <summary>Gives out receipts and finds them again.</summary>
public sealed class ReceiptBook(LmsDbContext db, ReceiptKeys keys)
{
    /// <summary>
    /// A save that arrived in time may be stored a moment after the deadline. Until this long after it, an attempt that
    /// nobody handed in has no receipt yet.
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    /// <summary>Whether everything that arrived in time is stored.</summary>
    public static bool IsSettled(Attempt attempt, DateTimeOffset now) => attempt.HandedInAt is not null || now > attempt.AcceptsUntil + Settling;

    /// <summary>
    /// The receipt for what is stored now: the last one given if it still says so, else a new one. A hand-in that waits to be
    /// saved is saved in the same transaction: it locks the attempt's row, so the receipt covers exactly what was handed in.
    /// </summary>
    public async Task<Receipt> Give(Attempt attempt, DateTimeOffset now, CancellationToken stop)
    {
        // Before the transaction: the very first pair is made on a connection of its own.
        var (keyId, pair) = await keys.Signing(db, now, stop);
        using var _ = pair;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.SaveChangesAsync(stop);
        var answers = await Answers(attempt.CentreId, attempt.Id).ToListAsync(stop);
        var files = await Files(attempt.CentreId, attempt.Id).ToListAsync(stop);
        var last = await Of(attempt.CentreId, attempt.Id).AsNoTracking().FirstOrDefaultAsync(stop);
        if (last?.Statement != ReceiptStatement.Of(attempt, answers, files))
        {
            last = new Receipt(attempt, answers, files, keyId, pair, now);
            db.Receipts.Add(last);
            await db.SaveChangesAsync(stop);
        }

        await transaction.CommitAsync(stop);
        return last;
    }

    /// <summary>Whether a kept key signed these words.</summary>
    public async Task<bool> IsGenuine(string statement, int keyId, byte[] signature, CancellationToken stop) =>
        await db.ReceiptKeys.AsNoTracking().SingleOrDefaultAsync(key => key.Id == keyId, stop) is { } key && key.HasSigned(statement, signature);

    /// <summary>Whether the database still holds just what the receipt says.</summary>
    public async Task<bool> Stands(Receipt receipt, CancellationToken stop)
    {
        var attempt = await db.Attempts.AsNoTracking().SingleAsync(one => one.CentreId == receipt.CentreId && one.Id == receipt.AttemptId, stop);
        return receipt.Statement == ReceiptStatement.Of(
            attempt, await Answers(receipt.CentreId, receipt.AttemptId).ToListAsync(stop), await Files(receipt.CentreId, receipt.AttemptId).ToListAsync(stop));
    }

    private IQueryable<Receipt> Of(Guid centreId, Guid attemptId) =>
        db.Receipts.Where(receipt => receipt.CentreId == centreId && receipt.AttemptId == attemptId).OrderByDescending(receipt => receipt.MadeAt);

    private IQueryable<AttemptFile> Files(Guid centreId, Guid attemptId) =>
        db.AttemptFiles.AsNoTracking().Where(file => file.CentreId == centreId && file.AttemptId == attemptId && file.RemovedAt == null);

    private IQueryable<AnswerText> Answers(Guid centreId, Guid attemptId) =>
        db.AnswerTexts.Where(answer => answer.CentreId == centreId && answer.AttemptId == attemptId);
}
