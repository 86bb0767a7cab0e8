using System.Diagnostics;
using System.Text;
using Lms.Data;
using Lms.Data.Search;
using Lms.Domain.Language.Searching;
using Lms.Hosting;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Lms.Bench;

/// <summary>
/// Twenty thousand documents of five kilobytes at the demo's centre: parts of lesson plans, files of theirs, posts of a room. What they say
/// follows what the shipped content says, word after word, so that common words are common and phrases are phrases. Nothing is random.
/// </summary>
public sealed record Shelves(SearchVisitor Reader, long Documents, double MeanBytes, long TableMegabytes, long IndexMegabytes)
{
    public const string Office = "SV-CB03";
    public const string Trainee = "SV-HV08";

    private const int Plans = 1_500;
    private const int PartsEach = 8;
    private const int Files = 4_000;
    private const int Posts = 4_000;
    private const int Bytes = 5_000;

    public static async Task<Shelves> Fill(School school, CancellationToken stop)
    {
        var (database, begun) = (school.Pool(), Stopwatch.StartNew());
        var room = (await school.OpenRooms(1, stop))[0];
        var writer = new Writer();
        var centre = await One<Guid>(database, $"select id from centres where slug = '{Roll.Centre}'", stop);
        var (plans, said) = (await Filled(database, Plan, "lesson_plans", stop), await Filled(database, Said, "room_events", stop));
        for (var plan = 0; plan < Plans; plan++)
        {
            await Run(database, plans, stop, centre, writer.Title(plan), Enumerable.Range(0, PartsEach).Select(part => writer.Title(plan * PartsEach + part)).ToArray(), writer.Texts(plan, PartsEach, Bytes));
        }

        await Run(database, "update class_sessions set lesson_plan_id = (select id from lesson_plans where header_audience = 'bench' order by id limit 1) where centre_id = $1 and id = $2", stop, centre, room);
        for (var some = 0; some < Files / 100; some++)
        {
            await Run(database, FileTexts, stop, centre, writer.Texts(5_000 + some, 100, Bytes), some * 100);
        }

        for (var some = 0; some < Posts / 100; some++)
        {
            await Run(database, said, stop, centre, room, writer.Texts(9_000 + some, 100, Bytes));
        }

        Console.WriteLine($"written within {begun.Elapsed.TotalSeconds:0} s");
        begun.Restart();
        await new SearchIndexing(database).Rebuild(stop);
        Console.WriteLine($"made findable within {begun.Elapsed.TotalSeconds:0} s");
        await Run(database, "vacuum analyze", stop);
        await Run(database, "update accounts set password_hash = $1, must_change_password = false where user_name = any($2)", stop,
            new PasswordHasher<Account>().HashPassword(new Account(), Roll.Password), new[] { Office, Trainee });
        var office = await One<Guid>(database, $"select id from people where code = '{Office}'", stop);
        return new Shelves(
            new SearchVisitor(centre, office, SeesAll: true, IsLecturer: false, ReadsPlans: true),
            await One<long>(database, "select count(*) from search_entries", stop),
            await One<double>(database, "select avg(octet_length(body))::float8 from search_entries where octet_length(body) > 2000", stop),
            await One<long>(database, "select (pg_table_size('search_entries') / 1000000)::bigint", stop),
            await One<long>(database, "select (pg_relation_size('ix_search_entries_words') / 1000000)::bigint", stop));
    }

    private const string Plan = """
        with plan as (
            insert into lesson_plans (COLUMNS)
            select COLUMNS from (select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'header_title', $2::text, 'header_audience', 'bench', 'revises_id', null, 'version_number', 1))).*
            from lesson_plans p where p.centre_id = $1 and p.id = (select id from lesson_plans where centre_id = $1 and state = 4 and header_audience <> 'bench' order by id limit 1)) made
            returning centre_id, id
        )
        insert into lesson_parts
        select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'lesson_plan_id', plan.id, 'position', t.n, 'title', t.title, 'body_html', '<p>' || t.text || '</p>', 'notes', ''))).*
        from plan, unnest($3::text[], $4::text[]) with ordinality as t(title, text, n), lesson_parts l
        where l.centre_id = $1 and l.id = (select id from lesson_parts where centre_id = $1 order by id limit 1)
        """;

