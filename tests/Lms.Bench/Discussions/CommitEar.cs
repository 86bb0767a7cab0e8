using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Lms.Data.Discussions;
using Npgsql;

namespace Lms.Bench.Discussions;

/// <summary>When a line was committed, as near as can be told from outside: PostgreSQL delivers its notice with the commit.</summary>
public sealed class CommitEar : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Session, long Sequence), long> committed = new();
    private readonly CancellationTokenSource over = new();
    private readonly Thread listening;
    private readonly NpgsqlConnection connection;

    private CommitEar(NpgsqlConnection connection)
    {
        this.connection = connection;
        connection.Notification += (_, notice) =>
        {
            if (notice.Payload.Split(':') is [_, var session, var sequence])
            {
                committed[(session, long.Parse(sequence, CultureInfo.InvariantCulture))] = Stopwatch.GetTimestamp();
            }
        };
        listening = new Thread(Listen) { IsBackground = true };
        listening.Start();
    }

    public static async Task<CommitEar> Open(string database, CancellationToken stop)
    {
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(stop);
        await using var listen = new NpgsqlCommand($"listen {RoomLog.Channel}", connection);
        await listen.ExecuteNonQueryAsync(stop);
        return new CommitEar(connection);
    }

    /// <summary>By <see cref="Stopwatch.GetTimestamp"/>; an acknowledgement that came earlier is nearer to it.</summary>
    public long Of(Guid session, Said said) => Math.Min(said.Acknowledged, committed.GetValueOrDefault((session.ToString(), said.Sequence), long.MaxValue));

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await Task.Run(listening.Join);
        await connection.DisposeAsync();
        over.Dispose();
    }

    private void Listen()
    {
        while (!over.IsCancellationRequested)
        {
            connection.Wait(100);
        }
    }
}
