using System.Diagnostics;
using System.Net;
using Lms.Data;
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
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly string folder;
    private readonly Dictionary<string, string> postgres;
    private readonly TrialSite site;
    private readonly AcknowledgedSaves acknowledged = new();
    private readonly HashSet<string> known = [];
    private EmbeddedPostgres server = null!;

    private ExamTrial(string folder, IReadOnlyDictionary<string, string> settings)
    {
        this.folder = folder;
        postgres = new Dictionary<string, string>(settings) { ["port"] = $"{TrialSite.FreePort()}" };
        site = new TrialSite(Path.Combine(folder, "site"));
    }

    public IPEndPoint Address => site.Address;

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

    public void Note(Guid attempt, long sequence, string text) => acknowledged.Note(attempt, sequence, text);

    /// <summary>Takes time away, or gives it back.</summary>
    public Task LetEnd(Trainee trainee, DateTimeOffset end, CancellationToken stop) => InDatabase(db => db.Attempts
        .Where(attempt => attempt.Id == trainee.AttemptId).ExecuteUpdateAsync(set => set.SetProperty(attempt => attempt.AcceptsUntil, end), stop));

    public Task<DateTimeOffset> AcceptsUntil(Trainee trainee, CancellationToken stop) => InDatabase(db => db.Attempts
        .Where(attempt => attempt.Id == trainee.AttemptId).Select(attempt => attempt.AcceptsUntil).SingleAsync(stop));

    public Task<string> Stored(Trainee trainee, CancellationToken stop) => InDatabase(db => db.AnswerTexts
        .Where(answer => answer.AttemptId == trainee.AttemptId).Select(answer => answer.Text).SingleAsync(stop));

    public async Task KillSite(CancellationToken stop)
    {
        await site.Kill(stop);
        await site.Start(Database, stop);
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
        await site.Ready(stop);
    }

    /// <summary>
    /// What was acknowledged and is not there, histories that do not hold, and saves that were taken after time. Empty when
    /// all is well; what was told once is not told again.
    /// </summary>
    public async Task<IReadOnlyList<string>> Losses(CancellationToken stop)
    {
        var losses = new List<string>(acknowledged.Twice);
        foreach (var trainee in Trainees)
        {
            losses.AddRange(await InDatabase(db => acknowledged.Losses(db, trainee.AttemptId, stop)));
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
        await site.Kill(CancellationToken.None);
        await server.DisposeAsync();
    }

    private async Task Fill(int trainees, CancellationToken stop)
    {
        await School.Furnish(Looking, folder, stop);
        var room = await InDatabase(db => ExamRoom.Prepare(db, trainees, DateTimeOffset.UtcNow, stop));
        await site.Start(Database, stop);
        var cookies = await SignedIn.All($"http://{Address}", room.Trainees, stop);
        Trainees = [.. room.Trainees.Zip(cookies).Select(one => new Trainee(one.First.Code, one.Second))];
        foreach (var trainee in Trainees)
        {
            await trainee.Begin(room.Path, request => Insist(request, stop));
        }
    }

    private async Task StartDatabase(CancellationToken stop) => server = await EmbeddedPostgres.Start(
        PostgresProgram.FromPackage(ContentRoot.Find()), Path.Combine(folder, "postgres"), postgres, stop);
}
