using System.Diagnostics;

namespace Lms.Bench.Exams;

/// <summary>`./lms soak exam`: every fault of <see cref="ExamFaults"/>, many times over.</summary>
public static class ExamSoak
{
    private const int Trainees = 40;
    private const int DiskMegabytes = 400;
    private const int MostTold = 20;

    /// <summary>So that a small disk is not full of the log alone.</summary>
    public static readonly Dictionary<string, string> ShortLog = new() { ["max_wal_size"] = "64MB", ["min_wal_size"] = "32MB", ["shared_buffers"] = "32MB" };

    private static readonly TimeSpan CutLength = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenWords = TimeSpan.FromMinutes(5);

    public static async Task<int> Run(SoakOptions options, CancellationToken stop)
    {
        var table = new List<(string Fault, FaultOutcome? Outcome)>();
        var folder = Directory.CreateTempSubdirectory("lms-soak-").FullName;
        try
        {
            await using var trial = await ExamTrial.Open(folder, Trainees, settings: null, stop);
            var faults = new ExamFaults(trial);
            table.Add(await Told($"site killed {options.Kills} times", () => faults.SiteKilled(options.Kills, stop)));
            table.Add(await Told($"PostgreSQL killed {options.Kills} times", () => faults.DatabaseKilled(options.Kills, stop)));
            table.Add(await Told($"line cut for {CutLength.TotalSeconds} s", () => faults.LineCut(CutLength, stop)));
            table.Add(await Told($"line cut for {CutLength.TotalSeconds} s, in browsers", () => new BrowserCut(trial).Run(CutLength, stop)));
            table.Add(await FullDisk(stop));
            table.Add(await Told($"two clients for {options.Minutes} minutes, seed {options.Seed}", () => faults.TwoClients(options.Seed, For(trial, options.Minutes), stop)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine();
        Console.WriteLine(FaultOutcome.Head);
        table.ForEach(line => Console.WriteLine(line.Outcome?.Line(line.Fault) ?? $"{line.Fault}: NOT TRIED, only root can mount a small one"));
        var losses = table.Sum(line => line.Outcome?.Losses.Count ?? 0);
        Console.WriteLine($"soak exam: {losses} losses");
        return losses == 0 ? 0 : 1;
    }

    /// <summary>More, until the time is up; now and then it is told how far it is.</summary>
    private static Func<int, bool> For(ExamTrial trial, double minutes)
    {
        var begun = Stopwatch.GetTimestamp();
        var words = BetweenWords;
        var before = trial.Acknowledged;
        return _ =>
        {
            var gone = Stopwatch.GetElapsedTime(begun);
            if (gone > words)
            {
                words += BetweenWords;
                Say($"  {gone.TotalMinutes:0} minutes, {trial.Acknowledged - before} saves acknowledged");
            }

            return gone.TotalMinutes < minutes;
        };
    }

    private static async Task<(string Fault, FaultOutcome? Outcome)> FullDisk(CancellationToken stop)
    {
        const string Fault = "disk full";
        using var disk = SmallDisk.Mount(DiskMegabytes);
        if (disk is null)
        {
            return (Fault, null);
        }

        await using var trial = await ExamTrial.Open(disk.FullPath, Trainees, ShortLog, stop);
        return await Told(Fault, () => new ExamFaults(trial).DiskFull(disk.FullPath, stop));
    }

    private static async Task<(string Fault, FaultOutcome? Outcome)> Told(string name, Func<Task<FaultOutcome>> fault)
    {
        Say($"{name} …");
        var outcome = await fault();
        Say($"  {outcome.Acknowledged} saves acknowledged, {outcome.Again} sent again, {outcome.Losses.Count} lost");
        foreach (var loss in outcome.Losses.Take(MostTold))
        {
            Say($"  LOST: {loss}");
        }

        return (name, outcome);
    }

    private static void Say(FormattableString words) => Console.WriteLine(FormattableString.Invariant(words));
}
