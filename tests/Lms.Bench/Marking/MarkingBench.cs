using System.Globalization;
using System.Text;
using Lms.Bench.Exams;
using Lms.Hosting;
using Npgsql;

namespace Lms.Bench.Marking;

/// <summary>
/// `./lms bench marking`: two thousand scripts from seal to release through the real server; the next script and the head's board
/// beside the raw queries of the same rows, in turn.
/// </summary>
public static class MarkingBench
{
    private const int Scripts = 2_000;
    private const int LongestWarmUp = 10;
    private const int Opened = 400;
    private const double MostSealMilliseconds = 5_000;
    private const double MostReleaseMilliseconds = 5_000;
    private const double MostNextRatio = 3;
    private const double MostBoardRatio = 5;
    private const int MostBoardBytes = 100_000;

    public static async Task<int> Run(BenchOptions options, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        try
        {
            await using var school = await School.Open(folder, stop);
            var budgets = new Budgets();
            var ratio = await Measure(school, options, budgets, stop);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"marking ratio {ratio:0.000}"));
            return budgets.Judge();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Measure(School school, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        Console.WriteLine($"{Scripts} trainees write and hand in");
        var hall = await school.Hall(Scripts, stop);
        var cookies = await SignedIn.All(school.Server.Url, [(hall.Officer, ""), (hall.Head, ""), (hall.Markers[0], "")], stop);
        using var officer = new Clerk(school.Server.Url, cookies[0]);
        using var head = new Clerk(school.Server.Url, cookies[1]);
        using var marker = new Clerk(school.Server.Url, cookies[2]);

        Under(budgets, $"sealing {Scripts} scripts, ms", await officer.Press($"{hall.Path}/seals/new", $"{hall.Path}/seals", stop), MostSealMilliseconds);
        await officer.Press($"{hall.Path}/hand-overs/new", $"{hall.Path}/hand-overs", stop);
        await head.Press($"{hall.Path}/allocations/new", $"{hall.Path}/allocations", stop);
        await school.Analyze(stop);

        var raw = new RawMarking(school.Pool(), hall.Centre, hall.Sitting);
        var next = await NextScript(school, hall, marker, raw, options, budgets, stop);
        await Board(hall, head, raw, options, budgets, stop);

        await MarkAll(school.Pool(), hall, stop);
        var released = await head.Press($"{hall.Path}/releases/new", $"{hall.Path}/releases", stop);
        await RequireReleased(school.Pool(), hall, stop);
        Under(budgets, $"releasing {Scripts} results, ms", released, MostReleaseMilliseconds);
        return next;
    }

    private static async Task<double> NextScript(
        School school, MarkingHall hall, Clerk marker, RawMarking raw, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        var sheets = await Sheets(school.Pool(), hall, stop);
        var home = $"/c/{Roll.Centre}/mark-sheets/";
        return await InTurn(
            "the next script", MostNextRatio, options, budgets,
            async at => (await marker.Open($"{home}{sheets[at % sheets.Count]}", stop)).Milliseconds,
            at => raw.OpenSheet(sheets[at % sheets.Count], stop));
    }

    private static async Task Board(MarkingHall hall, Clerk head, RawMarking raw, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        var bytes = Encoding.UTF8.GetByteCount((await head.Open($"{hall.Path}/marking", stop)).Html);
        budgets.Hold($"the board over {Scripts} scripts, bytes", bytes, bytes < MostBoardBytes, $"under {MostBoardBytes}");
        await InTurn(
            "the board", MostBoardRatio, options, budgets,
            async _ => (await head.Open($"{hall.Path}/marking", stop)).Milliseconds, _ => raw.OpenBoard(stop));
    }

    /// <summary>The page and its raw query one after the other, so that a slow moment of the machine falls on both.</summary>
    /// <returns>The median over the pairs of p95 over p95.</returns>
    private static async Task<double> InTurn(
        string name, double most, BenchOptions options, Budgets budgets, Func<int, Task<double>> page, Func<int, Task<double>> query)
    {
        await WarmUp(page, query);
        var (ratios, all, bare) = (new List<double>(), new List<double>(), new List<double>());
        for (var pair = 0; pair < options.Pairs; pair++)
        {
            var (pages, queries) = await Take(page, query);
            ratios.Add(Measured.Percentile(pages, .95) / Measured.Percentile(queries, .95));
            all.AddRange(pages);
            bare.AddRange(queries);
        }

        Console.WriteLine($"{name}: {Line(all)}; its raw query: {Line(bare)}");
        var ratio = Series.Median(ratios);
        budgets.Hold($"{name}, p95 over its raw query", ratio, ratio < most, $"under {most}");
        return ratio;
    }

