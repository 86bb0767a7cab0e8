using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;

namespace Lms.Tests.Discussions;

/// <summary>
/// Somebody in a room as their page keeps them there: whatever breaks, they come back, ask for what follows the last line they
/// have, take every line once and in order, and send again what was not acknowledged.
/// </summary>
internal sealed class Follower(IReadOnlyList<Uri> nodes, int first, string cookies, Guid session, Way way) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource over = new();
    private Line? line;
    private Task staying = Task.CompletedTask;
    private int node = first;
    private int taken;

    /// <summary>Every line of the log as it was taken, in the order of taking.</summary>
    public List<(long Sequence, Guid Id)> Heard { get; } = [];

    public ConcurrentDictionary<Guid, long> Acknowledged { get; } = new();

    public int Returns { get; private set; }

    public int SentAgain { get; private set; }

    public async Task Come()
    {
        await Join();
        staying = Task.Run(Stay);
    }

    /// <summary>Says it until somebody acknowledges it.</summary>
    /// <param name="cutAfter">Pulls the cable so long after sending, the first time; not at all when null.</param>
    public async Task Say(string text, TimeSpan? cutAfter, CancellationToken stop)
    {
        var id = Guid.NewGuid();
        for (var tries = 0; ; tries++)
        {
            try
            {
                if (line is { IsClosed: false } here)
                {
                    var posting = here.Post(session, text, id);
                    if (cutAfter is { } pause && tries == 0)
                    {
                        await Task.Delay(pause, stop);
                        here.Cut();
                    }

                    Acknowledged[id] = await posting;
                    return;
                }
            }
            catch (Exception lost) when (IsLoss(lost))
            {
                // Whether it was written, nobody knows: the same once more.
                SentAgain++;
            }

            await Task.Delay(Pause, stop);
        }
    }

    public async Task HearsUpTo(long sequence, TimeSpan patience)
    {
        for (var until = DateTime.UtcNow + patience; DateTime.UtcNow < until; await Task.Delay(20))
        {
            lock (Heard)
            {
                if (Heard.Count > 0 && Heard[^1].Sequence >= sequence)
                {
                    return;
                }
            }
        }

        throw new TimeoutException($"Line {sequence} was not heard; the last is {(Heard.Count > 0 ? Heard[^1].Sequence : 0)} after {Returns} returns.");
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await staying;
        await (line?.DisposeAsync() ?? ValueTask.CompletedTask);
        over.Dispose();
    }

    private static bool IsLoss(Exception lost) => lost
        is WebSocketException or HttpRequestException or LineRefusedException or RefusedException { Message: "The line is closed." }
        or OperationCanceledException or TimeoutException or IOException or ObjectDisposedException or InvalidOperationException;

    private async Task Stay()
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                if (line is null or { IsClosed: true })
                {
                    // At the next node: this one may be gone.
                    node = (node + 1) % nodes.Count;
                    await Join();
                    Returns++;
                }

                await Take();
            }
            catch (Exception lost) when (IsLoss(lost))
            {
                line?.Cut();
            }

            await Task.Delay(10, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Join()
    {
        var next = await Line.Open(nodes[node], cookies, way: way);
        await CatchUp(next);
        taken = 0;
        line = next;
    }

    private async Task CatchUp(Line from)
    {
        var missed = await from.Call("Follow", session, Last);
        Take(missed.GetProperty("news"));
    }

    private async Task Take()
    {
        foreach (var (_, news) in line!.News.Skip(taken))
        {
            if (news.GetProperty("sequence").GetInt64() > Last + 1)
            {
                await CatchUp(line);
            }

            Take(news);
            taken++;
        }
    }

    private long Last
    {
        get
        {
            lock (Heard)
            {
                return Heard.Count > 0 ? Heard[^1].Sequence : 0;
            }
        }
    }

    private void Take(JsonElement news)
    {
        foreach (var one in news.ValueKind == JsonValueKind.Array ? news.EnumerateArray().ToList() : [news])
        {
            var sequence = one.GetProperty("sequence").GetInt64();
            if (sequence > Last)
            {
                lock (Heard)
                {
                    Heard.Add((sequence, one.GetProperty("id").GetGuid()));
                }
            }
        }
    }
}
