using Lms.Domain.Discussions;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>
/// Posts of one room that come while others are being committed go together: one lock of the room's row and one commit for all
/// of them, each with its own guard and its own answer. A hundred who speak at once do not wait for a hundred commits.
/// </summary>
public sealed partial class RoomLog
{
    private const int MostTogether = 64;

    private readonly Dictionary<(Guid CentreId, Guid SessionId), Queue<WaitingLine>> waiting = [];

    private Task<WrittenLine?> WriteTogether(RoomEvent line, long seen)
    {
        var one = new WaitingLine(line, seen);
        var room = (line.CentreId, line.ClassSessionId);
        lock (waiting)
        {
            if (waiting.TryGetValue(room, out var behind))
            {
                behind.Enqueue(one);
                return one.Done.Task;
            }

            waiting[room] = [];
        }

        // For all of them, on behalf of none.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => WriteAll(room, [one]));
        }

        return one.Done.Task;
    }

    private async Task WriteAll((Guid CentreId, Guid SessionId) room, List<WaitingLine> lines)
    {
        while (lines.Count > 0)
        {
            await WriteOrFail(lines);
            lock (waiting)
            {
                var behind = waiting[room];
                lines = [.. Enumerable.Range(0, Math.Min(MostTogether, behind.Count)).Select(_ => behind.Dequeue())];
                if (lines.Count == 0)
                {
                    waiting.Remove(room);
                }
            }
        }
    }

    private async Task WriteOrFail(List<WaitingLine> lines)
    {
        try
        {
            var written = await WriteInOne(lines);
            foreach (var (line, answer) in lines.Zip(written))
            {
                line.Done.TrySetResult(answer);
            }
        }
        catch (Exception refused) when (lines.Count > 1 && refused is not NpgsqlException { IsTransient: true })
        {
            // One that the database refuses, or that cannot even be sent, takes none of the others with it.
            foreach (var line in lines)
            {
                await WriteOrFail([line]);
            }
        }
        catch (Exception problem)
        {
            lines.ForEach(line => line.Done.TrySetException(problem));
        }
    }

    private async Task<List<WrittenLine?>> WriteInOne(List<WaitingLine> lines)
    {
        await using var connection = await database.OpenConnectionAsync();
        try
        {
            return await WriteInOne(lines, connection);
        }
        catch (PostgresException)
        {
            // After a refusal in the middle of a batch the driver may take one prepared statement of the connection for another
            // (npgsql issue 6391), and then fails the next line too, whosever it is.
            connection.UnprepareAll();
            throw;
        }
    }

    private static async Task<List<WrittenLine?>> WriteInOne(List<WaitingLine> lines, NpgsqlConnection connection)
    {
        await using var batch = connection.CreateBatch();
        Add(batch, HoldSql, lines[0].Line.CentreId, lines[0].Line.ClassSessionId);
        foreach (var (line, seen) in lines.Select(one => (one.Line, one.Seen)))
        {
            AddLine(batch, line, seen);
            Add(batch, WrittenSql, line.CentreId, line.ClassSessionId, line.Id, line.ActorId);
        }

        await using var row = await batch.ExecuteReaderAsync();
        var written = new List<WrittenLine?>(lines.Count);
        do
        {
            if (row.FieldCount == 3)
            {
                written.Add(await row.ReadAsync() ? WrittenFrom(row) : null);
            }
        }

        // The commit is behind the last answer.
        while (await row.NextResultAsync());
        return written;
    }

    private sealed record WaitingLine(RoomEvent Line, long Seen)
    {
        public TaskCompletionSource<WrittenLine?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
