using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Lms.Hosting;

namespace Lms.Bench.Discussions;

/// <summary>
/// One who follows a room: SignalR's JSON protocol over a WebSocket on a bare socket. A thousand of them share the machine with
/// what they measure, so a message is looked at where it lies and never made into objects.
/// </summary>
public sealed class Follower(IPEndPoint server, string path, string cookies) : IDisposable
{
    private const byte End = 0x1e;
    private const byte Whole = 0x80;
    private const byte Text = 1;
    private const byte Closing = 8;
    private const byte Asking = 9;
    private const byte Answering = 10;
    private const byte Masked = 0x80;
    private const byte TwoMoreBytes = 126;
    private const byte EightMoreBytes = 127;

    private static readonly byte[] News = Encoding.ASCII.GetBytes("{\"type\":1,\"target\":\"news\"");
    private static readonly byte[] Completion = Encoding.ASCII.GetBytes("{\"type\":3,\"invocationId\":\"");
    private static readonly byte[] Sequence = Encoding.ASCII.GetBytes("\"sequence\":");
    private static readonly byte[] Error = Encoding.ASCII.GetBytes("\"error\":");
    private static readonly byte[] Ping = Frame("{\"type\":6}");
    private static readonly byte[] Handshake = Frame("{\"protocol\":\"json\",\"version\":1}");

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Dictionary<int, TaskCompletionSource<string>> calls = [];
    private readonly TaskCompletionSource greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim sending = new(1);
    private byte[] buffer = new byte[2 * 1024];
    private int filled;
    private byte[] message = [];
    private int messageLength;
    private int lastCall;

    /// <summary>Told of every line of the log that comes.</summary>
    public Tally? Tally { get; set; }

    /// <summary>Why nothing comes any more; null as long as it does.</summary>
    public string? Lost { get; private set; }

    public async Task Open(CancellationToken stop)
    {
        await socket.ConnectAsync(server, stop);
        var request = $"GET {path} HTTP/1.1\r\nHost: {server}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: {cookies}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), stop);
        int head;
        while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await Fill(stop);
        }

        if (!buffer.AsSpan(0, filled).StartsWith("HTTP/1.1 101 "u8))
        {
            throw new StartRefusedException($"No line: {Encoding.UTF8.GetString(buffer, 0, Math.Min(filled, 200))}");
        }

