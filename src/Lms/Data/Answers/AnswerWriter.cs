using Npgsql;

namespace Lms.Data.Answers;

/// <summary>
/// Where the saves of all connections of a node meet: one writer takes what has gathered while it stored the last, stores
/// it in one statement and one commit, and then answers all of it. What cannot be stored together goes alone, beside the
/// writer, so that nobody waits for it. Works from the first save on, and ends when all that came in is answered.
/// </summary>
internal sealed class AnswerWriter : IAsyncDisposable
{
    private const int SideDoors = 8;

    private static readonly TimeSpan PatienceTogether = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PatienceAlone = TimeSpan.FromSeconds(15);

    private readonly SaveQueue waiting = new();
    private readonly SemaphoreSlim sideDoors = new(SideDoors);
    private readonly NpgsqlDataSource database;
    private readonly Task writing;

    public AnswerWriter(NpgsqlDataSource database)
    {
        this.database = database;

        // Made by the first request, it serves all: it belongs to none.
        using (ExecutionContext.SuppressFlow())
        {
            writing = Task.Run(WriteAll);
        }
    }

    /// <summary>False when too much is waiting already.</summary>
    public bool TryTake(PendingSave save) => waiting.TryPut(save);

    public async ValueTask DisposeAsync()
    {
        waiting.Close();
        await writing;
        for (var door = 0; door < SideDoors; door++)
        {
            await sideDoors.WaitAsync();
        }

        sideDoors.Dispose();
    }

    private async Task WriteAll()
    {
        while (await waiting.HasSome())
        {
            await Store(waiting.Take());
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
