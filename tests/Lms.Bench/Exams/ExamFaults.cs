using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Lms.Bench.Exams;

/// <summary>
/// What may befall an exam, each for as long as is asked: the tests ask for seconds, `./lms soak exam` for hours. After each,
/// everything that was acknowledged is there, and nobody had more time than was theirs.
/// </summary>
public sealed class ExamFaults(ExamTrial trial)
{
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LittleTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // A line that is mended is written over again at once, by the measure of how long one save from everybody took before.
    private static readonly TimeSpan ToRecover = TimeSpan.FromSeconds(5);
    private const int SlowerThanBefore = 10;

    public Task<FaultOutcome> SiteKilled(int times, CancellationToken stop) => UnderLoad(times, trial.KillSite, stop);

    public Task<FaultOutcome> DatabaseKilled(int times, CancellationToken stop) => UnderLoad(times, trial.KillDatabase, stop);

    /// <param name="mount">A small file system of its own that holds the database.</param>
    public Task<FaultOutcome> DiskFull(string mount, CancellationToken stop) => UnderLoad(1, inner => Fill(mount, inner), stop);

    /// <summary>All connections are cut: one half breaks, over the other nothing comes any more.</summary>
    public async Task<FaultOutcome> LineCut(TimeSpan length, CancellationToken stop)
    {
        await using var cable = Cable.To(trial.Address);
        return await UnderLoad(1, (writers, inner) => Cut(cable, length, writers, inner), stop, cable.Address);
    }

    /// <summary>Two clients of one trainee, each with a text of its own in mind, edit the same answer in turn and at once.</summary>
    public async Task<FaultOutcome> TwoClients(int seed, Func<int, bool> more, CancellationToken stop)
    {
        var trainee = trial.Trainees[0];
        using var one = new TrialWriter(trial, trainee, seed);
        using var other = new TrialWriter(trial, trainee, seed + 1);
        TrialWriter[] clients = [one, other];
        var edits = 0;
        await Task.WhenAll(clients.Select(async client =>
        {
            while (more(Interlocked.Increment(ref edits)))
            {
                await client.Edit(stop);
            }
        }));
        var losses = (await trial.Losses(stop)).ToList();
        losses.AddRange(clients.Sum(client => client.Count.Met) == 0 ? ["the two clients never met: nothing was tried"] : []);
        return new FaultOutcome(clients.Sum(client => client.Count.Saved), clients.Sum(client => client.Count.Again), losses);
    }

    private Task<FaultOutcome> UnderLoad(int times, Func<CancellationToken, Task> fault, CancellationToken stop) =>
        UnderLoad(times, async (_, inner) =>
        {
            await fault(inner);
            return [];
        }, stop);

    /// <summary>All write; one of them has little time left, which ends in between.</summary>
    private async Task<FaultOutcome> UnderLoad(
        int times, Func<IReadOnlyList<TrialWriter>, CancellationToken, Task<IReadOnlyList<string>>> fault, CancellationToken stop, IPEndPoint? by = null)
    {
        await trial.LetEnd(trial.Trainees[^1], DateTimeOffset.UtcNow + BetweenKills + LittleTime, stop);
        using var enough = new CancellationTokenSource();
        var before = trial.Acknowledged;
        var writers = trial.Trainees.Select((trainee, seed) => new TrialWriter(trial, trainee, seed, by)).ToList();
        var writing = Task.WhenAll(writers.Select(writer => Task.Run(() => writer.Write(enough.Token, stop), stop)));
        var losses = new List<string>();
        for (var time = 0; time < times; time++)
        {
            await Task.Delay(BetweenKills, stop);
            losses.AddRange(await fault(writers, stop));
        }

        await MoreThan(trial.Acknowledged, writing, stop);
        await enough.CancelAsync();
        await writing;
        writers.ForEach(writer => writer.Dispose());
        losses.AddRange(await trial.Losses(stop));
        var again = writers.Sum(writer => writer.Count.Again);
        losses.AddRange(writers.Any(writer => writer.Count.Met > 0) ? ["a writer alone met somebody else's text"] : []);
        losses.AddRange(again == 0 ? ["nobody had to send a save again: nothing was tried"] : []);
        losses.AddRange(!writers[^1].IsOver ? ["who was out of time went on writing"] : []);
        return new FaultOutcome(trial.Acknowledged - before, again, losses);
    }

    /// <summary>Until saves go through once more, from everybody.</summary>
    private async Task MoreThan(int before, Task writing, CancellationToken stop)
    {
        while (trial.Acknowledged < before + (trial.Trainees.Count * 3) && !writing.IsCompleted)
        {
            await Task.Delay(50, stop);
        }
    }

    private async Task<IReadOnlyList<string>> Cut(Cable cable, TimeSpan length, IReadOnlyList<TrialWriter> writers, CancellationToken stop)
    {
        var losses = new List<string>();
        var allowed = ToRecover + (SlowerThanBefore * await OneMoreOfEach(writers, stop));
        cable.Cut();
        await Task.Delay(length / 5, stop);
        var stuck = trial.Acknowledged;
        await Task.Delay(length - (length / 5), stop);
        losses.AddRange(trial.Acknowledged > stuck ? ["saves went through while the line was cut: nothing was tried"] : []);
        cable.Mend();
        var took = await OneMoreOfEach(writers, stop);
        losses.AddRange(took > allowed ? [string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s passed until everybody could save again")] : []);
        return losses;
    }

    /// <returns>How long it took until everybody whose time is not up had one more save acknowledged.</returns>
    private static async Task<TimeSpan> OneMoreOfEach(IReadOnlyList<TrialWriter> writers, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        var before = writers.Select(writer => writer.Count.Saved).ToList();
        while (Stopwatch.GetElapsedTime(begun) < Patience && writers.Zip(before).Any(one => !one.First.IsOver && one.First.Count.Saved == one.Second))
        {
            await Task.Delay(20, stop);
        }

        return Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>Takes all the room there is, lets the writers run into it, and gives it back.</summary>
    private async Task Fill(string mount, CancellationToken stop)
    {
        var ballast = Path.Combine(mount, "ballast");
        await using (var file = File.Create(ballast))
        {
            var block = new byte[64 * 1024];
            try
            {
                while (true)
                {
                    await file.WriteAsync(block, stop);
                    await file.FlushAsync(stop);
                }
            }
            catch (IOException)
            {
                // Full.
            }
        }

        for (var (last, quiet) = (-1, 0); quiet < 10 && !stop.IsCancellationRequested;)
        {
            await Task.Delay(100, stop);
            (last, quiet) = (trial.Acknowledged, trial.Acknowledged == last ? quiet + 1 : 0);
        }

        File.Delete(ballast);
        await trial.RestartDatabase(stop);
    }
}
