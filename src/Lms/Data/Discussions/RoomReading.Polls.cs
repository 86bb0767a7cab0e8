using Npgsql;

namespace Lms.Data.Discussions;

/// <param name="Poll">The number of its opening line.</param>
/// <param name="Answered">How many answered.</param>
/// <param name="Asked">Out of how many.</param>
/// <param name="Figures">One for each choice; null as long as the lecturer has not shown them.</param>
public sealed record PollCount(long Poll, long Answered, long Asked, long[]? Figures);

public sealed partial class RoomReading
{
    private const string CountsSql = $"""
        select p.sequence, answered.people, asked.people, state.shown, {PollSql.Figures}
        from polls p {PollSql.State} {PollSql.Count}
        where p.centre_id = $1 and p.class_session_id = $2 and not state.closed
        """;

    /// <summary>How far the open polls of a room have come, in figures that everyone in it may have.</summary>
    public async Task<List<PollCount>> Counts(Guid centreId, Guid sessionId, CancellationToken stop)
    {
        await using var command = database.Command(CountsSql, centreId, sessionId);
        await using var row = await command.ExecuteReaderAsync(stop);
        var counts = new List<PollCount>();
        while (await row.ReadAsync(stop))
        {
            counts.Add(new PollCount(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetBoolean(3) ? row.GetFieldValue<long[]>(4) : null));
        }

        return counts;
    }
}
