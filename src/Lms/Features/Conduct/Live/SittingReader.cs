using Lms.Data.Conduct;
using Lms.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Conduct.Live;

/// <summary>
/// Reads one sitting: at once when something was done there, and every other second while somebody watches the board, for saves
/// tell nobody, so that they cost what they did. Whoever may hear it no longer is sent away.
/// </summary>
public sealed class SittingReader(SittingKey sitting, ConductReading reading, IHubClients clients, Action<string> remove, ILogger log)
    : LiveReader<SittingKey, SittingHearer>(sitting, clients, remove, log)
{
    public const string State = "state";
    public const string Board = "board";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private Dictionary<int, BoardRow> shown = [];
    private int isDirty;
    private (DateTimeOffset Closes, DateTimeOffset? PausedAt) frame;

    private bool IsWatched => Hearers.Any(one => one.Hearer.AttemptId is null);

    public override void MarkDirty()
    {
        Volatile.Write(ref isDirty, 1);
        Call();
    }

    public override void Add(SittingHearer hearer, HubCallerContext connection)
    {
        base.Add(hearer, connection);

        // Only so that the beat begins: whoever joins reads for itself, and two hundred who join at once concern nobody else.
        Call();
    }

    // Until something was done, somebody joined or it is time.
    protected override async Task<bool> Wait()
    {
        using var beat = new CancellationTokenSource();
        if (IsWatched)
        {
            beat.CancelAfter(Beat);
        }

        try
        {
            return await Calls.WaitToReadAsync(beat.Token) && Calls.TryRead(out _);
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    protected override async Task Push()
    {
        var toCandidates = Interlocked.Exchange(ref isDirty, 0) == 1;
        var here = Hearers.Where(one => toCandidates || one.Hearer.AttemptId is null).ToArray();
        var read = await reading.Read(Key.CentreId, Key.SittingId, [.. here.Select(one => one.Hearer)], IsWatched, CancellationToken.None);
        var sent = here
            .Where(one => read.Candidates.ContainsKey(one.Hearer))
            .Select(one => Clients.Client(one.Hearer.ConnectionId).SendAsync(State, read.Candidates[one.Hearer]))
            .Append(ToWatchers(read));
        await Task.WhenAny(Task.WhenAll(sent), Task.Delay(Patience));
        foreach (var (hearer, connection) in here.Where(one => !read.Candidates.ContainsKey(one.Hearer) && !read.Watchers.Contains(one.Hearer)))
        {
            SendAway(hearer, connection);
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
            : Clients.Clients([.. read.Watchers.Select(hearer => hearer.ConnectionId)]).SendAsync(Board, board with { Rows = changed });
    }
}
