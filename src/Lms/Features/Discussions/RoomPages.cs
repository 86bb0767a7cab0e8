using Lms.Data;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Features.Discussions.Board;
using Lms.Web;
using Npgsql;

namespace Lms.Features.Discussions;

/// <summary>Gathers the room's page in one round trip: the board; who may, the latest posts, the hands that are up.</summary>
public sealed class RoomPages(NpgsqlDataSource database, RoomBoards boards, TimeProvider clock)
{
    /// <param name="home">The centre's path.</param>
    /// <param name="before">Posts before this line; null for the latest.</param>
    /// <param name="part">The part of the lesson to look at; null for the one that is shown.</param>
    /// <returns>Null for strangers.</returns>
    public async Task<RoomPage?> Open(
        RoomVisitor who, Guid sessionId, string home, CancellationToken stop, long? before = null, int? part = null)
    {
        await using var batch = database.CreateBatch();
        var now = clock.GetUtcNow();
        RoomBoardSql.AddTo(batch, who, sessionId, part ?? 0, now);
        RoomPageSql.AddTo(batch, who, sessionId, before, now);
        await using var row = await batch.ExecuteReaderAsync(stop);
        if (await boards.Read(row, who, $"{home}/sessions/{sessionId}/room", stop) is not { } board || !await row.NextResultAsync(stop)
            || !await row.ReadAsync(stop))
        {
            return null;
        }

        var page = PageFrom(row, board, sessionId, home, before is null);
        await row.NextResultAsync(stop);
        var posts = new List<RoomNews>();
        while (await row.ReadAsync(stop))
        {
            posts.Add(RoomReading.NewsFrom(row, withPart: false) with { Mine = row.NullableValue<int>(row.FieldCount - 1) });
        }

        page.Fill(posts);
        await ReadRest(page, row, stop);
        (page.Polls, page.PlannedPolls) = await PollReading.Read(row, page.Seat, stop);
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
            page.Hands.Add(new Hand(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetBoolean(3)));
        }
    }

    private static RoomPage PageFrom(NpgsqlDataReader row, RoomBoard board, Guid sessionId, string home, bool isLatest) => new()
    {
        Home = home,
        Board = board,
        SessionId = sessionId,
        Seat = board.Seat,
        PaceSeconds = row.GetInt32(9),
        HoldsPosts = row.GetBoolean(10),
        GroupsRound = row.GetInt32(11),
        SessionTitle = row.GetString(1),
        ClassId = row.GetGuid(2),
        ClassName = row.GetString(3),
        Lecturer = row.GetString(4),
        OpenedAt = row.NullableValue<DateTimeOffset>(5),
        ClosedAt = row.NullableValue<DateTimeOffset>(6),
        LastSequence = row.GetInt64(7),
        PostCount = row.GetInt64(8),
        OpenQuestions = row.GetInt64(12),
        AllowsAnonymousQuestions = row.GetBoolean(13),
        IsLatest = isLatest,
        MeetingUrl = row.NullableText(14),
        ReadTo = row.NullableValue<long>(15),
        IsOutdated = row.GetBoolean(16),
    };
}
