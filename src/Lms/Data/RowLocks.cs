using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Data;

/// <summary>
/// Changes to the parts of a paper, a sitting or a script do not touch its own row, so its version does not guard them:
/// whoever changes parts holds the row until the commit.
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

    /// <summary>Whoever writes for this member that something is there once only.</summary>
    public static async Task<IDbContextTransaction> HoldMember(this LmsDbContext db, Guid centreId, Guid personId, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from memberships where centre_id = {centreId} and person_id = {personId} for update", stop);
        return change;
    }

    /// <summary>Within the caller's transaction: sheets of one script that lock at once come here one after the other.</summary>
    public static Task HoldScript(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select from scripts where centre_id = {centreId} and id = {id} for update", stop);
}