    private const string FileTexts = """
        with place as (
            select part.id, row_number() over (order by part.id) as n from lesson_parts part
            join lesson_plans p on p.centre_id = part.centre_id and p.id = part.lesson_plan_id and p.header_audience = 'bench' where part.centre_id = $1
            order by part.id offset $3 limit 100
        ), file as (
            insert into files
            select (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(), 'name', 'tai-lieu-' || place.n || '.pdf', 'content_type', 'application/pdf'))).*
            from place, files f where f.centre_id = $1 and f.id = (select id from files where centre_id = $1 order by id limit 1)
            returning centre_id, id, name
        ), numbered as (
            select file.*, row_number() over (order by file.name) as k from file
        ), taken as (
            insert into file_texts (centre_id, file_id, state, text, version, taken_at)
            select n.centre_id, n.id, 1, t.text, 1, now() from numbered n join unnest($2::text[]) with ordinality as t(text, k) on t.k = n.k
        )
        insert into materials (centre_id, id, lesson_part_id, file_id, kind, caption, position)
        select n.centre_id, gen_random_uuid(), place.id, n.id, 2, 'Tài liệu ' || n.k, 1 from numbered n join place on 'tai-lieu-' || place.n || '.pdf' = n.name
        """;

    private const string Said = """
        with room as (
            update session_rooms set last_sequence = last_sequence + 100 where centre_id = $1 and class_session_id = $2 returning last_sequence - 100 as last
        )
        insert into room_events (COLUMNS)
        select COLUMNS from (select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'sequence', room.last + t.n, 'kind', 1, 'body_source', t.text, 'body_html', '<p>' || t.text || '</p>', 'lesson_part_id', null, 'value', null))).*
        from room, unnest($3::text[]) with ordinality as t(text, n), room_events l
        where l.centre_id = $1 and l.class_session_id = $2 and l.sequence = 1) made
        """;

    // What the database makes itself cannot be copied.
    private static async Task<string> Filled(NpgsqlDataSource database, string sql, string table, CancellationToken stop) => sql.Replace(
        "COLUMNS",
        await One<string>(database, $"select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns where table_name = '{table}' and is_generated = 'NEVER'", stop),
        StringComparison.Ordinal);

    private static async Task<T> One<T>(NpgsqlDataSource database, string sql, CancellationToken stop)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(stop) ?? throw new StartRefusedException($"Nothing answers: {sql}"));
    }

    private static async Task Run(NpgsqlDataSource database, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = database.Command(sql, values);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Goes from word to word as the shipped texts do; the same number gives the same text.</summary>
    private sealed class Writer
    {
        private readonly string[] words;
        private readonly Dictionary<string, List<int>> places = new(StringComparer.Ordinal);

        public Writer()
        {
            var content = Path.Combine(ContentRoot.Find(), "content");
            words = [.. Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Where(path => path.EndsWith(".md", StringComparison.Ordinal) && !path.EndsWith(".en.md", StringComparison.Ordinal))
                .Select(File.ReadAllText).SelectMany(text => SearchWord.In(text).Select(word => text.Substring(word.Start, word.Length)))];
            foreach (var (place, word) in words.Index())
            {
                (places.TryGetValue(word, out var known) ? known : places[word] = []).Add(place);
            }
        }

        public string Title(int number) => Text(100_000 + number, 40);

        public string[] Texts(int seed, int count, int bytes) => [.. Enumerable.Range(0, count).Select(number => Text(seed * 1_000 + number, bytes))];

        private string Text(int seed, int bytes)
        {
            var (chance, text) = (new Random(seed), new StringBuilder());
            var at = chance.Next(words.Length);
            for (var length = 0; length < bytes;)
            {
                text.Append(words[at]).Append(' ');
                length += Encoding.UTF8.GetByteCount(words[at]) + 1;
                var same = places[words[at]];
                at = (same[chance.Next(same.Count)] + 1) % words.Length;
            }

            return text.ToString().TrimEnd();
        }
    }
}
