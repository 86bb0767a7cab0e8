using System.Runtime.CompilerServices;
using Lms.Domain.Discussions;
using Lms.Web;
using Npgsql;
using NpgsqlTypes;

namespace Lms.Data.Discussions;

/// <summary>Reads a session's log from its beginning, for one reader: every line goes through <see cref="RoomNews.For"/>.</summary>
public sealed class TranscriptReading(NpgsqlDataSource database, TimeProvider clock)
{
    /// <returns>Null for strangers.</returns>
    public async Task<TranscriptHead?> Head(RoomVisitor who, Guid sessionId, IReadOnlyCollection<RoomEventKind> kinds, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(TranscriptSql.Head);
        RoomAccess.Fill(command.Parameters, who.CentreId, sessionId, SchoolTime.Day(now), now);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = who.PersonId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = who.Stamp });
        command.Parameters.Add(Kinds(kinds));
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) && !await row.IsDBNullAsync(0, stop) ? HeadFrom(row, who, sessionId) : null;
    }

    /// <param name="head">What says that they may.</param>
    /// <param name="skip">Lines passed over.</param>
    /// <param name="most">Null for all that follow.</param>
    public async IAsyncEnumerable<TranscriptLine> Lines(
        RoomVisitor who, TranscriptHead head, IReadOnlyCollection<RoomEventKind> kinds, long skip, long? most, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var command = database.CreateCommand(TranscriptSql.Lines);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = who.CentreId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = head.SessionId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = who.PersonId });
        command.Parameters.Add(Kinds(kinds));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = skip });
        command.Parameters.Add(new() { Value = most ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        await using var row = await command.ExecuteReaderAsync(stop);
        var (position, title) = (row.GetOrdinal("running_position"), row.GetOrdinal("running_title"));
        while (await row.ReadAsync(stop))
        {
            var news = RoomReading.NewsFrom(row, withPart: false).For(head.Seat);
            if (news.Kind != RoomNews.Nothing)
            {
                yield return new TranscriptLine(news, row.IsDBNull(position) ? null : new ShownPart(row.GetInt32(position), row.GetString(title), Html: null, HasFiles: false));
            }
        }
    }

    private static NpgsqlParameter<int[]> Kinds(IReadOnlyCollection<RoomEventKind> kinds) =>
        new() { TypedValue = [.. kinds.Select(kind => (int)kind)] };

    private static TranscriptHead HeadFrom(NpgsqlDataReader row, RoomVisitor who, Guid sessionId) => new(
        sessionId,
        new RoomSeat(who.PersonId, (RoomPlace)row.GetInt32(0)),
        row.GetString(1),
        row.GetFieldValue<DateTimeOffset>(2),
        row.GetGuid(3),
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        row.NullableValue<DateTimeOffset>(7),
        row.NullableValue<DateTimeOffset>(8),
        row.GetTimeSpan(9),
        row.GetInt32(10),
        row.GetInt32(11),
        row.GetInt32(12),
        row.GetInt32(13),
        row.GetInt32(14),
        Parts(row, 15));

    private static IReadOnlyList<DiscussedPart> Parts(NpgsqlDataReader row, int first) => row.IsDBNull(first)
        ? []
        : [.. row.GetFieldValue<int[]>(first)
            .Zip(row.GetFieldValue<string[]>(first + 1), row.GetFieldValue<int[]>(first + 2))
            .Select(part => new DiscussedPart(part.First, part.Second, part.Third))];
}