        Drop(head + 4);
        await socket.SendAsync(Handshake, stop);
        _ = Receive();
        await greeted.Task.WaitAsync(stop);
    }

    /// <summary>Calls a method of the hub.</summary>
    /// <param name="arguments">As JSON, without the brackets.</param>
    /// <returns>The answer as it came; a refusal throws.</returns>
    public async Task<string> Call(string method, string arguments, CancellationToken stop)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        int id;
        lock (calls)
        {
            id = ++lastCall;
            calls[id] = answer;
        }

        await Send(Frame(string.Create(CultureInfo.InvariantCulture, $"{{\"type\":1,\"invocationId\":\"{id}\",\"target\":\"{method}\",\"arguments\":[{arguments}]}}")), stop);
        return await answer.Task.WaitAsync(stop);
    }

    /// <summary>A line that says nothing for half a minute is cut.</summary>
    public Task StayAlive(CancellationToken stop) => Lost is null ? Send(Ping, stop) : Task.CompletedTask;

    public void Dispose() => socket.Dispose();

    private async Task Send(byte[] frame, CancellationToken stop)
    {
        await sending.WaitAsync(stop);
        try
        {
            await socket.SendAsync(frame, stop);
        }
        finally
        {
            sending.Release();
        }
    }

    private static byte[] Frame(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text) + 1;
        var head = length < TwoMoreBytes ? 6 : 8;
        var frame = new byte[head + length];
        frame[0] = Whole | Text;
        frame[1] = (byte)(Masked | (head == 6 ? length : TwoMoreBytes));
        if (head == 8)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), checked((ushort)length));
        }

        // A mask of noughts changes nothing.
        Encoding.UTF8.GetBytes(text, frame.AsSpan(head));
        frame[^1] = End;
        return frame;
    }

    private async Task Receive()
    {
        try
        {
            while (true)
            {
                while (TakeFrame())
                {
                }

                await Fill(CancellationToken.None);
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException or StartRefusedException)
        {
            Lost = problem.Message;
            greeted.TrySetException(new StartRefusedException($"A line was lost: {Lost}"));
            lock (calls)
            {
                foreach (var call in calls.Values)
                {
                    call.TrySetException(new StartRefusedException($"A line was lost: {Lost}"));
                }
            }
        }
    }

    private async ValueTask Fill(CancellationToken stop)
    {
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = await socket.ReceiveAsync(buffer.AsMemory(filled), stop);
        filled += read > 0 ? read : throw new StartRefusedException("The server closed it.");
    }

    private void Drop(int bytes)
    {
        buffer.AsSpan(bytes, filled - bytes).CopyTo(buffer);
        filled -= bytes;
    }

    /// <returns>False when there is no whole frame yet.</returns>
    private bool TakeFrame()
    {
        var here = buffer.AsSpan(0, filled);
        if (filled < 2 || HeadOf(here) is not var (head, length) || filled < head + length)
        {
            return false;
        }

        var body = here.Slice(head, length);
        var isLast = (here[0] & Whole) != 0;
        switch (here[0] & 0x0f)
        {
            case Closing:
                throw new StartRefusedException("The server said goodbye.");
            case Asking or Answering:
                break;
            case var _ when isLast && messageLength == 0:
                Take(body);
                break;
            default:
                Keep(body, isLast);
                break;
        }

        Drop(head + length);
        return true;
    }

    /// <summary>Null when the frame's length has not come yet.</summary>
    private static (int Head, int Length)? HeadOf(ReadOnlySpan<byte> here) => (here[1], here.Length) switch
    {
        (TwoMoreBytes, < 4) or (EightMoreBytes, < 10) => null,
        (TwoMoreBytes, _) => (4, BinaryPrimitives.ReadUInt16BigEndian(here[2..])),
        (EightMoreBytes, _) => (10, checked((int)BinaryPrimitives.ReadUInt64BigEndian(here[2..]))),
        var (length, _) => (2, length),
    };

    /// <summary>Long messages come in several frames.</summary>
    private void Keep(ReadOnlySpan<byte> part, bool isLast)
    {
        if (message.Length < messageLength + part.Length)
        {
            Array.Resize(ref message, Math.Max(messageLength + part.Length, message.Length * 2));
        }

        part.CopyTo(message.AsSpan(messageLength));
        messageLength += part.Length;
        if (isLast)
        {
            var length = messageLength;
            messageLength = 0;
            Take(message.AsSpan(0, length));
        }
    }

    private void Take(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf(End) is >= 0 and var end)
        {
            var one = text[..end];
            text = text[(end + 1)..];
            if (one.StartsWith(News))
            {
                Hear(one);
            }
            else if (one.StartsWith(Completion))
            {
                Answer(one);
            }
            else if (one.Length == 2)
            {
                greeted.TrySetResult();
            }
        }
    }

    private void Hear(ReadOnlySpan<byte> news)
    {
        while (news.IndexOf(Sequence) is >= 0 and var at)
        {
            news = news[(at + Sequence.Length)..];
            if (Utf8Parser.TryParse(news, out long sequence, out _))
            {
                Tally?.Heard(sequence);
            }
        }
    }

    private void Answer(ReadOnlySpan<byte> answer)
    {
        if (!Utf8Parser.TryParse(answer[Completion.Length..], out int id, out _))
        {
            return;
        }

        TaskCompletionSource<string>? call;
        lock (calls)
        {
            calls.Remove(id, out call);
        }

        var text = Encoding.UTF8.GetString(answer);
        if (answer.IndexOf(Error) >= 0)
        {
            call?.TrySetException(new StartRefusedException(text));
        }
        else
        {
            call?.TrySetResult(text);
        }
    }
}
