using Lms.Hosting;
using Npgsql;

namespace Lms.Bench.Media;

/// <summary>A film of a session of the class, said to play for two hours.</summary>
/// <param name="Path">Of the film in the session.</param>
public sealed record LongFilm(string Path)
{
    private const string Find = """
        select s.id, m.id, f.centre_id, f.sha256
        from class_sessions s
        join lesson_parts p on p.centre_id = s.centre_id and p.lesson_plan_id = s.lesson_plan_id
        join materials m on m.centre_id = p.centre_id and m.lesson_part_id = p.id and m.kind = 3
        join files f on f.centre_id = m.centre_id and f.id = m.file_id
        where s.class_id = $1 limit 1
        """;

    private const string Ready = """
        insert into films (centre_id, sha256, state, asked_at, started_at, ended_at, tries, tries_since_asked, percent, seconds, has_sound)
        values ($1, $2, 3, now(), now(), now(), 1, 1, 0, 7200, true)
        on conflict (centre_id, sha256) do update set state = 3, seconds = 7200
        """;

    public static async Task<LongFilm> In(NpgsqlDataSource database, Guid classId, CancellationToken stop)
    {
        await using var find = database.CreateCommand(Find);
        find.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = classId });
        await using var row = await find.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop))
        {
            throw new StartRefusedException("No session of the class is taught with a film.");
        }

        await using var ready = database.CreateCommand(Ready);
        ready.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.GetGuid(2) });
        ready.Parameters.Add(new NpgsqlParameter<string> { TypedValue = row.GetString(3) });
        await ready.ExecuteNonQueryAsync(stop);
        return new LongFilm($"/c/{Roll.Centre}/sessions/{row.GetGuid(0)}/films/{row.GetGuid(1)}");
    }
}
