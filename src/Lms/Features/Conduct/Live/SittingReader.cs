using System.Collections.Concurrent;
using System.Threading.Channels;
using Lms.Data.Conduct;
using Microsoft.AspNetCore.SignalR;
using Npgsql;

namespace Lms.Features.Conduct.Live;

/// <summary>
/// Reads one sitting for all of this node's connections to it: at once when something was done there, and every other second
/// while somebody watches the board, for saves tell nobody, so that they cost what they did. Whoever may hear it no longer is
/// sent away first.
/// </summary>
public sealed class SittingReader(
    SittingKey sitting, ConductReading reading, IHubContext<ExamHub> hub, Action<string> remove, ILogger log)
{
    public const string State = "state";
    public const string Board = "board";
    public const string Removed = "removed";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>A connection that does not take what it is sent is cut by the server; the others do not wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<string, (SittingHearer Hearer, HubCallerContext Connection)> hearers = new();
    private Dictionary<int, BoardRow> shown = [];
    private int isDirty;
    private (DateTimeOffset Closes, DateTimeOffset? PausedAt) frame;

    public SittingKey Sitting => sitting;

    private bool IsWatched => hearers.Values.Any(one => one.Hearer.AttemptId is null);

    public void Start()
    {
        // On nobody's behalf: what is read here belongs to no request.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(Run);
        }
    }

    public void Stop() => calls.Writer.TryComplete();

    public void MarkDirty()
    {
        Volatile.Write(ref isDirty, 1);
        calls.Writer.TryWrite(true);
    }

    public void Add(SittingHearer hearer, HubCallerContext connection)
    {
        hearers[hearer.ConnectionId] = (hearer, connection);

        // Only so that the beat begins: whoever joins reads for itself, and two hundred who join at once concern nobody else.
        calls.Writer.TryWrite(true);
    }

    /// <summary>How many are left.</summary>
    public int Remove(string connectionId)
    {
        hearers.TryRemove(connectionId, out _);
        return hearers.Count;
    }

    public bool HasHearer(Guid personId) => hearers.Values.Any(one => one.Hearer.PersonId == personId);

    public void Abort(Guid personId)
    {
        foreach (var (hearer, connection) in hearers.Values.Where(one => one.Hearer.PersonId == personId))
        {
            remove(hearer.ConnectionId);
            connection.Abort();
        }
    }

    private async Task Run()
    {
        while (await Wait())
        {
            try
            {
                await Push(toCandidates: Interlocked.Exchange(ref isDirty, 0) == 1);
            }
            catch (Exception problem) when (problem is NpgsqlException or TimeoutException or InvalidOperationException or IOException)
            {
                log.LogWarning("Sitting {Sitting} could not be read: {Problem}", sitting.SittingId, problem.Message);
                await Task.Delay(Pause);
                MarkDirty();
            }
        }
    }

    // Until something was done, somebody joined or it is time; false at the end.
    private async Task<bool> Wait()
    {
        using var beat = new CancellationTokenSource();
        if (IsWatched)
        {
            beat.CancelAfter(Beat);
        }

        try
        {
            return await calls.Reader.WaitToReadAsync(beat.Token) && calls.Reader.TryRead(out _);
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private async Task Push(bool toCandidates)
    {
        var here = hearers.Values.Where(one => toCandidates || one.Hearer.AttemptId is null).ToArray();
        var read = await reading.Read(
            sitting.CentreId, sitting.SittingId, [.. here.Select(one => one.Hearer)], IsWatched, CancellationToken.None);
        var sent = here
            .Where(one => read.Candidates.ContainsKey(one.Hearer))
            .Select(one => hub.Clients.Client(one.Hearer.ConnectionId).SendAsync(State, read.Candidates[one.Hearer]))
            .Append(ToWatchers(read));
        await Task.WhenAny(Task.WhenAll(sent), Task.Delay(Patience));
        foreach (var (hearer, connection) in here.Where(one => !read.Candidates.ContainsKey(one.Hearer) && !read.Watchers.Contains(one.Hearer)))
        {
            remove(hearer.ConnectionId);
            _ = Goodbye(hearer.ConnectionId, connection);
        }
    }

    /// <summary>Only the rows that changed; a page has read the whole board as it joined.</summary>
    private Task ToWatchers(SittingReading read)
    {
        if (read.Board is not { } board || read.Watchers.Count == 0)
        {
            return Task.CompletedTask;
        }

        var changed = board.Rows.Where(row => !shown.TryGetValue(row.Number, out var before) || before != row).ToList();
        var isFramed = frame == (board.Closes, board.PausedAt);
        shown = board.Rows.ToDictionary(row => row.Number);
        frame = (board.Closes, board.PausedAt);
        return changed.Count == 0 && isFramed
            ? Task.CompletedTask
            : hub.Clients.Clients([.. read.Watchers.Select(hearer => hearer.ConnectionId)]).SendAsync(Board, board with { Rows = changed });
    }

    // The word gets a moment to arrive before the line is cut.
    private async Task Goodbye(string connectionId, HubCallerContext connection)
    {
        await Task.WhenAny(hub.Clients.Client(connectionId).SendAsync(Removed), Task.Delay(Pause));
        await Task.Delay(Pause);
        connection.Abort();
    }
}
