using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lms.Data.Register;
using Lms.Hosting;
using Npgsql;

namespace Lms.Bench;

/// <summary>
/// `./lms bench people`: the list of a centre of fifty thousand people, searched letter by letter by the academic office
/// through the real server, and its query through the application beside the same SQL as a bare command.
/// </summary>
public static class PeopleBench
{
    /// <summary>At the server, for 95 of 100 keystrokes.</summary>
    private const double MostMilliseconds = 30;

    private const double MostRatio = 2;

    private static readonly string[] Typed = ["Nguyễn Thị Hường", "tran van an", "dong-31234", "0399 99", "đặng h", "không có ai"];

    public static async Task<int> Run(BenchOptions options, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        try
        {
            await using var school = await School.Open(folder, stop);
            var importsWithin = await PeopleImportBench.Run(school, stop);
            var ratio = await Search(school, options, stop);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"people ratio {ratio:0.000}"));
            return importsWithin ? 0 : throw new StartRefusedException("The import takes more than it may.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Search(School school, BenchOptions options, CancellationToken stop)
    {
        var filled = Stopwatch.StartNew();
        var crowd = await school.Gather(stop);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Crowd.Here:N0} people of one centre, {Crowd.Elsewhere:N0} of others, brought in within {filled.Elapsed.TotalSeconds:0} s"));
        var cookies = (await SignedIn.All(school.Server.Url, [Crowd.Officer], stop))[0];
        var strokes = Typed.SelectMany(Strokes).Select(find => new PeopleFilter(find)).ToList();
        var lists = new List<(string Name, PeopleFilter Filter)>
        {
            ("everybody", new PeopleFilter()),
            ("10,000th row", new PeopleFilter(Page: 200)),
            ("a commune, all below", new PeopleFilter(Unit: crowd.Commune)),
            ("a cell", new PeopleFilter(Unit: crowd.Cell)),
            ("a cell, 'ng h'", new PeopleFilter("ng h", Unit: crowd.Cell)),
            ("a kind of duty", new PeopleFilter(Duty: "CellLeadership")),
            ("no duty today", new PeopleFilter(Duty: PeopleFilter.WithoutDuty)),
            ("a class", new PeopleFilter(Class: crowd.Class)),
            ("directors", new PeopleFilter(Role: Domain.People.Role.Director)),
            ("those who left", new PeopleFilter(Former: true)),
        };

        var database = school.Pool();
        var search = new PeopleSearch(database);
        var ratio = await Compare(search, database, crowd, strokes, options, stop);
        Console.WriteLine("list                    found   p50 ms   p95 ms");
        foreach (var (name, filter) in lists)
        {
            var found = await search.Find(crowd.Centre, filter, DateTimeOffset.UtcNow, stop);
            Print(name, $"{(found.IsMore ? ">" : "")}{found.Total}", await Pages(school, cookies, [filter], options, stop));
        }

        var typed = await Pages(school, cookies, strokes, options, stop);
        Print("as typed", $"{strokes.Count} keys", typed);
        Hold(Measured.Percentile(typed, .95), ratio);
        return ratio;
    }

    private static void Hold(double p95, double ratio)
    {
        if (p95 >= MostMilliseconds || ratio > MostRatio)
        {
            throw new StartRefusedException(string.Create(
                CultureInfo.InvariantCulture, $"A search as typed takes {p95:0.0} ms (p95), {MostMilliseconds} are allowed; the ratio is {ratio:0.00}, {MostRatio} are allowed."));
        }
    }

    /// <summary>What stands in the box after each letter.</summary>
    private static IEnumerable<string> Strokes(string text) => Enumerable.Range(1, text.Length).Select(length => text[..length]).Where(typed => !typed.EndsWith(' '));

    /// <summary>One officer's list, again and again, as the script on the page asks for it; milliseconds, sorted.</summary>
    private static async Task<double[]> Pages(
        School school, string cookies, List<PeopleFilter> filters, BenchOptions options, CancellationToken stop)
    {
        List<Ask> asks = [.. filters.Select(filter => new Ask(
            Encoding.ASCII.GetBytes($"GET /c/{Roll.Centre}/people{Features.Organisation.PeoplePage.QueryOf(filter)} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nHX-Request: true\r\nHX-Request-Type: partial\r\nCookie: {cookies}\r\n\r\n"),
            "people-count"u8.ToArray(), 100))];
        var times = new List<double>();
        await Load.Run(school.Server.Address, asks, 1, TimeSpan.FromSeconds(1), stop);
        for (var pair = 0; pair < options.Pairs; pair++)
        {
            times.AddRange((await Load.Run(school.Server.Address, asks, 1, TimeSpan.FromSeconds(filters.Count > 1 ? options.Seconds : 1), stop)).Milliseconds);
        }

        return [.. times.Order()];
    }

    /// <summary>Each keystroke's query in turn: through the application, and as a bare command whose rows are only stepped over.</summary>
    private static async Task<double> Compare(
        PeopleSearch search, NpgsqlDataSource database, Crowd crowd, List<PeopleFilter> strokes, BenchOptions options, CancellationToken stop)
    {
        var now = DateTimeOffset.UtcNow;
        var (ours, bare) = (strokes.Select(_ => new List<double>()).ToList(), strokes.Select(_ => new List<double>()).ToList());
        for (var round = -3; round < options.Pairs * 4; round++)
        {
            foreach (var (place, filter) in strokes.Index())
            {
                var own = await Time(() => search.Find(crowd.Centre, filter, now, stop));
                var raw = await Time(() => Bare(database, PeopleStatement.For(crowd.Centre, filter, now), stop));
                if (round >= 0)
                {
                    ours[place].Add(own);
                    bare[place].Add(raw);
                }
            }
        }

        var (sum, sumBare) = (ours.Sum(Series.Median), bare.Sum(Series.Median));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"the query of a keystroke, mean of medians: {sum / strokes.Count:0.00} ms by the application, {sumBare / strokes.Count:0.00} ms as a bare command; the slowest {ours.Max(Series.Median):0.0} and {bare.Max(Series.Median):0.0} ms"));
        return sum / sumBare;
    }

    private static async Task<int> Bare(NpgsqlDataSource database, PeopleStatement statement, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var command = new NpgsqlCommand(statement.Text, connection);
        foreach (var value in statement.Values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await using var row = await command.ExecuteReaderAsync(stop);
        var rows = 0;
        while (await row.ReadAsync(stop))
        {
            rows++;
        }

        return rows;
    }

    private static async Task<double> Time<T>(Func<Task<T>> act)
    {
        var begun = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static void Print(string name, string found, double[] times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-22}{found,7}{Measured.Percentile(times, .5),9:0.0}{Measured.Percentile(times, .95),9:0.0}"));
}
