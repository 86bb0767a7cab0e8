using System.Globalization;
using System.Text;
using Lms.Hosting;

namespace Lms.Bench.Exams;

/// <summary>
/// What a writer who is thinking costs the server: one open connection and the last text. Asked of a second node on the same
/// database, which has done nothing yet, with a young generation small enough for its garbage not to be counted.
/// </summary>
public static class IdleBench
{
    private const double MostBytes = 40_000;
    private const int TextBytes = 5_000;
    private const int WarmUp = 100;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    public static async Task Run(School school, string folder, IReadOnlyList<Trainee> trainees, Budgets budgets, CancellationToken stop)
    {
        var program = typeof(StartUp).Assembly.Location;
        var settings = new Dictionary<string, string>
        {
            ["LMS_DATA"] = Path.Combine(folder, "second"),
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ConnectionStrings__Lms"] = school.Database,
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_gcConcurrent"] = "0",
            ["DOTNET_GCgen0size"] = "400000",
        };
        await using var node = await Child.Start(url => [program, "run", "--urls", url], settings, "/readyz", stop);
        List<RawConnection> open = [];
        try
        {
            // Whoever is there before counts as the server itself: what is compiled, the pool of the database.
            var waiting = trainees.ToList();
            open.AddRange(await Save(node, waiting[..WarmUp], stop));
            await Task.Delay(Settling, stop);
            var before = MemoryWatch.Resident(node.Id);
            var writers = waiting[WarmUp..];
            open.AddRange(await Save(node, writers, stop));
            await Task.Delay(Settling, stop);
            var each = ((double)(MemoryWatch.Resident(node.Id) - before) / writers.Count) - TextBytes;
            budgets.Hold("idle writer: bytes beside the text", each, each <= MostBytes, string.Create(CultureInfo.InvariantCulture, $"at most {MostBytes:0}; {writers.Count} writers"));
        }
        finally
        {
            open.ForEach(connection => connection.Dispose());
        }
    }

    private static async Task<List<RawConnection>> Save(Child node, List<Trainee> writers, CancellationToken stop)
    {
        List<RawConnection> open = [];
        foreach (var (number, trainee) in writers.Index())
        {
            var connection = new RawConnection(8 * 1024);
            open.Add(connection);
            await connection.Open(node.Address, stop);
            var sequence = await Sequence(connection, trainee, stop);
            var answer = await connection.Exchange(trainee.Put(trainee.Attempt, Encoding.UTF8.GetBytes(Essay.Of(number, TextBytes)), sequence), stop);
            if (Reply.StatusOf(answer.Span) != 200)
            {
                throw new StartRefusedException($"A save was answered with {Reply.Read(answer.Span).Text}");
            }
        }

        return open;
    }

    private static async Task<long> Sequence(RawConnection connection, Trainee trainee, CancellationToken stop)
    {
        var state = Reply.Read((await connection.Exchange(trainee.Get($"{trainee.Attempt}/state"), stop)).Span);
        using var read = System.Text.Json.JsonDocument.Parse(state.Body);
        return read.RootElement.GetProperty("answers")[0].GetProperty("sequence").GetInt64();
    }
}
