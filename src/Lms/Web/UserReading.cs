using Lms.Data;
using Npgsql;

namespace Lms.Web;

/// <summary>
/// Reads who asks, for many requests in one statement when many come at once. A request that finds nobody reading reads
/// for itself at once; those that come meanwhile go together. Every one is read after it has arrived.
/// </summary>
internal sealed class UserReading(NpgsqlDataSource database)
{
    private const int MostTogether = 64;

    /// <summary>Statements at the same time: while one is answered, the next is asked.</summary>
    private const int MostStatements = 2;

    // A row for each centre the person is a member of today; the roles on that of the path. Put in order here, not there: every page
    // asks. The arrays come through a select of their own: seen as what they are, PostgreSQL would plan anew each time, at ten times
    // what the statement itself takes.
    private const string Sql = """
        select k.place, p.full_name, p.given_name, p.code, a.must_change_password,
               exists (select from province_memberships s
                       where s.person_id = a.id and s.since <= $4 and (s.until is null or s.until >= $4)),
               m.since, c.id, c.slug, c.name, c.short_name,
               case when c.slug = k.slug then array(select g.role from role_grants g where g.centre_id = m.centre_id and g.person_id = a.id) end
        from unnest((select $1::uuid[]), (select $2::text[]), (select $3::text[])) with ordinality as k (id, stamp, slug, place)
        join accounts a on a.id = k.id and a.security_stamp = k.stamp
        join people p on p.id = a.id
        left join memberships m on m.person_id = a.id and m.since <= $4 and (m.until is null or m.until >= $4)
        left join centres c on c.id = m.centre_id
        """;

    private readonly Lock guard = new();
    private readonly Queue<Asked> waiting = new();
    private int reading;

    /// <summary>The rows of one person; none when the account or its stamp is no longer this.</summary>
    public async Task<IReadOnlyList<UserRow>> Read(Guid id, string stamp, string slug, DateOnly today, CancellationToken stop)
    {
        var asked = new Asked(id, stamp, slug, today);
        if (Next(asked) is { } batch)
        {
            await Answer(batch);
        }

        return await asked.Rows.Task.WaitAsync(stop);
    }

    /// <summary>What the caller is to read now; null when others will.</summary>
    private List<Asked>? Next(Asked? asked)
    {
        lock (guard)
        {
            reading -= asked is null ? 1 : 0;
            if (asked is not null)
            {
                waiting.Enqueue(asked);
            }

            if (reading == MostStatements || waiting.Count == 0)
            {
                return null;
            }

            reading++;
            var batch = new List<Asked>();
            while (batch.Count < MostTogether && waiting.TryPeek(out var next) && (batch.Count == 0 || batch[0].Today == next.Today))
            {
                batch.Add(waiting.Dequeue());
            }

            return batch;
        }
    }

    private async Task Answer(List<Asked> batch)
    {
        try
        {
            var rows = await Ask(batch);
            foreach (var (place, asked) in batch.Index())
            {
                asked.Rows.TrySetResult(rows[place]);
            }
        }
        catch (Exception problem)
        {
            batch.ForEach(asked => asked.Rows.TrySetException(problem));
        }

        // For those who came meanwhile, not on this request's account.
        if (Next(asked: null) is { } next)
        {
            using var apart = ExecutionContext.SuppressFlow();
            _ = Task.Run(() => Answer(next));
        }
    }

    private async Task<List<UserRow>[]> Ask(List<Asked> batch)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. batch.Select(asked => asked.Id)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. batch.Select(asked => asked.Stamp)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. batch.Select(asked => asked.Slug)] });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = batch[0].Today });
        var all = batch.ConvertAll(_ => new List<UserRow>()).ToArray();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            all[row.GetInt64(0) - 1].Add(UserRow.Of(row));
        }

        return all;
    }

    private sealed record Asked(Guid Id, string Stamp, string Slug, DateOnly Today)
    {
        public TaskCompletionSource<IReadOnlyList<UserRow>> Rows { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A person at one centre; <see cref="Centre"/> is null for a member of none.</summary>
internal sealed record UserRow(
    string FullName, string GivenName, string Code, bool MustChangePassword, bool SeesProvince, DateOnly? Since, CurrentCentre? Centre, int[]? Roles)
{
    public static UserRow Of(NpgsqlDataReader row) => new(
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetBoolean(4),
        row.GetBoolean(5),
        row.NullableValue<DateOnly>(6),
        row.IsDBNull(7) ? null : new CurrentCentre(row.GetGuid(7), row.GetString(8), row.GetString(9), row.GetString(10)),
        row.IsDBNull(11) ? null : row.GetFieldValue<int[]>(11));
}
