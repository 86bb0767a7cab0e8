using Lms.Data.Uploading;
using Lms.Domain.Media;
using Npgsql;

namespace Lms.Data;

/// <summary>
/// Takes out of the store what no row names: uploads that were refused, or whose request broke off before its row was written.
/// A row is written minutes after its bytes at most; a week leaves room for whoever brings back a database of yesterday by hand.
/// </summary>
public sealed class FileSweep(NpgsqlDataSource database, FileStore files, UploadBytes uploads, TimeProvider clock)
{
    /// <summary>How long bytes lie without a name before they go.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    private const int AtOnce = 1_000;

    // Any number that no other lock of ours bears.
    private const long SweepLock = 0x1A_0513;

    // Asked for these alone, so that the answer is short; the lock keeps two nodes from doing the same.
    private static readonly string Named = $"select named.sha256 from ({NamedFiles.All}) named where named.sha256 = any($1)";

    // What was made stays as long as what it was made from.
    private const string Forget = """
        delete from shown_documents d where not exists (select from files f where f.centre_id = d.centre_id and f.sha256 = d.sha256);
        delete from films d where not exists (select from files f where f.centre_id = d.centre_id and f.sha256 = d.sha256)
        """;

    private const string Expire = "delete from resumable_uploads where expires_at <= $1";
    private const string KnownUploads = "select coalesce(array_agg(id), '{}') from resumable_uploads where id = any($1)";

    /// <summary>How many were removed. Nothing when another node is at it.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var lasting = await connection.BeginTransactionAsync(stop);
        await using var locking = new NpgsqlCommand($"select pg_try_advisory_xact_lock({SweepLock})", connection);
        if (await locking.ExecuteScalarAsync(stop) is not true)
        {
            return 0;
        }

        await using var forget = new NpgsqlCommand(Forget, connection);
        await forget.ExecuteNonQueryAsync(stop);
        var (removed, old) = (0, clock.GetUtcNow() - Patience);
        await foreach (var some in files.OlderThan(old, stop).Chunk(AtOnce).WithCancellation(stop))
        {
            foreach (var sha256 in some.Except(await NamedOf(connection, some, stop)))
            {
                removed += await files.Remove(sha256, old, stop) ? 1 : 0;
            }
        }

        await Settle(connection, old, stop);
        files.RemoveUnfinished(old);
        await RemoveExpired(connection, stop);
        await lasting.CommitAsync(stop);
        return removed;
    }

    // In a bucket a removal and an upload of the same bytes may cross: what was removed and is named all the same comes back.
    private async Task Settle(NpgsqlConnection connection, DateTimeOffset old, CancellationToken stop)
    {
        await foreach (var some in files.Removed(DateTimeOffset.MaxValue, stop).Chunk(AtOnce).WithCancellation(stop))
        {
            foreach (var sha256 in await NamedOf(connection, some, stop))
            {
                await files.PutBack(sha256, stop);
            }
        }

        await foreach (var sha256 in files.Removed(old, stop))
        {
            await files.Forget(sha256, stop);
        }
    }

    /// <summary>
    /// Uploads that were sent nothing for long: first the row, then the bytes. Bytes without a row lie here too when their node went
    /// down between the two, or when their part was taken away.
    /// </summary>
    private async Task RemoveExpired(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var expire = new NpgsqlCommand(Expire, connection) { Parameters = { new() { Value = clock.GetUtcNow() } } };
        await expire.ExecuteNonQueryAsync(stop);
        foreach (var some in uploads.OlderThan(clock.GetUtcNow() - ResumableUpload.Patience).Chunk(AtOnce))
        {
            await using var known = new NpgsqlCommand(KnownUploads, connection) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = some } } };
            var kept = (Guid[])(await known.ExecuteScalarAsync(stop))!;
            foreach (var id in some.Except(kept))
            {
                await using var bytes = uploads.Hold(id);
                bytes?.Remove();
            }
        }
    }

    private static async Task<List<string>> NamedOf(NpgsqlConnection connection, string[] some, CancellationToken stop)
    {
        var named = new List<string>();
        await using var command = new NpgsqlCommand(Named, connection) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = some } } };
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            named.Add(row.GetString(0));
        }

        return named;
    }
}
