using Lms.Domain.Media;
using Npgsql;

namespace Lms.Data.Films;

/// <summary>
/// The SQL that stores what was watched, for a whole batch: one statement takes hold of the rows, and of those alone whose trainee is
/// still signed in and in the class, and whose session is still taught with the film; <see cref="FilmWatch"/> counts; one statement
/// stores.
/// </summary>
internal static class WatchStatement
{
    private const string MakeSql = """
        insert into film_watches (centre_id, class_session_id, material_id, person_id, bounds, seconds, length, position, spent_until, told_at)
        values ($1, $2, $3, $4, '{}', 0, $5, 0, $6, $6)
        on conflict do nothing
        """;

    private const string ReadSql = """
        select bounds, spent_until, position from film_watches
        where centre_id = $1 and class_session_id = $2 and material_id = $3 and person_id = $4
        """;

    // In the order of the key: two nodes at the same rows wait for one another, and never in a ring.
    private const string HoldSql = $"""
        select g.place, w.bounds, w.spent_until
        from unnest($1, $2, $3, $4, $5, $6) with ordinality as g (centre_id, class_session_id, material_id, person_id, stamp, day, place)
        join class_sessions s on s.centre_id = g.centre_id and s.id = g.class_session_id
        join enrolments e on e.centre_id = s.centre_id and e.class_id = s.class_id and e.person_id = g.person_id and e.left_at is null
        join materials m on m.centre_id = g.centre_id and m.id = g.material_id
        join lesson_parts p on p.centre_id = m.centre_id and p.id = m.lesson_part_id and p.lesson_plan_id = s.lesson_plan_id
        join film_watches w on w.centre_id = g.centre_id and w.class_session_id = g.class_session_id and w.material_id = g.material_id and w.person_id = g.person_id
        where {Asker.StillCounts}
        order by w.centre_id, w.class_session_id, w.material_id, w.person_id
        for update of w
        """;

    private const string StoreSql = """
        update film_watches w
        set bounds = g.bounds::int[], seconds = g.seconds, length = g.length, position = g.position, spent_until = g.spent_until, told_at = g.told_at
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            as g (centre_id, class_session_id, material_id, person_id, bounds, seconds, length, position, spent_until, told_at)
        where w.centre_id = g.centre_id and w.class_session_id = g.class_session_id and w.material_id = g.material_id and w.person_id = g.person_id
        """;

    /// <summary>What stands of the film for this trainee, who opens it now.</summary>
    public static async Task<FilmWatch> Open(NpgsqlConnection connection, FilmWatch opened, CancellationToken stop)
    {
        await using (var make = new NpgsqlCommand(MakeSql, connection))
        {
            Name(make, opened);
            make.Parameters.Add(new NpgsqlParameter<int> { TypedValue = opened.Length });
            make.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = opened.ToldAt });
            await make.ExecuteNonQueryAsync(stop);
        }

        await using var read = new NpgsqlCommand(ReadSql, connection);
        Name(read, opened);
        await using var row = await read.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return FilmWatch.Stored(
            opened.CentreId, opened.ClassSessionId, opened.MaterialId, opened.PersonId, row.GetFieldValue<int[]>(0), row.GetFieldValue<DateTimeOffset>(1), row.GetInt32(2));
    }

    /// <summary>What was counted of each report, in their order; null for those that are nobody's business here.</summary>
    public static async Task<CountedWatch?[]> Count(NpgsqlConnection connection, IReadOnlyList<WatchTold> all)
    {
        await using var change = await connection.BeginTransactionAsync();
        var held = await Hold(connection, [.. all.Select(told => (told.Key, told.By)).Distinct()]);
        CountedWatch?[] counted = [.. all.Select(told => held.TryGetValue((told.Key, told.By), out var watch) ? Count(watch, told) : null)];
        if (held.Count > 0)
        {
            await Store(connection, [.. held.Values.Distinct()]);
        }

        await change.CommitAsync();
        return counted;
    }

    private static CountedWatch Count(FilmWatch watch, WatchTold told)
    {
        var counted = watch.Count(told.Report, told.ArrivedAt);
        return new CountedWatch(watch.Seconds, counted);
    }

    // A ledger for each of those who ask; the same for two of one trainee, who signed in anew between them.
    private static async Task<Dictionary<(WatchKey Key, Asker By), FilmWatch>> Hold(NpgsqlConnection connection, (WatchKey Key, Asker By)[] asks)
    {
        await using var command = new NpgsqlCommand(HoldSql, connection)
        {
            Parameters =
            {
                Column(asks, ask => ask.Key.CentreId),
                Column(asks, ask => ask.Key.SessionId),
                Column(asks, ask => ask.Key.MaterialId),
                Column(asks, ask => ask.Key.PersonId),
                Column(asks, ask => ask.By.Stamp),
                Column(asks, ask => ask.By.Day),
            },
        };
        var held = new Dictionary<(WatchKey Key, Asker By), FilmWatch>();
        var ledgers = new Dictionary<WatchKey, FilmWatch>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var (key, _) = asks[row.GetInt64(0) - 1];
            if (!ledgers.TryGetValue(key, out var ledger))
            {
                ledger = FilmWatch.Stored(
                    key.CentreId, key.SessionId, key.MaterialId, key.PersonId, row.GetFieldValue<int[]>(1), row.GetFieldValue<DateTimeOffset>(2));
                ledgers.Add(key, ledger);
            }

            held[asks[row.GetInt64(0) - 1]] = ledger;
        }

        return held;
    }

    private static async Task Store(NpgsqlConnection connection, FilmWatch[] watches)
    {
        await using var command = new NpgsqlCommand(StoreSql, connection)
        {
            Parameters =
            {
                Column(watches, watch => watch.CentreId),
                Column(watches, watch => watch.ClassSessionId),
                Column(watches, watch => watch.MaterialId),
                Column(watches, watch => watch.PersonId),
                Column(watches, watch => $"{{{string.Join(',', watch.Bounds)}}}"),
                Column(watches, watch => watch.Seconds),
                Column(watches, watch => watch.Length),
                Column(watches, watch => watch.Position),
                Column(watches, watch => watch.SpentUntil),
                Column(watches, watch => watch.ToldAt),
            },
        };
        await command.ExecuteNonQueryAsync();
    }

    private static void Name(NpgsqlCommand command, FilmWatch watch)
    {
        foreach (var id in new[] { watch.CentreId, watch.ClassSessionId, watch.MaterialId, watch.PersonId })
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        }
    }

    private static NpgsqlParameter<T[]> Column<TRow, T>(TRow[] rows, Func<TRow, T> value) => new() { TypedValue = Array.ConvertAll(rows, row => value(row)) };
}
