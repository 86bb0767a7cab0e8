using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lms.Bench.Exams;

/// <summary>
/// A sitting on a site that may be killed at any moment, and on a PostgreSQL that may: both are processes of their own, and
/// come up again where they were. Whatever is acknowledged is noted, and held against the database in the end.
/// </summary>
public sealed class ExamTrial : IAsyncDisposable
{
    // A long trial runs beside other work, behind which it stands: slow is no loss. A site that ended is noticed at once.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private const int MostStarts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly string folder;
    private readonly Dictionary<string, string> postgres;
    private readonly int port = FreePort();
    // Of each text a digest: what two clients write in an hour is more than memory holds.
    private readonly ConcurrentDictionary<(Guid Attempt, long Sequence), UInt128> acknowledged = [];
    private readonly ConcurrentBag<string> twice = [];
    private readonly HashSet<string> known = [];
    private EmbeddedPostgres server = null!;
    private Process site = null!;

    private ExamTrial(string folder, IReadOnlyDictionary<string, string> settings)
    {
        this.folder = folder;
        postgres = new Dictionary<string, string>(settings) { ["port"] = $"{FreePort()}" };
    }

    public IPEndPoint Address => new(IPAddress.Loopback, port);

    public IReadOnlyList<Trainee> Trainees { get; private set; } = [];

    public int Acknowledged => acknowledged.Count;

    public string Database => server.ConnectionString;

    // Without pooling: whoever is connected to a server that was killed learns of it at the worst moment.
    private string Looking => new NpgsqlConnectionStringBuilder(Database) { Pooling = false, CommandTimeout = 0 }.ConnectionString;

    /// <param name="folder">Emptied by nobody but the caller.</param>
    public static async Task<ExamTrial> Open(string folder, int trainees, IReadOnlyDictionary<string, string>? settings, CancellationToken stop)
    {
        var trial = new ExamTrial(folder, settings ?? new Dictionary<string, string>());
        await trial.StartDatabase(stop);
        try
        {
            await trial.Fill(trainees, stop);
            return trial;
        }
        catch
        {
            await trial.DisposeAsync();
            throw;
        }
    }

    /// <summary>One request on a connection of its own.</summary>
    public async Task<Reply> Ask(byte[] request, CancellationToken stop)
    {
        using var connection = new RawConnection();
        await connection.Open(Address, stop);
        return Reply.Read((await connection.Exchange(request, stop)).Span);
    }

    /// <summary>Asks again while the server is too busy.</summary>
    public async Task<Reply> Insist(byte[] request, CancellationToken stop)
    {
        while (true)
        {
            if (await Ask(request, stop) is { Status: < 500 } answer)
            {
                return answer;
            }

            await Task.Delay(Pause, stop);
        }
    }

    public void Note(Guid attempt, long sequence, string text)
    {
        var digest = Digest(text);
        if (acknowledged.GetOrAdd((attempt, sequence), digest) != digest)
        {
            twice.Add($"save {sequence} of {attempt} was acknowledged for two texts");
        }
    }

    /// <summary>Takes time away, or gives it back.</summary>
    public Task LetEnd(Trainee trainee, DateTimeOffset end, CancellationToken stop) => InDatabase(db => db.Attempts
        .Where(attempt => attempt.Id == trainee.AttemptId).ExecuteUpdateAsync(set => set.SetProperty(attempt => attempt.AcceptsUntil, end), stop));

    public Task<DateTimeOffset> AcceptsUntil(Trainee trainee, CancellationToken stop) => InDatabase(db => db.Attempts
        .Where(attempt => attempt.Id == trainee.AttemptId).Select(attempt => attempt.AcceptsUntil).SingleAsync(stop));

    public Task<string> Stored(Trainee trainee, CancellationToken stop) => InDatabase(db => db.AnswerTexts
        .Where(answer => answer.AttemptId == trainee.AttemptId).Select(answer => answer.Text).SingleAsync(stop));

    public async Task KillSite(CancellationToken stop)
    {
        site.Kill();
        await site.WaitForExitAsync(stop);
        site.Dispose();
        await StartSite(stop);
    }

    public ValueTask StopDatabase() => server.DisposeAsync();

    public async Task KillDatabase(CancellationToken stop)
    {
        using (var postmaster = Process.GetProcessById(server.ProcessId))
        {
            postmaster.Kill();
        }

        await RestartDatabase(stop);
    }

    /// <summary>Whatever state it is in.</summary>
    public async Task RestartDatabase(CancellationToken stop)
    {
        await server.DisposeAsync();
        await StartDatabase(stop);
        await Ready(stop);
    }