    /// <summary>For the compiler, which makes up its mind over the first minute: until the pages become no faster any more.</summary>
    private static async Task WarmUp(Func<int, Task<double>> page, Func<int, Task<double>> query)
    {
        for (var (round, best, faster) = (0, double.MaxValue, true); faster && round < LongestWarmUp; round++)
        {
            var middle = Measured.Percentile((await Take(page, query)).Pages, .5);
            faster = middle < best * 0.97;
            best = Math.Min(middle, best);
        }
    }

    private static async Task<(double[] Pages, double[] Queries)> Take(Func<int, Task<double>> page, Func<int, Task<double>> query)
    {
        var (pages, queries) = (new double[Opened], new double[Opened]);
        for (var at = 0; at < Opened; at++)
        {
            pages[at] = await page(at);
            queries[at] = await query(at);
        }

        Array.Sort(pages);
        Array.Sort(queries);
        return (pages, queries);
    }

    private static async Task RequireReleased(NpgsqlDataSource database, MarkingHall hall, CancellationToken stop)
    {
        await using var command = database.CreateCommand("select count(*) from results where exam_sitting_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = hall.Sitting });
        if ((long)(await command.ExecuteScalarAsync(stop))! is var results && results != Scripts)
        {
            throw new StartRefusedException($"{results} of {Scripts} results are released: a rule wants more consents, or the release is not done.");
        }
    }

    private static string Line(List<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {Measured.Percentile(sorted, .5):0.00} ms, p95 {Measured.Percentile(sorted, .95):0.00} ms, p99 {Measured.Percentile(sorted, .99):0.00} ms");
    }

    private static void Under(Budgets budgets, string name, double found, double most) =>
        budgets.Hold(name, found, found < most, string.Create(CultureInfo.InvariantCulture, $"under {most}"));

    private static async Task<List<Guid>> Sheets(NpgsqlDataSource database, MarkingHall hall, CancellationToken stop)
    {
        await using var command = database.CreateCommand("""
            select sheet.id from mark_sheets sheet join people person on person.id = sheet.marker_id
            join scripts script on script.centre_id = sheet.centre_id and script.id = sheet.script_id
            where person.code = $1 order by script.mask_number
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = hall.Markers[0] });
        var sheets = new List<Guid>();
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            sheets.Add(rows.GetGuid(0));
        }

        return sheets;
    }

    /// <summary>What four thousand locks leave behind, by hand: every sheet in full marks, every script agreed.</summary>
    private static async Task MarkAll(NpgsqlDataSource database, MarkingHall hall, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var change = await connection.BeginTransactionAsync(stop);
        foreach (var statement in new[]
        {
            """
            insert into item_marks (centre_id, mark_sheet_id, scheme_item_id, value)
            select sheet.centre_id, sheet.id, item.id, item.max from mark_sheets sheet
            join scripts script on script.centre_id = sheet.centre_id and script.id = sheet.script_id
            join script_answers answer on answer.centre_id = script.centre_id and answer.script_id = script.id
            join scheme_items item on item.centre_id = answer.centre_id and item.question_id = answer.question_id
            where script.exam_sitting_id = $1
            """,
            """
            update mark_sheets sheet set locked_at = now(), saved_at = now(), sequence = 9 from scripts script
            where script.centre_id = sheet.centre_id and script.id = sheet.script_id and script.exam_sitting_id = $1
            """,
            """
            insert into reconciliations (centre_id, script_id, state, difference, mark, minutes, made_at, settled_at)
            select centre_id, id, 1, 0, 10, '', now(), now() from scripts where exam_sitting_id = $1
            """,
        })
        {
            await using var command = new NpgsqlCommand(statement, connection, change) { CommandTimeout = 300, Parameters = { new NpgsqlParameter<Guid> { TypedValue = hall.Sitting } } };
            await command.ExecuteNonQueryAsync(stop);
        }

        await change.CommitAsync(stop);
    }
}
