using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Data;

/// <summary>
/// Changes to the parts of a paper or a sitting do not touch its own row, so its version does not guard them: whoever
/// changes parts holds the row until the commit.
/// </summary>
public static class RowLocks
{
    public static async Task<IDbContextTransaction> HoldPaper(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from papers where centre_id = {centreId} and id = {id} for update", stop);
        return change;
    }

    public static async Task<IDbContextTransaction> HoldSitting(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from sittings where centre_id = {centreId} and id = {id} for update", stop);
        return change;
    }
}
