using Lms.Data.Discussions;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Npgsql;

namespace Lms.Data.Conduct;

/// <summary>
/// Reads a sitting as it runs: for those who write, what concerns each; for the board, every candidate in one statement. Who
/// may hear is asked with it, every time.
/// </summary>
public sealed class ConductReading(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Of a sitting `s` and a person `p`; ConductSitting says the same of pages.</summary>
    private static readonly string Conducts = $"""
        (exists (select from appointments h where h.centre_id = s.centre_id and h.exam_sitting_id = s.id
                and h.person_id = p.person_id and h.kind = {(int)AppointmentKind.Invigilator})
            or exists (select from role_grants g where g.centre_id = s.centre_id and g.person_id = p.person_id
                and g.role = {(int)Role.AcademicOffice}))
        and not exists (select from candidates c where c.centre_id = s.centre_id and c.exam_sitting_id = s.id and c.person_id = p.person_id)
        and not (s.sealed_at is not null and exists (
            select from appointments h where h.centre_id = s.centre_id and h.exam_sitting_id = s.id and h.person_id = p.person_id
                and (h.kind = {(int)AppointmentKind.Marker} or (s.released_at is null and h.kind = {(int)AppointmentKind.HeadOfMarking}))))
        """;

    private static readonly string HearersSql = $"""
        select p.place, {Conducts}, a.deadline, a.accepts_until, a.handed_in_at, a.paused_at, a.suspended_at
        from sittings s
        cross join unnest($5::uuid[], $6::text[], $7::uuid[]) with ordinality as p(person_id, stamp, attempt_id, place)
        left join attempts a on a.centre_id = s.centre_id and a.exam_sitting_id = s.id and a.id = p.attempt_id and a.person_id = p.person_id
        where s.centre_id = $1 and s.id = $2 and {RoomAccess.IsIn}
        """;

    private const string SaidSql =
        "select id, text, said_at from announcements where centre_id = $1 and exam_sitting_id = $2 order by said_at, id";

    private const string SittingSql = "select closes, paused_at from sittings where centre_id = $1 and id = $2";

    private const string RowsSql = """
        select c.number, c.person_id, person.full_name, person.code, c.suspended_at is not null, c.absence_recorded_at is not null,
            a.started_at, a.accepts_until, a.handed_in_at, a.deadline, (extract(epoch from a.added) / 60)::int,
            (select max(w.saved_at) from answers w where w.centre_id = a.centre_id and w.attempt_id = a.id and w.sequence > 0),
            seen.seen_at,
            (select max(i.kind) from incidents i where i.centre_id = c.centre_id and i.exam_sitting_id = c.exam_sitting_id
                and i.person_id = c.person_id and i.withdrawn_at is null),
            c.postponed_at is not null,
            (select count(*)::int from attempt_files f where f.centre_id = a.centre_id and f.attempt_id = a.id and f.removed_at is null)
        from candidates c
        join people person on person.id = c.person_id
        left join attempts a on a.centre_id = c.centre_id and a.exam_sitting_id = c.exam_sitting_id and a.person_id = c.person_id
        left join attempt_presences seen on seen.centre_id = a.centre_id and seen.attempt_id = a.id
        where c.centre_id = $1 and c.exam_sitting_id = $2
        order by c.number
        """;

    // Whoever asks through a page that has been handed in gives no sign of writing.
    private const string SeenSql = """
        insert into attempt_presences (centre_id, attempt_id, seen_at)
        select a.centre_id, a.id, $2 from attempts a join unnest($1::uuid[]) as seen(id) on seen.id = a.id where a.handed_in_at is null
        order by a.id
        on conflict (centre_id, attempt_id) do update set seen_at = greatest(attempt_presences.seen_at, excluded.seen_at)
        """;

    private const string SittingOfSql =
        "select exam_sitting_id from attempts where centre_id = $1 and id = $2 and person_id = $3";

    /// <param name="withBoard">Whether anybody watches the board.</param>
    public async Task<SittingReading> Read(
        Guid centreId, Guid sittingId, IReadOnlyList<SittingHearer> hearers, bool withBoard, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(SaidSql, centreId, sittingId));
        batch.BatchCommands.Add(Hearers(centreId, sittingId, hearers));
        if (withBoard)
        {
            batch.BatchCommands.Add(Command(SittingSql, centreId, sittingId));
            batch.BatchCommands.Add(Command(RowsSql, centreId, sittingId));
        }

        await using var row = await batch.ExecuteReaderAsync(stop);
        var said = await Said(row, stop);
        await row.NextResultAsync(stop);
        var (candidates, watchers) = await Heard(row, hearers, said, stop);
        return new SittingReading(candidates, watchers, await row.NextResultAsync(stop) ? await Board(row, stop) : null);
    }

    /// <summary>The board alone, for a page whose reader was asked already.</summary>
    public async Task<BoardNews?> Board(Guid centreId, Guid sittingId, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(SittingSql, centreId, sittingId));
        batch.BatchCommands.Add(Command(RowsSql, centreId, sittingId));
        await using var row = await batch.ExecuteReaderAsync(stop);
        return await Board(row, stop);
    }

    public async Task<IReadOnlyList<SaidToAll>> Said(Guid centreId, Guid sittingId, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(SaidSql, centreId, sittingId));
        await using var row = await batch.ExecuteReaderAsync(stop);
        return await Said(row, stop);
    }

    /// <summary>Null unless the attempt is this person's own.</summary>
    public async Task<Guid?> SittingOf(RoomVisitor who, Guid attemptId, CancellationToken stop)
    {
        await using var command = database.Command(SittingOfSql, who.CentreId, attemptId, who.PersonId);
        return await command.ExecuteScalarAsync(stop) as Guid?;
    }

    /// <summary>The pages of these attempts have just given a sign.</summary>
    public async Task Seen(Guid[] attempts, CancellationToken stop)
    {
        await using var command = database.Command(SeenSql, attempts, clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(stop);
    }

    private static NpgsqlBatchCommand Command(string sql, Guid centreId, Guid sittingId) => new(sql)
    {
        Parameters = { new NpgsqlParameter<Guid> { TypedValue = centreId }, new NpgsqlParameter<Guid> { TypedValue = sittingId } },
    };

    private NpgsqlBatchCommand Hearers(Guid centreId, Guid sittingId, IReadOnlyList<SittingHearer> hearers)
    {
        var now = clock.GetUtcNow();
        var command = new NpgsqlBatchCommand(HearersSql);
        RoomAccess.Fill(command.Parameters, centreId, sittingId, SchoolTime.Day(now), now);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. hearers.Select(hearer => hearer.PersonId)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. hearers.Select(hearer => hearer.Stamp)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. hearers.Select(hearer => hearer.AttemptId ?? Guid.Empty)] });
        return command;
    }

    private static async Task<List<SaidToAll>> Said(NpgsqlDataReader row, CancellationToken stop)
    {
        var said = new List<SaidToAll>();
        while (await row.ReadAsync(stop))
        {
            said.Add(new SaidToAll(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)));
        }

        return said;
    }

    private async Task<(Dictionary<SittingHearer, AttemptNews> Candidates, HashSet<SittingHearer> Watchers)> Heard(
        NpgsqlDataReader row, IReadOnlyList<SittingHearer> hearers, IReadOnlyList<SaidToAll> said, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (candidates, watchers) = (new Dictionary<SittingHearer, AttemptNews>(), new HashSet<SittingHearer>());
        while (await row.ReadAsync(stop))
        {
            var hearer = hearers[(int)row.GetInt64(0) - 1];
            if (hearer.AttemptId is null && row.GetBoolean(1))
            {
                watchers.Add(hearer);
            }
            else if (hearer.AttemptId is not null && !row.IsDBNull(2))
            {
                candidates[hearer] = Clock(row).At(now, said);
            }
        }

        return (candidates, watchers);
    }

    private static AttemptClock Clock(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3), row.NullableValue<DateTimeOffset>(4),
        row.NullableValue<DateTimeOffset>(5), row.NullableValue<DateTimeOffset>(6));

    private async Task<BoardNews?> Board(NpgsqlDataReader row, CancellationToken stop)
    {
        if (!await row.ReadAsync(stop))
        {
            return null;
        }

        var (now, closes, paused) = (clock.GetUtcNow(), row.GetFieldValue<DateTimeOffset>(0), row.NullableValue<DateTimeOffset>(1));
        await row.NextResultAsync(stop);
        var rows = new List<BoardRow>();
        while (await row.ReadAsync(stop))
        {
            rows.Add(RowFrom(row, paused is null ? closes : DateTimeOffset.MaxValue, now));
        }

        return new BoardNews(now, closes, paused, rows);
    }

    private static BoardRow RowFrom(NpgsqlDataReader row, DateTimeOffset closes, DateTimeOffset now)
    {
        var signs = new StandingSigns(
            row.NullableValue<DateTimeOffset>(6), row.NullableValue<DateTimeOffset>(7), row.NullableValue<DateTimeOffset>(8),
            row.GetBoolean(4), row.GetBoolean(5), row.NullableValue<DateTimeOffset>(11), row.NullableValue<DateTimeOffset>(12),
            row.GetBoolean(14));
        return new BoardRow(
            row.GetInt32(0), row.GetGuid(1), row.GetString(2), row.GetString(3), signs.At(closes, now), signs.StartedAt, signs.WroteAt,
            signs.SavedAt, signs.HandedInAt, row.NullableValue<DateTimeOffset>(9), row.NullableValue<int>(10) ?? 0, (IncidentKind?)row.NullableValue<int>(13),
            row.GetInt32(15));
    }
}
