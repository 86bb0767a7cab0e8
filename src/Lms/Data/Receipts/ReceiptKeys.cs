using System.Security.Cryptography;
using Lms.Domain.Exams;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Receipts;

/// <summary>The keys that sign receipts: shared by all nodes, in PostgreSQL.</summary>
public sealed class ReceiptKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("Lms.ReceiptKey");

    /// <summary>The pair that signs today, to be disposed of by the caller; the very first is made when it is first asked for.</summary>
    public async Task<(int Id, ECDsa Pair)> Signing(LmsDbContext db, DateTimeOffset now, CancellationToken stop)
    {
        var key = await InUse(db).AsNoTracking().FirstOrDefaultAsync(stop) ?? await Renew(now, stop);
        return (key.Id, Open(key));
    }

    /// <summary>Puts a new pair in the place of one that has signed for its term. Two nodes at once make one.</summary>
    /// <returns>The pair in use afterwards.</returns>
    public async Task<ReceiptKey> Renew(DateTimeOffset now, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"lock table receipt_keys in share row exclusive mode", stop);
        var old = await InUse(db).ToListAsync(stop);
        if (old is [var inUse, ..] && !inUse.IsDue(now))
        {
            return inUse;
        }

        old.ForEach(key => key.Retire(now));
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = new ReceiptKey(pair, seal.Protect, now);
        db.ReceiptKeys.Add(made);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return made;
    }

    private static IQueryable<ReceiptKey> InUse(LmsDbContext db) =>
        db.ReceiptKeys.Where(key => key.RetiredAt == null).OrderByDescending(key => key.Id);

    private ECDsa Open(ReceiptKey key)
    {
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(seal.Unprotect(key.SealedPrivateKey!), out _);
        return pair;
    }
}
