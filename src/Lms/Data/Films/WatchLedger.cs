using System.Threading.Channels;
using Lms.Domain.Media;
using Npgsql;

namespace Lms.Data.Films;

/// <summary>What trainees tell of the films they watch, gathered and stored together (docs/decisions/watched-films.md).</summary>
public sealed class WatchLedger : IAsyncDisposable
{
    private const int MostWaiting = 4_096;
    private const int MostTogether = 512;

    /// <summary>Nobody waits for what is told of a film: one statement for a class costs little more than one for a trainee.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(500);

    private readonly Channel<PendingWatch> waiting = Channel.CreateBounded<PendingWatch>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly CancellationTokenSource closing = new();
    private readonly NpgsqlDataSource database;
    private readonly Task writing;

    public WatchLedger(NpgsqlDataSource database)
    {
        this.database = database;

        // Made by the first request, it serves all: it belongs to none.
        using (ExecutionContext.SuppressFlow())
        {
            writing = Task.Run(WriteAll);
        }
    }

    /// <summary>The trainee opens the film: what is known of it, with a place for what is to come.</summary>
    public async Task<FilmWatch> Open(FilmWatch watch, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await WatchStatement.Open(connection, watch, stop);
    }

    /// <summary>Counts a report; what was counted is stored when this returns. Null when the sign-in does not count any more, the film is none of the trainee's, or was never opened.</summary>
    /// <exception cref="TimeoutException">Too much is waiting: to be told again later.</exception>
    public Task<CountedWatch?> Count(WatchTold told)
    {
        var pending = new PendingWatch(told);
        return waiting.Writer.TryWrite(pending) ? pending.Counted : throw new TimeoutException("Too many reports are waiting.");
    }

    /// <summary>Once all that came in is stored.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await closing.CancelAsync();
        await writing;
        closing.Dispose();
    }

    private async Task WriteAll()
    {
        var batch = new List<PendingWatch>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            await Task.Delay(Gathering, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            do
            {
                batch.Clear();
                while (batch.Count < MostTogether && waiting.Reader.TryRead(out var next))
                {
                    batch.Add(next);
                }

                await Store(batch);
            }
            while (batch.Count == MostTogether);
        }
    }

    private async Task Store(List<PendingWatch> batch)
    {
        try
        {
            var counted = await Count(batch);
            foreach (var (place, pending) in batch.Index())
            {
                pending.Tell(counted[place]);
            }
        }
        catch (Exception problem)
        {
            // Told again, it does no harm should it have been stored all the same.
            batch.ForEach(pending => pending.Fail(problem));
        }
    }

    // The connection is given back before anybody is answered.
    private async Task<CountedWatch?[]> Count(List<PendingWatch> batch)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await WatchStatement.Count(connection, batch.ConvertAll(pending => pending.Told));
    }

    private sealed class PendingWatch(WatchTold told)
    {
        // The writer's own thread answers all of a batch: to wake one for each costs more than the answers, and nobody waits for it.
        private readonly TaskCompletionSource<CountedWatch?> counted = new();

        public WatchTold Told => told;

        public Task<CountedWatch?> Counted => counted.Task;

        public void Tell(CountedWatch? result) => counted.TrySetResult(result);

        public void Fail(Exception problem) => counted.TrySetException(problem);
    }
}

/// <summary>One trainee's film in one session.</summary>
public readonly record struct WatchKey(Guid CentreId, Guid SessionId, Guid MaterialId, Guid PersonId);

/// <summary>A report as it arrived.</summary>
/// <param name="By">Who told it.</param>
public sealed record WatchTold(WatchKey Key, Asker By, WatchReport Report, DateTimeOffset ArrivedAt);

/// <param name="Seconds">Of the film that were watched by now.</param>
/// <param name="Counted">Of what was claimed.</param>
public sealed record CountedWatch(int Seconds, WatchedSpans Counted);
