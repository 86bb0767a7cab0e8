using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Lms.Tests.Discussions;

/// <summary>The ways over which a line may be carried.</summary>
public enum Way
{
    Sockets,
    Events,
    Polling,
}

/// <summary>Bytes of a line to and fro, as one of SignalR's transports carries them.</summary>
internal interface ICarrier : IDisposable
{
    Task Open(CancellationToken stop);

    Task Send(byte[] bytes);

    /// <summary>Hands on what comes until nothing more will.</summary>
    Task Receive(Action<string> take);

    /// <summary>The cable is pulled: no farewell.</summary>
    void Cut();
}

internal sealed class SocketCarrier : ICarrier
{
    private readonly ClientWebSocket socket = new();
    private readonly Uri address;

    public SocketCarrier(Uri address, string cookies, string? origin)
    {
        this.address = new UriBuilder(address) { Scheme = "ws" }.Uri;
        socket.Options.SetRequestHeader("Cookie", cookies);
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }
    }

    public async Task Open(CancellationToken stop)
    {
        try
        {
            await socket.ConnectAsync(address, stop);
        }
        catch (WebSocketException refused)
        {
            throw new LineRefusedException(socket.HttpStatusCode, refused);
        }
    }

    public Task Send(byte[] bytes) => socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public async Task Receive(Action<string> take)
    {
        var buffer = new byte[16 * 1024];
        var text = new MemoryStream();
        while (socket.State == WebSocketState.Open)
        {
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                take(Encoding.UTF8.GetString(text.ToArray()));
                text.SetLength(0);
            }
        }
    }

    public void Cut() => socket.Abort();

    public void Dispose() => socket.Dispose();
}

/// <summary>What both ways of plain HTTP share: asked for first, and written to by posts.</summary>
internal abstract class HttpCarrier(Uri address, string cookies, string? origin) : ICarrier
{
    private readonly CancellationTokenSource cut = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    protected Uri Here { get; private set; } = new("about:blank");

    protected CancellationToken IsCut => cut.Token;

    public virtual async Task Open(CancellationToken stop)
    {
        using var asked = await Ask(new HttpRequestMessage(HttpMethod.Post, new Uri($"{address}/negotiate?negotiateVersion=1")));
        if (asked.StatusCode != HttpStatusCode.OK)
        {
            throw new LineRefusedException(asked.StatusCode, new HttpRequestException("negotiate"));
        }

        using var told = JsonDocument.Parse(await asked.Content.ReadAsStringAsync(stop));
        Here = new Uri($"{address}?id={told.RootElement.GetProperty("connectionToken").GetString()}");
    }

    public async Task Send(byte[] bytes)
    {
        using var answer = await Ask(new HttpRequestMessage(HttpMethod.Post, Here) { Content = new ByteArrayContent(bytes) });
        if (!answer.IsSuccessStatusCode)
        {
            throw new LineRefusedException(answer.StatusCode, new HttpRequestException("send"));
        }
    }

    public abstract Task Receive(Action<string> take);

    public void Cut() => cut.Cancel();

    public void Dispose()
    {
        cut.Cancel();
        http.Dispose();
    }

    protected Task<HttpResponseMessage> Ask(HttpRequestMessage request)
    {
        request.Headers.Add("Cookie", cookies);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, IsCut);
    }
}

internal sealed class EventsCarrier(Uri address, string cookies, string? origin) : HttpCarrier(address, cookies, origin)
{
    private HttpResponseMessage? answer;

    public override async Task Open(CancellationToken stop)
    {
        await base.Open(stop);
        var request = new HttpRequestMessage(HttpMethod.Get, Here);
        request.Headers.Add("Accept", "text/event-stream");
        answer = await Ask(request);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new LineRefusedException(answer.StatusCode, new HttpRequestException("events"));
        }
    }

    public override async Task Receive(Action<string> take)
    {
        using var reader = new StreamReader(await answer!.Content.ReadAsStreamAsync(IsCut));
        while (await reader.ReadLineAsync(IsCut) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                take(line[6..]);
            }
        }
    }
}

internal sealed class PollingCarrier(Uri address, string cookies, string? origin) : HttpCarrier(address, cookies, origin)
{
    public override async Task Open(CancellationToken stop)
    {
        await base.Open(stop);

        // The first poll is answered at once, empty: the line stands.
        using var answer = await Ask(new HttpRequestMessage(HttpMethod.Get, Here));
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new LineRefusedException(answer.StatusCode, new HttpRequestException("poll"));
        }
    }

    public override async Task Receive(Action<string> take)
    {
        while (true)
        {
            using var answer = await Ask(new HttpRequestMessage(HttpMethod.Get, Here));
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                return;
            }

            take(await answer.Content.ReadAsStringAsync(IsCut));
        }
    }
}
