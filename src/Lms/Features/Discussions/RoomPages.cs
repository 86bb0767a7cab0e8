using Lms.Data;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Web;
using Npgsql;

namespace Lms.Features.Discussions;

/// <summary>Gathers the room's page in one round trip: who may, the latest posts, the hands that are up, the plan's parts.</summary>
public sealed class RoomPages(NpgsqlDataSource database, TimeProvider clock)
{
    /// <param name="before">Posts before this line; null for the latest.</param>
    /// <returns>Null for strangers.</returns>
    public async Task<RoomPage?> Open(RoomVisitor who, Guid sessionId, long? before, CancellationToken stop)
    {
        await using var batch = RoomPageSql.Batch(database, who, sessionId, before, clock.GetUtcNow());
        await using var row = await batch.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop) || await row.IsDBNullAsync(0, stop))
        {
            return null;
        }

        var page = PageFrom(row, who, sessionId, before is null);
        await row.NextResultAsync(stop);
        var posts = new List<RoomNews>();
        while (await row.ReadAsync(stop))
        {
            posts.Add(RoomReading.NewsFrom(row, withPart: false) with { Mine = row.NullableValue<int>(row.FieldCount - 1) });
        }

        page.Fill(posts);
        await ReadRest(page, row, stop);
        return page;
    }

    public async Task<List<RoomPerson>> People(Guid centreId, Guid sessionId, CancellationToken stop)
    {
        await using var command = database.Command(RoomPageSql.People, centreId, sessionId);
        await using var row = await command.ExecuteReaderAsync(stop);
        var people = new List<RoomPerson>();
        while (await row.ReadAsync(stop))
        {
            people.Add(new RoomPerson(row.GetGuid(0), row.GetString(1), row.GetBoolean(2)));
        }

        return people;
    }

    private static async Task ReadRest(RoomPage page, NpgsqlDataReader row, CancellationToken stop)
    {
        await row.NextResultAsync(stop);
        while (await row.ReadAsync(stop))
        {
            page.Hands.Add(new Hand(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)));
        }

        await row.NextResultAsync(stop);
        while (await row.ReadAsync(stop))
        {
            page.Parts.Add(new RoomPart(row.GetInt32(0), row.GetString(1)));
        }
    }

    private static RoomPage PageFrom(NpgsqlDataReader row, RoomVisitor who, Guid sessionId, bool isLatest) => new()
    {
        SessionId = sessionId,
        Seat = new RoomSeat(who.PersonId, (RoomPlace)row.GetInt32(0), row.GetBoolean(14)),
        PaceSeconds = row.GetInt32(12),
        HoldsPosts = row.GetBoolean(13),
        SessionTitle = row.GetString(1),
        ClassId = row.GetGuid(2),
        ClassName = row.GetString(3),
        Lecturer = row.GetString(4),
        OpenedAt = row.NullableValue<DateTimeOffset>(5),
        ClosedAt = row.NullableValue<DateTimeOffset>(6),
        LastSequence = row.GetInt64(7),
        PostCount = row.GetInt64(8),
        Shown = row.IsDBNull(9) ? null : new ShownPart(row.GetInt32(9), row.GetString(10), row.GetString(11)),
        IsLatest = isLatest,
        ReadTo = row.NullableValue<long>(row.GetOrdinal("read_to")),
    };
}
