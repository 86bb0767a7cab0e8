using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Lms.Data.Discussions;
using Lms.Features.Discussions.Live;
using Lms.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lms.Bench.Discussions;

/// <summary>
/// What SignalR does at best on this machine: every post goes to everybody as the same bytes, without a database, a log or the
/// question who may hear it. And beside it what bare Kestrel does: the same bytes to every WebSocket. A process of its own, as
/// Lms is.
/// </summary>
public static class BareHub
{
    public const string Verb = "bare-hub";
    public const string HubPath = "/hub";
    public const string SocketPath = "/sockets";

    public static async Task<int> Serve(string url, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddSignalR().AddJsonProtocol(options => options.PayloadSerializerOptions.Encoder = Readable.Encoder);
        builder.Services.AddRouting();
        await using var app = builder.Build();
        app.UseWebSockets();
        app.MapHub<Repeater>(HubPath);
        var sockets = new BareSockets();
        app.Map(SocketPath, sockets.Serve);
        app.MapGet("/", () => "ready");
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    /// <summary>The bytes are to be the same: letters as they are.</summary>
    internal static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal static RoomNews Line(long sequence, Guid id, string body) => new(
        sequence, id, "Post", id, "Nguyễn Thị Đo Tốc Bcd", ByLecturer: false, DateTimeOffset.UtcNow, $"<p>{body}</p>\n", null, null, null, null, null);

    private sealed class Repeater : Hub
    {
        private static long last = 1;

        /// <summary>Everybody listens; there is nothing to catch up with.</summary>
        public Task<CatchUp> Follow(Guid sessionId, long after) => Context.ConnectionAborted.IsCancellationRequested
            ? Task.FromCanceled<CatchUp>(Context.ConnectionAborted)
            : Task.FromResult(new CatchUp([], More: sessionId == Guid.Empty && after < 0, DateTimeOffset.UtcNow));

        public async Task<Posted> Post(Guid sessionId, Guid id, string body, Guid? replyTo)
        {
            var line = Line(Interlocked.Increment(ref last), replyTo ?? id, body);
            await Clients.All.SendAsync(RoomReader.News, (RoomNews[])[line]);
            return new Posted(line.Sequence, line.At);
        }
    }
}

/// <summary>As little of the protocol as the same followers need.</summary>
internal sealed class BareSockets
{
    private readonly ConcurrentDictionary<WebSocket, SemaphoreSlim> all = new();
    private long last = 1;

    public async Task Serve(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var sending = all[socket] = new SemaphoreSlim(1);
        var buffer = new byte[8 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), http.RequestAborted) is { MessageType: WebSocketMessageType.Text } part)
            {
                await Take(Encoding.UTF8.GetString(buffer, 0, part.Count - 1), socket, sending);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // Like the followers of the others.
        }

        all.TryRemove(socket, out _);
    }

    private async Task Take(string text, WebSocket socket, SemaphoreSlim sending)
    {
        if (text.StartsWith("{\"protocol\"", StringComparison.Ordinal))
        {
            await Send(socket, sending, "{}\u001e"u8.ToArray());
            return;
        }

        using var call = JsonDocument.Parse(text);
        if (!call.RootElement.TryGetProperty("invocationId", out var id))
        {
            return;
        }

        var sequence = call.RootElement.GetProperty("target").GetString() == "Post" ? await Repeat(call.RootElement.GetProperty("arguments")) : 0;
        await Send(socket, sending, Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{{\"type\":3,\"invocationId\":\"{id.GetString()}\",\"result\":{{\"sequence\":{sequence}}}}}\u001e")));
    }

    private async Task<long> Repeat(JsonElement arguments)
    {
        var sequence = Interlocked.Increment(ref last);
        var line = JsonSerializer.Serialize(
            BareHub.Line(sequence, arguments[1].GetGuid(), arguments[2].GetString()!), BareHub.Readable);
        var bytes = Encoding.UTF8.GetBytes($"{{\"type\":1,\"target\":\"news\",\"arguments\":[[{line}]]}}\u001e");
        await Task.WhenAll(all.Select(one => Send(one.Key, one.Value, bytes)));
        return sequence;
    }

    private static async Task Send(WebSocket socket, SemaphoreSlim sending, byte[] bytes)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }
}
