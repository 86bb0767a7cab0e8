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

    /// <summary>Within the caller's transaction: sheets of one script that lock at once come here one after the other.</summary>
    public static Task HoldScript(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select from scripts where centre_id = {centreId} and id = {id} for update", stop);

    /// <summary>
    /// Those who change the tree of a centre's units come one after the other: whether a unit would stand under itself is told
    /// by rows that another may be changing.
    /// </summary>
    /// <param name="ending">Units that may end: nobody is put into them meanwhile.</param>
    public static async Task<IDbContextTransaction> HoldUnits(this LmsDbContext db, Guid centreId, Guid[] ending, CancellationToken stop)
    {
        var change = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select from centres where id = {centreId} for no key update", stop);
        await db.Database.ExecuteSqlAsync($"select from units where centre_id = {centreId} and id = any({ending}) order by id for update", stop);
        return change;
    }
}
