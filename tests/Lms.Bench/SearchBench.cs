using System.Diagnostics;
using System.Globalization;
using Lms.Data.Search;
using Lms.Domain.Language.Searching;
using Lms.Hosting;
using Npgsql;

namespace Lms.Bench;

/// <summary>
/// `./lms bench search`: twenty thousand documents of five kilobytes, searched through the real server by the office and by a trainee, and
/// the search through the application beside the same SQL as a bare command.
/// </summary>
public static class SearchBench
{
    /// <summary>At the server, for 95 of 100 searches.</summary>
    private const double MostMilliseconds = 60;

    private const double MostRatio = 2;

    private static readonly string[] Typed =
    [
        "tập trung dân chủ", "tap trung dan chu", "sinh hoạt chi bộ", "đảng", "dân vận", "kiểm tra giám sát", "nghị quyết", "hoà giải", "18-NQ/TW", "chủ tịch mặt trận",
        "học tập", "ng", "tự phê bình và phê bình", "phân công nhiệm vụ cho đảng viên", "nông thôn mới", "của", "bai hoc", "không có gì cả đâu", "đạo đức lối s", "lớp bồi dưỡng lý luận chính trị",
    ];

    public static async Task<int> Run(BenchOptions options, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        try
        {
            await using var school = await School.Open(folder, stop);
            var ratio = await Measure(school, options, stop);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"search ratio {ratio:0.000}"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Measure(School school, BenchOptions options, CancellationToken stop)
    {
        var filled = Stopwatch.StartNew();
        var shelves = await Shelves.Fill(school, stop);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{shelves.Documents:N0} documents of {shelves.MeanBytes / 1000.0:0.0} kB, written and made findable within {filled.Elapsed.TotalSeconds:0} s; table {shelves.TableMegabytes} MB, index {shelves.IndexMegabytes} MB"));
        var (ours, bare) = await Compare(school.Pool(), shelves, options, stop);
        var all = new List<double>();
        Console.WriteLine("who       searches      p50 ms   p95 ms   max ms");
        foreach (var (name, who) in new[] { ("office", Shelves.Office), ("trainee", Shelves.Trainee) })
        {
            var cookies = (await SignedIn.All(school.Server.Url, [(who, "")], stop))[0];
            var times = await Pages(school, cookies, options, stop);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-10}{times.Length,8}{Measured.Percentile(times, .5),12:0.0}{Measured.Percentile(times, .95),9:0.0}{times[^1],9:0.0}"));
            all.Add(Measured.Percentile(times, .95));
        }

        var ratio = ours / bare;
        return all.Max() < MostMilliseconds && ratio <= MostRatio
            ? ratio
            : throw new StartRefusedException(string.Create(
                CultureInfo.InvariantCulture, $"A search takes {all.Max():0.0} ms (p95), {MostMilliseconds} are allowed; the ratio is {ratio:0.00}, {MostRatio} are allowed."));
    }

    private static async Task<double[]> Pages(School school, string cookies, BenchOptions options, CancellationToken stop)
    {
        List<Ask> asks = [.. Typed.Select(typed => Ask.For($"/c/{Roll.Centre}/search?q={Uri.EscapeDataString(typed)}", cookies, "</html>", 1_000))];
        await Load.Run(school.Server.Address, asks, 1, TimeSpan.FromSeconds(2), stop);
        var times = new List<double>();
        for (var pair = 0; pair < options.Pairs; pair++)
        {
            times.AddRange((await Load.Run(school.Server.Address, asks, 1, TimeSpan.FromSeconds(options.Seconds), stop)).Milliseconds);
        }

        return [.. times.Order()];
    }

    /// <summary>Each query in turn: with all that the page needs of it, excerpts too, and as a bare command whose rows are only stepped over.</summary>
    private static async Task<(double Ours, double Bare)> Compare(NpgsqlDataSource database, Shelves shelves, BenchOptions options, CancellationToken stop)
    {
        var search = new SearchReading(database);
        var (ours, bare) = (Typed.Select(_ => new List<double>()).ToList(), Typed.Select(_ => new List<double>()).ToList());
        for (var round = -3; round < options.Pairs * 2; round++)
        {
            foreach (var (place, typed) in Typed.Index())
            {
                var query = new SearchQuery(typed);
                var own = await Time(() => Whole(search, shelves.Reader, query, stop));
                var raw = await Time(() => Bare(search, shelves.Reader, query, stop));
                if (round >= 0)
                {
                    ours[place].Add(own);
                    bare[place].Add(raw);
                }
            }
        }

        Console.WriteLine("query                                  found   by us ms   by hand ms");
        foreach (var (place, typed) in Typed.Index())
        {
            var found = await search.Find(shelves.Reader, new SearchQuery(typed), null, 1, stop);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{typed,-36}{(found.IsMore ? ">" : "") + found.Total,8}{Series.Median(ours[place]),11:0.0}{Series.Median(bare[place]),13:0.0}"));
        }

        return (ours.Sum(Series.Median), bare.Sum(Series.Median));
    }

    private static async Task<int> Whole(SearchReading search, SearchVisitor who, SearchQuery query, CancellationToken stop)
    {
        var found = await search.Find(who, query, null, 1, stop);
        return found.Entries.Sum(entry => SearchExcerpt.Whole(entry.Title, query).Count + SearchExcerpt.Of(entry.Body, query).Count);
    }

    private static async Task<int> Bare(SearchReading search, SearchVisitor who, SearchQuery query, CancellationToken stop)
    {
        await using var command = search.CommandFor(who, query, null, 1);
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
}
