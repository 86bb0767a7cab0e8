using System.Globalization;
using Lms.Bench.Exams;
using Lms.Hosting;

namespace Lms.Bench.Media;

/// <summary>
/// `./lms bench media`: files and films from the real server beside bare Kestrel, the memory that takes, and what it costs to keep what is
/// watched.
/// </summary>
public static class MediaBench
{
    private const int Askers = 16;

    public static async Task<int> Run(BenchOptions options, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        try
        {
            await using var school = await School.Open(folder, stop);
            var budgets = new Budgets();
            var ratio = await Measure(school, folder, options, budgets, stop);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"media ratio {ratio:0.000}"));
            return budgets.Judge();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Measure(School school, string folder, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        var roll = await school.Enrol(Math.Max(Askers, options.Trainees), stop);
        var footage = await school.Film(roll, folder, stop);
        Console.WriteLine($"{roll.Trainees.Count} trainees are enrolled; signing all of them in while the film is made");
        var cookies = await SignedIn.All(school.Server.Url, roll.Trainees, stop);
        var sizes = await footage.Sizes(school.Pool(), stop);
        Served[] all =
        [
            new("a file of 100 MB", [.. cookies.Take(Askers).Select(one => Fetch.For(footage.LongPath, one, footage.LongFile.Length))], [.. Enumerable.Repeat(footage.LongFile, Askers)]),
            await Segments(school, footage, sizes, cookies[0], stop),
        ];
        var ratio = await ServingBench.Run(school, Path.Combine(folder, "files"), all, options, budgets, stop);
        await CrowdedHall.Run(school, all, budgets, stop);
        await WatchingBench.Run(school, footage, cookies, budgets, stop);
        return ratio;
    }

    /// <summary>As a player finds them: from the playlist, which wants the cookie, along the tickets in the paths.</summary>
    private static async Task<Served> Segments(School school, Footage footage, IReadOnlyList<Stretch[]> sizes, string cookies, CancellationToken stop)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(school.Server.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Get, footage.MasterPath);
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        using var master = await client.SendAsync(request, stop);
        var playlists = Lines(await master.EnsureSuccessStatusCode().Content.ReadAsStringAsync(stop));
        List<Fetch> fetches = [];
        foreach (var (playlist, stretches) in playlists.Zip(sizes))
        {
            var home = playlist[..(playlist.LastIndexOf('/') + 1)];
            var names = Lines(await client.GetStringAsync(new Uri(playlist, UriKind.Relative), stop));
            fetches.AddRange(names.Zip(stretches, (name, stretch) => Fetch.For(home + name, "", stretch.Length)));
        }

        var all = sizes.SelectMany(size => size).ToList();
        if (fetches.Count != all.Count)
        {
            throw new StartRefusedException($"{all.Count} segments were made, {fetches.Count} are in the playlists.");
        }

        return new Served(string.Create(CultureInfo.InvariantCulture, $"{all.Count} segments of {all.Average(one => one.Length) / 1000:0} kB in {sizes.Count} sizes"), fetches, all);
    }

    private static List<string> Lines(string playlist) => [.. playlist.Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
}
