using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Data;

public static class Duplicates
{
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
