using Npgsql;

namespace Lms.Data.Search;

/// <summary>
/// Makes what has changed findable. One node at a time: an older reading may not overwrite a newer one. What was noted and what comes
/// of it are one transaction, so that nothing is forgotten when a node falls.
/// </summary>
public sealed class SearchIndexing(NpgsqlDataSource database)
{
    private const int AtOnce = 100;

    // Any number that no other lock of ours bears.
    private const long IndexLock = 0x1A_5EA6;

    private static readonly string Take = $"""
        delete from search_changes where id = any (array(select id from search_changes order by id limit {AtOnce}))
        returning centre_id, kind, source_id
        """;

    private const string ForgetPlans = """
        delete from search_entries e using unnest($1::uuid[], $2::uuid[]) as gone(centre_id, id)
        where e.centre_id = gone.centre_id and e.lesson_plan_id = gone.id
        """;

    private const string ForgetLines = """
        delete from search_entries e using unnest($1::uuid[], $2::uuid[]) as gone(centre_id, id)
        where e.centre_id = gone.centre_id and e.kind in (5, 6, 7) and e.source_id = gone.id
        """;

    private const string Add = """
        insert into search_entries (centre_id, kind, source_id, lesson_plan_id, class_session_id, author_id, group_id, place, is_held, is_hidden,
            title, body, at, words, weights)
        select d.centre_id, d.kind, d.source_id, d.plan_id, d.session_id, d.author_id, d.group_id, d.place, d.is_held, d.is_hidden,
            d.title, d.body, d.at, d.words::tsvector, d.weights::tsvector
        from unnest($1::uuid[], $2::int[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::bigint[], $9::bool[], $10::bool[], $11::text[],
            $12::text[], $13::timestamptz[], $14::text[], $15::text[])
            as d(centre_id, kind, source_id, plan_id, session_id, author_id, group_id, place, is_held, is_hidden, title, body, at, words, weights)
        """;

    // Without its index a document costs a tenth of the time; the index of all of them together costs less than that of each.
    private const string NoteAll = """
        drop index if exists ix_search_entries_words;
        truncate search_entries;
        delete from search_changes;
        insert into search_changes (centre_id, kind, source_id) select centre_id, 1, id from lesson_plans;
        insert into search_changes (centre_id, kind, source_id) select centre_id, 5, id from room_events where kind in (1, 20, 21, 44);
        """;

    private const string MakeIndex = """
        set maintenance_work_mem = '256MB';
        create index if not exists ix_search_entries_words on search_entries using gin (words) with (fastupdate = off);
        reset maintenance_work_mem
        """;

    /// <summary>Takes up what is noted.</summary>
    /// <param name="atMost">
    /// How many notes, in hundreds. A full hall writes hundreds of lines a second, and making one of them findable costs the database more than
    /// saying it to everybody: who speaks goes before who searches, and what is left over is taken up next time.
    /// </param>
    /// <returns>How many documents were made. None when another node is at it.</returns>
    public async Task<int> Run(CancellationToken stop, int atMost = int.MaxValue)
    {
        var (made, more) = (0, true);
        for (var times = 0; more && times < atMost; times++)
        {
            await using var connection = await database.OpenConnectionAsync(stop);
            await using var transaction = await connection.BeginTransactionAsync(stop);
            var changes = await Holds(connection, stop) ? await Taken(connection, stop) : [];
            var documents = await SearchSources.Read(connection, changes, stop);
            if (changes.Count > 0)
            {
                await Replace(connection, changes, documents, stop);
            }

            await transaction.CommitAsync(stop);
            (made, more) = (made + documents.Count, changes.Count > 0);
        }

        return made;
    }

    /// <summary>Throws away what can be found, and makes it again from where it is kept. Stopped halfway, it is to be done again.</summary>
    /// <returns>How many documents there are.</returns>
    public async Task<long> Rebuild(CancellationToken stop)
    {
        await Do(NoteAll, stop);
        do
        {
            await Run(stop);
        }
        while (await Ask("select exists (select from search_changes)", stop) is true);
        await Do(MakeIndex, stop);
        return (long)(await Ask("select count(*) from search_entries", stop))!;
    }

    private async Task Do(string sql, CancellationToken stop)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(stop);
    }

    private async Task<object?> Ask(string sql, CancellationToken stop)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(stop);
    }

    private static async Task<bool> Holds(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand($"select pg_try_advisory_xact_lock({IndexLock})", connection);
        return await command.ExecuteScalarAsync(stop) is true;
    }

    private static async Task<List<(Guid Centre, SearchKind Kind, Guid Source)>> Taken(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(Take, connection);
        await using var row = await command.ExecuteReaderAsync(stop);
        var changes = new HashSet<(Guid, SearchKind, Guid)>();
        while (await row.ReadAsync(stop))
        {
            changes.Add((row.GetGuid(0), (SearchKind)row.GetInt32(1), row.GetGuid(2)));
        }

        return [.. changes];
    }

    private static async Task Replace(
        NpgsqlConnection connection, List<(Guid Centre, SearchKind Kind, Guid Source)> changes, List<SearchDocument> documents, CancellationToken stop)
    {
        await Forget(connection, ForgetPlans, changes.FindAll(change => change.Kind == SearchKind.Plan), stop);
        await Forget(connection, ForgetLines, changes.FindAll(change => change.Kind == SearchKind.Post), stop);
        foreach (var some in documents.Chunk(AtOnce))
        {
            await Insert(connection, some, stop);
        }
    }

    private static async Task Forget(
        NpgsqlConnection connection, string sql, List<(Guid Centre, SearchKind Kind, Guid Source)> gone, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. gone.Select(change => change.Centre)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. gone.Select(change => change.Source)] });
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task Insert(NpgsqlConnection connection, SearchDocument[] some, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(Add, connection);
        command.Parameters.AddRange(new[]
        {
            Column(document => document.CentreId),
            Column(document => (int)document.Kind),
            Column(document => document.SourceId),
            Column(document => document.LessonPlanId),
            Column(document => document.ClassSessionId),
            Column(document => document.AuthorId),
            Column(document => document.GroupId),
            Column(document => document.Place),
            Column(document => document.IsHeld),
            Column(document => document.IsHidden),
            Column(document => document.Title),
            Column(document => document.Body),
            Column(document => document.At),
            Column(document => document.Terms.Words),
            Column(document => document.Terms.Weights),
        });
        await command.ExecuteNonQueryAsync(stop);

        NpgsqlParameter Column<T>(Func<SearchDocument, T> of) => new NpgsqlParameter<T[]> { TypedValue = Array.ConvertAll(some, document => of(document)) };
    }
}
