using Lms.Data;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Domain.Lessons;
using Lms.Web;
using Npgsql;

namespace Lms.Features.Discussions.Board;

/// <summary>Reads what a room shows of the lesson.</summary>
public sealed class RoomBoards(NpgsqlDataSource database, TimeProvider clock)
{
    /// <param name="position">Of the part to look at; null, or one that is not there, for the one that is shown.</param>
    /// <param name="path">The room's.</param>
    /// <returns>Null for strangers.</returns>
    public async Task<RoomBoard?> Open(RoomVisitor who, Guid sessionId, int? position, string path, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        RoomBoardSql.AddTo(batch, who, sessionId, position ?? 0, clock.GetUtcNow());
        await using var row = await batch.ExecuteReaderAsync(stop);
        return await Read(row, who, path, stop);
    }

    /// <summary>Reads the answers to <see cref="RoomBoardSql"/>'s questions; null for strangers.</summary>
    public async Task<RoomBoard?> Read(NpgsqlDataReader row, RoomVisitor who, string path, CancellationToken stop)
    {
        if (!await row.ReadAsync(stop) || await row.IsDBNullAsync(0, stop))
        {
            return null;
        }

        var board = BoardFrom(row, who, path);
        await row.NextResultAsync(stop);
        var parts = new List<RoomPart>();
        while (await row.ReadAsync(stop))
        {
            parts.Add(new RoomPart(row.GetInt32(0), row.GetString(1)));
        }

        await row.NextResultAsync(stop);
        var materials = new List<MaterialLine>();
        while (await row.ReadAsync(stop))
        {
            materials.Add(new MaterialLine(
                row.GetGuid(0), row.GetGuid(1), (MaterialKind)row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetInt64(5))
            {
                Width = row.NullableValue<int>(6),
                Height = row.NullableValue<int>(7),
            });
        }

        return board with { Parts = parts, Materials = materials };
    }

    private RoomBoard BoardFrom(NpgsqlDataReader row, RoomVisitor who, string path) => new(
        row.NullableValue<int>(1),
        row.NullableValue<int>(2) ?? 0,
        row.NullableText(3) ?? "",
        row.NullableText(4) ?? "",
        row.NullableText(5) is { Length: > 0 } notes ? Prose.WithOwnFootnotes(Prose.Write(notes).Html, "notes") : "",
        row.IsDBNull(6) ? null : FilmFrom(row))
    {
        Seat = new RoomSeat(who.PersonId, (RoomPlace)row.GetInt32(0), row.GetBoolean(13), row.NullableValue<Guid>(14))
        {
            Groups = row.IsDBNull(15) ? [] : row.GetFieldValue<Guid[]>(15),
        },
        WasOpened = !row.IsDBNull(10),
        IsOpen = row.GetBoolean(11),
        Lecturer = row.GetString(12),
        Path = path,
        Parts = [],
        Materials = [],
    };

    private RoomFilm FilmFrom(NpgsqlDataReader row)
    {
        var (isRunning, second) = (row.GetBoolean(7), row.GetInt32(8));
        var since = isRunning ? clock.GetUtcNow() - row.GetFieldValue<DateTimeOffset>(9) : TimeSpan.Zero;
        return new RoomFilm(row.GetGuid(6), isRunning, second + (int)since.TotalSeconds);
    }
}
