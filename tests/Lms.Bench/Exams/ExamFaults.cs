using System.Globalization;
using Lms.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Lms.Bench.Exams;

/// <summary>
/// What may befall an exam, each for as long as is asked: the tests ask for seconds, `./lms soak exam` for hours. After each,
/// everything that was acknowledged is there, and nobody had more time than was theirs.
/// </summary>
public sealed class ExamFaults(ExamTrial trial)
{
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(1.5);

    /// <returns>What went wrong; empty when nothing did.</returns>
    public Task<IReadOnlyList<string>> SiteKilled(int times, CancellationToken stop) => UnderLoad(times, trial.KillSite, stop);

    public Task<IReadOnlyList<string>> DatabaseKilled(int times, CancellationToken stop) => UnderLoad(times, trial.KillDatabase, stop);

    /// <param name="mount">A small file system of its own that holds the database.</param>
    public Task<IReadOnlyList<string>> DiskFull(string mount, CancellationToken stop) => UnderLoad(1, inner => Fill(mount, inner), stop);

    /// <summary>Two clients of one trainee, each with a text of its own in mind, edit the same answer in turn and at once.</summary>
    public async Task<IReadOnlyList<string>> TwoClients(int seed, Func<int, bool> more, CancellationToken stop)
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
        if (clients.Sum(client => client.Count.Met) == 0)
        {
            losses.Add("the two clients never met: nothing was tried");
        }

        Console.WriteLine($"two clients: {clients.Sum(client => client.Count.Saved)} edits saved, {clients.Sum(client => client.Count.Met)} met the other's");
        return losses;
    }

    /// <summary>All write; one of them has little time left, which ends in between.</summary>
    private async Task<IReadOnlyList<string>> UnderLoad(int times, Func<CancellationToken, Task> fault, CancellationToken stop)
    {
        var late = trial.Trainees[^1].AttemptId;
        var end = DateTimeOffset.UtcNow + BetweenKills;
        await trial.InDatabase(db => db.Attempts.Where(attempt => attempt.Id == late).ExecuteUpdateAsync(set => set.SetProperty(attempt => attempt.AcceptsUntil, end), stop));
        using var enough = new CancellationTokenSource();
        var before = trial.Acknowledged;
        var writers = trial.Trainees.Select((trainee, seed) => new TrialWriter(trial, trainee, seed)).ToList();
        var writing = Task.WhenAll(writers.Select(writer => Task.Run(() => writer.Write(enough.Token, stop), stop)));
        for (var time = 0; time < times; time++)
        {
            await Task.Delay(BetweenKills, stop);
            await fault(stop);
        }

        await MoreThan(trial.Acknowledged, writing, stop);
        await enough.CancelAsync();
        await writing;
        writers.ForEach(writer => writer.Dispose());
        var losses = (await trial.Losses(stop)).ToList();
        var again = writers.Sum(writer => writer.Count.Again);
        losses.AddRange(writers.Any(writer => writer.Count.Met > 0) ? ["a writer alone met somebody else's text"] : []);
        losses.AddRange(again == 0 ? ["nobody had to send a save again: nothing was tried"] : []);
        losses.AddRange(!writers[^1].IsOver ? ["who was out of time went on writing"] : []);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trial.Acknowledged - before} saves acknowledged, {again} sent again"));
        return losses;
    }

    /// <summary>Until saves go through once more, from everybody.</summary>
    private async Task MoreThan(int before, Task writing, CancellationToken stop)
    {
        while (trial.Acknowledged < before + (trial.Trainees.Count * 3) && !writing.IsCompleted)
        {
            await Task.Delay(50, stop);
        }
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

        var stuck = trial.Acknowledged;
        for (var (last, quiet) = (-1, 0); quiet < 10 && !stop.IsCancellationRequested;)
        {
            await Task.Delay(100, stop);
            (last, quiet) = (trial.Acknowledged, trial.Acknowledged == last ? quiet + 1 : 0);
        }

        Console.WriteLine($"full: {trial.Acknowledged - stuck} more saves went into what was left, then none");
        File.Delete(ballast);
        await trial.RestartDatabase(stop);
    }
}
