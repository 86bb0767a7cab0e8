using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Lms.Bench.Exams;
using Lms.Hosting;

namespace Lms.Bench.Media;

/// <summary>What is asked for of a film or a file, and of whom. Each connection asks for what is its own.</summary>
/// <param name="Ours">With the cookie, or the ticket in the path, that opens it.</param>
/// <param name="Stretches">The same bytes in the same order.</param>
public sealed record Served(string Name, IReadOnlyList<Fetch> Ours, IReadOnlyList<Stretch> Stretches);

/// <summary>
/// A long file and the segments of a film, each asked for over sixteen connections: of the site, which asks who may have them, and of bare
/// Kestrel in turn with it.
/// </summary>
public static class ServingBench
{
    private const int Connections = 16;
    private const double LeastRatio = 0.7;

    /// <returns>The lower of the two ratios to the faster way of bare Kestrel.</returns>
    public static async Task<double> Run(School school, string store, IReadOnlyList<Served> all, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        await using var bare = await Child.Start(
            url => [Environment.GetCommandLineArgs()[0], BareFiles.Verb, url, store], new Dictionary<string, string>(), "/", stop);
        var least = double.MaxValue;
        foreach (var served in all)
        {
            await RequireSame(school.Server.Url, bare.Url, served, stop);
            least = Math.Min(least, await Compare(school, bare, served, options, budgets, stop));
        }

        return least;
    }

    private static async Task<double> Compare(School school, Child bare, Served served, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        List<(string Name, IPEndPoint Server, IReadOnlyList<Fetch> Fetches, List<double> Rates)> ways =
        [
            ("ours", school.Server.Address, served.Ours, []),
            .. BareFiles.Ways.Select(way => ($"bare Kestrel by {way}", bare.Address, Bare(way, served), new List<double>())),
        ];
        for (var round = -1; round < Math.Max(3, options.Pairs); round++)
        {
            foreach (var way in ways)
            {
                way.Rates.Add(await Rate(way.Server, way.Fetches, options, stop));
            }

            Console.WriteLine($"{(round < 0 ? "warming up: " : "")}{served.Name}, MB/s: {string.Join(", ", ways.Select(way => string.Create(CultureInfo.InvariantCulture, $"{way.Name} {way.Rates[^1]:0}")))}");
        }

        ways.ForEach(way => way.Rates.RemoveAt(0));
        var (ratio, fastest) = ways.Skip(1).Select(way => (Series.Median(ways[0].Rates.Zip(way.Rates, (one, other) => one / other)), way.Name)).Min();
        budgets.Hold(
            $"{served.Name}: ratio to {fastest}, its faster way", ratio, ratio >= LeastRatio,
            string.Create(CultureInfo.InvariantCulture, $"at least {LeastRatio}; {Connections} connections, {Series.Median(ways[0].Rates):0} MB/s"));
        return ratio;
    }

    private static List<Fetch> Bare(string way, Served served) => [.. served.Stretches.Select(stretch => Fetch.For(BareFiles.PathOf(way, stretch), "", stretch.Length))];

    /// <summary>Megabytes a second. What is begun is brought to its end.</summary>
    private static async Task<double> Rate(IPEndPoint server, IReadOnlyList<Fetch> fetches, BenchOptions options, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var bytes = await Task.WhenAll(Enumerable.Range(0, Connections).Select(number => Task.Run(
            async () =>
            {
                using var line = new Drain();
                await line.Open(server, stop);
                var taken = 0L;
                for (var next = number; clock.Elapsed.TotalSeconds < options.Seconds; next += Connections)
                {
                    await line.Take(fetches[next % fetches.Count], perSecond: 0, stop);
                    taken += fetches[next % fetches.Count].Length;
                }

                return taken;
            },
            stop)));
        return bytes.Sum() / clock.Elapsed.TotalSeconds / 1_000_000;
    }

    /// <summary>All give the same bytes; ours gives nothing to whoever has no cookie, or a ticket that was tampered with.</summary>
    private static async Task RequireSame(string ours, string bare, Served served, CancellationToken stop)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        foreach (var (fetch, stretch) in served.Ours.Zip(served.Stretches).DistinctBy(one => one.Second))
        {
            var (path, cookies) = Said(fetch);
            var hashes = new HashSet<string> { await Hash(client, ours + path, cookies, stop) };
            foreach (var way in BareFiles.Ways)
            {
                hashes.Add(await Hash(client, bare + BareFiles.PathOf(way, stretch), "", stop));
            }

            if (hashes.Count != 1)
            {
                throw new StartRefusedException($"{path} is not what bare Kestrel gives.");
            }
        }

        var (closed, _) = Said(served.Ours[0]);
        using var refused = await client.GetAsync(new Uri(ours + closed.Replace("/films/", "/films/A", StringComparison.Ordinal)), HttpCompletionOption.ResponseHeadersRead, stop);
        if (refused.IsSuccessStatusCode)
        {
            throw new StartRefusedException($"{closed} is given to anybody.");
        }
    }

    private static (string Path, string Cookies) Said(Fetch fetch)
    {
        var lines = System.Text.Encoding.ASCII.GetString(fetch.Request).Split("\r\n");
        return (lines[0].Split(' ')[1], lines.FirstOrDefault(line => line.StartsWith("Cookie: ", StringComparison.Ordinal))?["Cookie: ".Length..] ?? "");
    }

    private static async Task<string> Hash(HttpClient client, string url, string cookies, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(body, stop));
    }
}
