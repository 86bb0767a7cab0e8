using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Features.Shared;
using Npgsql;

namespace Lms.Features.Discussions.Polls;

/// <summary>Gathers polls for a page in one round trip: who may, and what they see of them.</summary>
public sealed class PollPages(NpgsqlDataSource database, TimeProvider clock)
{
    /// <param name="home">The centre's path.</param>
    /// <param name="number">Of one poll; 0 for all of them.</param>
    /// <returns>Null for strangers, and for a poll that the room does not have.</returns>
    public async Task<PollsPage?> Open(RoomVisitor who, Guid sessionId, string home, CancellationToken stop, long number = 0, PollForm? form = null)
    {
        await using var batch = database.CreateBatch();
        PollReading.AddHead(batch, who, sessionId, clock.GetUtcNow());
        PollReading.AddTo(batch, who, sessionId, number);
        await using var row = await batch.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop) || await row.IsDBNullAsync(0, stop))
        {
            return null;
        }

        var seat = new RoomSeat(who.PersonId, (RoomPlace)row.GetInt32(0), row.GetBoolean(1));
        var (title, isOpen) = (row.GetString(2), row.GetBoolean(3));
        var (polls, planned) = await PollReading.Read(row, seat, stop);
        return number != 0 && polls.Count == 0
            ? null
            : new PollsPage(title, new RoomPolls(seat, isOpen, $"{home}/sessions/{sessionId}/room", polls, planned) { Form = form ?? new() });
    }
}
