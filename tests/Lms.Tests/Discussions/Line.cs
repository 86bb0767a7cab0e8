using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Lms.Tests.Support;

namespace Lms.Tests.Discussions;

/// <summary>A live line as a browser holds it: SignalR's JSON protocol over a real connection, spoken by hand.</summary>
public sealed class Line : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ICarrier carrier;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> calls = new();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int lastCall;

    private Line(ICarrier carrier) => this.carrier = carrier;

    /// <summary>Every line of the log that was pushed, in the order of coming.</summary>
    public ConcurrentQueue<(long Sequence, JsonElement Line)> News { get; } = new();

    /// <summary>Everything that came, as it came.</summary>
    public ConcurrentQueue<string> Raw { get; } = new();

    public bool WasRemoved => Raw.Any(message => message.Contains("\"target\":\"removed\"", StringComparison.Ordinal));

    public bool IsClosed => closed.Task.IsCompleted;

    public Task Closed => closed.Task.WaitAsync(Patience);

    public long Last => News.IsEmpty ? 0 : News.Max(one => one.Sequence);

    public static Task<Line> Open(
        LmsApp node, Visitor visitor, string centre = "song-van", string? origin = null, string hub = "rooms/live", Way way = Way.Sockets)
    {
        var address = new Uri($"{node.Address}/c/{centre}/{hub}");
        return Open(address, visitor.CookiesFor(address), origin, way);
    }

    /// <param name="reads">False for one who takes nothing of what is sent.</param>
    public static async Task<Line> Open(Uri address, string cookies, string? origin = null, Way way = Way.Sockets, bool reads = true)
    {
        var line = await Connect(address, cookies, origin, way);
        await line.Send(new { protocol = "json", version = 1 });
        if (reads)
        {
            _ = line.Receive();
        }

        return line;
    }

    /// <summary>Without the greeting.</summary>
    public static async Task<Line> OpenBare(Uri address, string cookies, Way way)
    {
        var line = await Connect(address, cookies, origin: null, way);
        _ = line.Receive();
        return line;
    }

    private static async Task<Line> Connect(Uri address, string cookies, string? origin, Way way)
    {
        var line = new Line(way switch
        {
            Way.Sockets => new SocketCarrier(address, cookies, origin),
            Way.Events => new EventsCarrier(address, cookies, origin),
            _ => new PollingCarrier(address, cookies, origin),
        });
        await line.carrier.Open(CancellationToken.None);
        return line;
    }

    /// <summary>Calls a method of the hub; a refusal throws <see cref="RefusedException"/> with its words.</summary>
    public async Task<JsonElement> Call(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref lastCall).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = calls[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await Send(new { type = 1, invocationId = id, target = method, arguments });
        return await answer.Task.WaitAsync(Patience);
    }

    public async Task<long[]> Follow(Guid session, long after = 0) =>
        [.. (await Call("Follow", session, after)).GetProperty("news").EnumerateArray().Select(line => line.GetProperty("sequence").GetInt64())];

    public async Task<long> Post(Guid session, string text, Guid? id = null, Guid? replyTo = null) =>
        (await Call("Post", session, id ?? Guid.NewGuid(), text, replyTo)).GetProperty("sequence").GetInt64();

    /// <summary>Waits until this line of the log was pushed.</summary>
    public async Task<JsonElement> Hears(long sequence)
    {
        for (var start = DateTime.UtcNow; DateTime.UtcNow - start < Patience; await Task.Delay(5))
        {
            if (News.FirstOrDefault(one => one.Sequence == sequence) is { Sequence: > 0 } found)
            {
                return found.Line;
            }
        }

        throw new TimeoutException($"{sequence} was not heard, only {string.Join(',', News.Select(one => one.Sequence))}");
    }

    /// <summary>Waits for a push of this name whose first argument is as wanted, from this one of <see cref="Raw"/> on.</summary>
    public async Task<JsonElement> Hears(string target, Func<JsonElement, bool> wanted, int from = 0)
    {
        for (var start = DateTime.UtcNow; DateTime.UtcNow - start < Patience; await Task.Delay(5))
        {
            foreach (var raw in Raw.Skip(from).Where(raw => raw.Contains($"\"target\":\"{target}\"", StringComparison.Ordinal)))
            {
                var said = JsonDocument.Parse(raw).RootElement.GetProperty("arguments");
                if (said.GetArrayLength() == 0 || wanted(said[0]))
                {
                    return said;
                }
            }
        }

        throw new TimeoutException($"{target} was not heard, only: {string.Join('\n', Raw)}");
    }

    /// <summary>The cable is pulled: no farewell.</summary>
    public void Cut() => carrier.Cut();

    public ValueTask DisposeAsync()
    {
        carrier.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Says a thing and waits for no answer.</summary>
    public Task Send(object message) => Send(JsonSerializer.Serialize(message) + End);

    /// <summary>Says anything at all.</summary>
    public Task Send(string text) => carrier.Send(Encoding.UTF8.GetBytes(text));

    private async Task Receive()
    {
        try
        {
            await carrier.Receive(Take);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or HttpRequestException)
        {
            // Cut.
        }

        closed.TrySetResult();
        foreach (var call in calls.Values)
        {
            call.TrySetException(new RefusedException("The line is closed."));
        }
    }

    private void Take(string text)
    {
        foreach (var message in text.Split(End, StringSplitOptions.RemoveEmptyEntries))
        {
            Raw.Enqueue(message);
            var read = JsonDocument.Parse(message).RootElement;
            switch (read.TryGetProperty("type", out var type) ? type.GetInt32() : 0)
            {
                case 1 when read.GetProperty("target").GetString() == "news":
                    foreach (var line in read.GetProperty("arguments")[0].EnumerateArray())
                    {
                        News.Enqueue((line.GetProperty("sequence").GetInt64(), line));
                    }

                    break;
                case 3 when calls.TryRemove(read.GetProperty("invocationId").GetString()!, out var call):
                    Answer(call, read);
                    break;
            }
        }
    }

    private static void Answer(TaskCompletionSource<JsonElement> call, JsonElement read)
    {
        if (read.TryGetProperty("error", out var error))
        {
            call.TrySetException(new RefusedException(error.GetString()!));
        }
        else
        {
            call.TrySetResult(read.TryGetProperty("result", out var result) ? result : default);
        }
    }
}

/// <summary>The hub said no; the message is all that a browser gets to see.</summary>
public sealed class RefusedException(string words) : Exception(words);

public sealed class LineRefusedException(System.Net.HttpStatusCode status, Exception inner) : Exception($"{status}", inner)
{
    public System.Net.HttpStatusCode Status => status;
}