    /// <summary>
    /// What was acknowledged and is not there, histories that do not hold, and saves that were taken after time. Empty when
    /// all is well; what was told once is not told again.
    /// </summary>
    public async Task<IReadOnlyList<string>> Losses(CancellationToken stop)
    {
        var losses = new List<string>(twice);
        foreach (var trainee in Trainees)
        {
            losses.AddRange(await InDatabase(db => Losses(db, trainee.AttemptId, stop)));
        }

        return [.. losses.Where(known.Add)];
    }

    public async Task<T> InDatabase<T>(Func<LmsDbContext, Task<T>> act)
    {
        await using var services = School.Services(Looking, folder);
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<LmsDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
        {
            site.Kill();
            await site.WaitForExitAsync();
            site.Dispose();
        }

        await server.DisposeAsync();
    }

    private async Task Fill(int trainees, CancellationToken stop)
    {
        await School.Furnish(Looking, folder, stop);
        var room = await InDatabase(db => ExamRoom.Prepare(db, trainees, DateTimeOffset.UtcNow, stop));
        await StartSite(stop);
        var cookies = await SignedIn.All($"http://{Address}", room.Trainees, stop);
        Trainees = [.. room.Trainees.Zip(cookies).Select(one => new Trainee(one.First.Code, one.Second))];
        foreach (var trainee in Trainees)
        {
            await trainee.Begin(room.Path, request => Insist(request, stop));
        }
    }

    private async Task<IReadOnlyList<string>> Losses(LmsDbContext db, Guid id, CancellationToken stop)
    {
        var attempt = await db.Attempts.AsNoTracking().SingleAsync(attempt => attempt.Id == id, stop);
        var answer = await db.AnswerTexts.SingleAsync(answer => answer.AttemptId == id, stop);
        var saves = db.AnswerRevisions.AsNoTracking().Where(revision => revision.AttemptId == id).OrderBy(revision => revision.Sequence).AsAsyncEnumerable();
        var missing = acknowledged.Keys.Where(noted => noted.Attempt == id).Select(noted => noted.Sequence).ToHashSet();
        var losses = new List<string>();
        var told = AnswerHistory.Beginning;
        try
        {
            await foreach (var save in saves.WithCancellation(stop))
            {
                told = AnswerHistory.Next(told, save.Saved);
                if (save.SavedAt > attempt.AcceptsUntil || save.SavedAt > attempt.HandedInAt)
                {
                    losses.Add($"save {save.Sequence} of {id} was taken at {save.SavedAt:O}, after the time");
                }

                if (acknowledged.TryGetValue((id, told.Sequence), out var noted) && noted == Digest(told.Text))
                {
                    missing.Remove(told.Sequence);
                }
            }

            AnswerHistory.RequireThat(told, answer.Told);
        }
        catch (RuleBrokenException broken)
        {
            return [$"the history of {id} does not hold: {broken.Key} {string.Join(' ', broken.Arguments)}"];
        }

        losses.AddRange(missing.Select(sequence => $"save {sequence} of {id} was acknowledged and is not there"));
        return losses;
    }

    private static UInt128 Digest(string text) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task StartDatabase(CancellationToken stop) => server = await EmbeddedPostgres.Start(
        PostgresProgram.FromPackage(ContentRoot.Find()), Path.Combine(folder, "postgres"), postgres, stop);

    /// <summary>As whatever supervises a site does: one that gave up while the machine was busy is started again.</summary>
    private async Task StartSite(CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            Launch();
            try
            {
                await Ready(stop);
                return;
            }
            catch (StartRefusedException) when (tries < MostStarts && site.HasExited)
            {
                site.Dispose();
            }
        }
    }

    private void Launch()
    {
        var description = new ProcessStartInfo("dotnet", ["exec", typeof(StartUp).Assembly.Location, "run", "--urls", $"http://{Address}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        description.Environment.Remove(CheapSockets.Setting);
        description.Environment["LMS_DATA"] = Path.Combine(folder, "site");
        description.Environment["ConnectionStrings__Lms"] = Database;
        site = Process.Start(description)!;
        site.BeginOutputReadLine();
        site.BeginErrorReadLine();
    }

    private async Task Ready(CancellationToken stop)
    {
        using var client = new HttpClient();
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Patience && !site.HasExited; await Task.Delay(50, stop))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://{Address}/healthz"), stop);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception problem) when (problem is HttpRequestException || (problem is OperationCanceledException && !stop.IsCancellationRequested))
            {
                // Not there yet.
            }
        }

        throw new StartRefusedException(site.HasExited ? "The site has ended by itself." : string.Create(CultureInfo.InvariantCulture, $"The site did not come up within {Patience.TotalMinutes} minutes."));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
