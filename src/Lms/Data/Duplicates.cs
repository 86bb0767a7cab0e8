using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Lms.Data;

public static class Duplicates
{
    /// <summary>
    /// Saves, unless somebody recorded for the same days a moment earlier: then false, and nothing is stored. The database
    /// looks for overlaps at the commit.
    /// </summary>
    public static async Task<bool> SaveUnlessOverlapping(this LmsDbContext db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (PostgresException failed) when (failed.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            return false;
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.ExclusionViolation })
        {
            return false;
        }
    }

    /// <summary>Commits, unless somebody recorded for the same days a moment earlier: then false, and nothing is stored.</summary>
    public static async Task<bool> CommitUnlessOverlapping(this IDbContextTransaction change, CancellationToken stop)
    {
        try
        {
            await change.CommitAsync(stop);
            return true;
        }
        catch (PostgresException failed) when (failed.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            return false;
        }
    }

    /// <summary>Saves, unless somebody stored the same code or number a moment earlier: then false, and nothing is stored.</summary>
    public static async Task<bool> SaveUnlessTaken(this LmsDbContext db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }
}
