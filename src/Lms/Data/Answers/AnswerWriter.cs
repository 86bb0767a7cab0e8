using System.Threading.Channels;
using Npgsql;

namespace Lms.Data.Answers;

/// <summary>
/// Where the saves of all connections of a node meet: one writer takes what has gathered while it stored the last, stores
/// it in one statement and one commit, and then answers all of it. What cannot be stored together goes alone, beside the
/// writer, so that nobody waits for it. Works from the first save on, and ends when all that came in is answered.
/// </summary>
internal sealed class AnswerWriter : IAsyncDisposable
{
    private const int MostTogether = 128;
    private const int MostWaiting = 2_048;
    private const long MostBytesTogether = 4_000_000;
    private const long MostBytesWaiting = 64_000_000;
    private const int SideDoors = 8;

    private static readonly TimeSpan PatienceTogether = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PatienceAlone = TimeSpan.FromSeconds(15);

    private readonly Channel<PendingSave> gathered = Channel.CreateBounded<PendingSave>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly Queue<PendingSave> held = new();
    private readonly SemaphoreSlim sideDoors = new(SideDoors);
    private readonly NpgsqlDataSource database;
    private readonly Task writing;
    private long bytesWaiting;

    public AnswerWriter(NpgsqlDataSource database)
    {
        this.database = database;

        // Made by the first request, it serves all: it belongs to none.
        using (ExecutionContext.SuppressFlow())
        {
            writing = Task.Run(WriteAll);
        }
    }

    /// <summary>False when too much is waiting already: better to be told at once than to wait for a turn that comes too late.</summary>
    public bool TryTake(PendingSave save)
    {
        if (Interlocked.Add(ref bytesWaiting, save.Save.Text.Length) <= MostBytesWaiting && gathered.Writer.TryWrite(save))
        {
            return true;
        }

        Interlocked.Add(ref bytesWaiting, -save.Save.Text.Length);
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        gathered.Writer.TryComplete();
        await writing;
        for (var door = 0; door < SideDoors; door++)
        {
            await sideDoors.WaitAsync();
        }

        sideDoors.Dispose();
    }

    private async Task WriteAll()
    {
        while (held.Count > 0 || await gathered.Reader.WaitToReadAsync())
        {
            await Store(Gather());
        }
    }

    /// <summary>
    /// Each answer once: of two rows for the same one an UPDATE takes any. The second waits for the next turn.
    /// </summary>
    private List<PendingSave> Gather()
    {
        var (batch, answers, bytes) = (new List<PendingSave>(), new HashSet<AnswerKey>(), 0L);
        for (var waiting = held.Count; waiting > 0; waiting--)
        {
            Seat(held.Dequeue());
        }

        while (batch.Count < MostTogether && bytes < MostBytesTogether && gathered.Reader.TryRead(out var next))
        {
            Interlocked.Add(ref bytesWaiting, -next.Save.Text.Length);
            Seat(next);
        }

        return batch;

        void Seat(PendingSave save)
        {
            if (answers.Add(save.Save.Key))
            {
                batch.Add(save);
                bytes += save.Save.Text.Length;
            }
            else
            {
                held.Enqueue(save);
            }
        }
    }

    private async Task Store(List<PendingSave> batch)
    {
        var sent = false;
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            sent = true;
            Answer(batch, await SaveStatement.Run(connection, batch, PatienceTogether));
        }
        catch (Exception problem) when (!sent)
        {
            batch.ForEach(save => save.Fail(problem));
        }
        catch (Exception)
        {
            // One of them is at fault, or the connection broke and nobody knows what was stored. Done again alone, the
            // statement tells both: what was stored is not stored twice.
            batch.ForEach(save => _ = StoreAlone(save));
        }
    }

    private async Task StoreAlone(PendingSave save)
    {
        await sideDoors.WaitAsync();
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            Answer([save], await SaveStatement.Run(connection, [save], PatienceAlone));
        }
        catch (Exception problem)
        {
            save.Fail(problem);
        }
        finally
        {
            sideDoors.Release();
        }
    }

    private static void Answer(List<PendingSave> saves, DateTimeOffset?[] deadlines)
    {
        foreach (var (place, save) in saves.Index())
        {
            save.Tell(deadlines[place]);
        }
    }
}
