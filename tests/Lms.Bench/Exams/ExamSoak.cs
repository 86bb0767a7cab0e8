using Lms.Hosting;

namespace Lms.Bench.Exams;

/// <summary>`./lms soak exam`: every fault of <see cref="ExamFaults"/>, many times over.</summary>
public static class ExamSoak
{
    private const int Trainees = 40;
    private const int DiskMegabytes = 400;

    /// <summary>So that a small disk is not full of the log alone.</summary>
    public static readonly Dictionary<string, string> ShortLog = new() { ["max_wal_size"] = "64MB", ["min_wal_size"] = "32MB", ["shared_buffers"] = "32MB" };

    public static async Task<int> Run(SoakOptions options, CancellationToken stop)
    {
        var losses = new List<string>();
        var folder = Directory.CreateTempSubdirectory("lms-soak-").FullName;
        try
        {
            await using var trial = await ExamTrial.Open(folder, Trainees, settings: null, stop);
            var faults = new ExamFaults(trial);
            losses.AddRange(await Told($"the site killed {options.Kills} times", () => faults.SiteKilled(options.Kills, stop)));
            losses.AddRange(await Told($"PostgreSQL killed {options.Kills} times", () => faults.DatabaseKilled(options.Kills, stop)));
            var end = DateTimeOffset.UtcNow.AddMinutes(options.Minutes);
            losses.AddRange(await Told($"two clients for {options.Minutes} minutes", () => faults.TwoClients(Environment.TickCount, _ => DateTimeOffset.UtcNow < end, stop)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        losses.AddRange(await FullDisk(stop));
        Console.WriteLine($"soak exam: {losses.Count} losses");
        return losses.Count == 0 ? 0 : throw new StartRefusedException(string.Join("; ", losses.Take(20)));
    }

    private static async Task<IReadOnlyList<string>> FullDisk(CancellationToken stop)
    {
        using var disk = SmallDisk.Mount(DiskMegabytes);
        if (disk is null)
        {
            Console.WriteLine("a full disk: NOT TRIED, only root can mount a small one");
            return [];
        }

        await using var trial = await ExamTrial.Open(disk.FullPath, Trainees, ShortLog, stop);
        return await Told("a full disk", () => new ExamFaults(trial).DiskFull(disk.FullPath, stop));
    }

    private static async Task<IReadOnlyList<string>> Told(string name, Func<Task<IReadOnlyList<string>>> fault)
    {
        Console.WriteLine(name);
        var losses = await fault();
        Console.WriteLine(losses.Count == 0 ? "  nothing lost" : string.Join(Environment.NewLine, losses.Select(loss => $"  LOST: {loss}")));
        return losses;
    }
}
