using System.Data;
using System.Security.Cryptography;
using System.Text;
using Lms.Domain.Media;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data;

/// <summary>What a file was to become it did not become, for a reason that may be told.</summary>
public sealed class WorkFailedException<TProblem>(TProblem problem) : IOException(problem.ToString())
    where TProblem : struct, Enum
{
    public TProblem Problem => problem;
}

/// <summary>
/// Works through what waits of one kind of <see cref="FileWork{TProblem}"/>. Whoever is at a piece holds a lock of PostgreSQL that goes
/// with the connection, so that a node that goes down gives it back at once (docs/decisions/jobs-lock-their-work.md).
/// </summary>
public abstract class FileWorking<TWork, TProblem>(LmsDbContext db, TimeProvider clock, ILogger log)
    where TWork : FileWork<TProblem>
    where TProblem : struct, Enum
{
    /// <summary>Whether this node has the program for it.</summary>
    public abstract bool IsHere { get; }

    protected LmsDbContext Db => db;

    protected DateTimeOffset Now => clock.GetUtcNow();

    private string Table => db.Model.FindEntityType(typeof(TWork))!.GetTableName()!;

    /// <summary>Writes down what is new among the materials of lesson plans.</summary>
    public abstract Task Enqueue(CancellationToken stop);

    /// <summary>Takes the next that nobody is at, until one has ended: it waits, or its node went down over it.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> Next(CancellationToken stop)
    {
        if (!IsHere)
        {
            return false;
        }

        await db.Database.OpenConnectionAsync(stop);
        try
        {
            foreach (var (centreId, sha256) in await Waiting(stop))
            {
                var key = Key(sha256, centreId);
                if (await Ask($"select pg_try_advisory_lock({key}) as \"Value\"", stop))
                {
                    try
                    {
                        if (await Take(centreId, sha256, stop))
                        {
                            return true;
                        }
                    }
                    finally
                    {
                        await Release(key);
                    }
                }
            }

            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Makes of it what it is to become, and finishes it with that.</summary>
    /// <exception cref="WorkFailedException{TProblem}">It becomes nothing.</exception>
    protected abstract Task Work(TWork work, CancellationToken stop);

    private async Task<List<(Guid CentreId, string Sha256)>> Waiting(CancellationToken stop) =>
        [.. (await Open().OrderBy(work => work.AskedAt).ThenBy(work => work.Sha256).ThenBy(work => work.CentreId)
            .Select(work => new { work.CentreId, work.Sha256 }).ToListAsync(stop)).Select(work => (work.CentreId, work.Sha256))];

    private IQueryable<TWork> Open() => db.Set<TWork>().Where(work => work.State == WorkState.Waiting || work.State == WorkState.Working);

    /// <returns>False when it had ended meanwhile, or took its node down too often.</returns>
    private async Task<bool> Take(Guid centreId, string sha256, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var work = await Open().SingleOrDefaultAsync(work => work.CentreId == centreId && work.Sha256 == sha256, stop);
        var begins = work?.Begin(Now) ?? false;
        await db.SaveChangesAsync(stop);
        if (work is null || !begins)
        {
            return false;
        }

        var begun = work.Tries;
        try
        {
            await Work(work, stop);
        }
        catch (WorkFailedException<TProblem> failed)
        {
            log.LogInformation("Nothing became of {Table} {Sha256}: {Problem}", Table, sha256, failed.Problem);
            work.Fail(failed.Problem, Now);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            work.PutBack();
            await Write(work, begun);
            throw;
        }

        await Write(work, begun);
        return true;
    }

    // The connection may have been lost and come back while another node took it up: then its outcome counts, not this one.
    private async Task Write(TWork work, int begun)
    {
        await using var change = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var mine = await Open().Where(one => one.CentreId == work.CentreId && one.Sha256 == work.Sha256 && one.State == WorkState.Working && one.Tries == begun)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Tries, begun), CancellationToken.None);
        if (mine > 0)
        {
            await db.SaveChangesAsync(CancellationToken.None);
            await change.CommitAsync(CancellationToken.None);
        }
    }

    private async Task<bool> Ask(FormattableString question, CancellationToken stop) =>
        (await db.Database.SqlQuery<bool>(question).ToListAsync(stop)).Single();

    // The connection goes back to the pool: the lock would stay with it. A lost one has let go by itself.
    private async Task Release(long key)
    {
        if (db.Database.GetDbConnection().State == ConnectionState.Open)
        {
            await Ask($"select pg_advisory_unlock({key}) as \"Value\"", CancellationToken.None);
        }
    }

    private long Key(string sha256, Guid centreId) =>
        BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{Table} {sha256} {centreId}")));
}
