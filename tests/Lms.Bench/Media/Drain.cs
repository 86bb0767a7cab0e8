using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Lms.Hosting;

namespace Lms.Bench.Media;

/// <summary>A request for bytes, and how many are to come.</summary>
public sealed record Fetch(byte[] Request, long Length)
{
    public static Fetch For(string path, string cookies, long length) => new(
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n{(cookies.Length > 0 ? $"Cookie: {cookies}\r\n" : "")}\r\n"), length);
}

/// <summary>
/// One connection that reads what it asked for into the same small buffer and forgets it: it shares the machine with what is measured.
/// </summary>
public sealed class Drain : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[BufferSize];

    public ValueTask Open(IPEndPoint server, CancellationToken stop) => socket.ConnectAsync(server, stop);

    /// <param name="perSecond">Bytes that are taken off the line in a second at most; 0 for as many as come.</param>
    public async Task Take(Fetch fetch, long perSecond, CancellationToken stop)
    {
        for (var sent = 0; sent < fetch.Request.Length;)
        {
            sent += await socket.SendAsync(fetch.Request.AsMemory(sent), stop);
        }

        var (left, begun) = (await Head(fetch, stop), Stopwatch.GetTimestamp());
        while (left > 0)
        {
            left -= await Receive(0, (int)Math.Min(left, buffer.Length), stop);
            if (perSecond > 0)
            {
                var early = TimeSpan.FromSeconds((double)(fetch.Length - left) / perSecond) - Stopwatch.GetElapsedTime(begun);
                await Task.Delay(early > TimeSpan.Zero ? early : TimeSpan.Zero, stop);
            }
        }
    }

    public void Dispose() => socket.Dispose();

    /// <returns>Bytes that are still to come.</returns>
    private async Task<long> Head(Fetch fetch, CancellationToken stop)
    {
        for (var filled = 0; ;)
        {
            filled += await Receive(filled, buffer.Length - filled, stop);
            var end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                return LengthIn(buffer.AsSpan(0, end + 4)) == fetch.Length
                    ? fetch.Length - (filled - end - 4)
                    : throw new StartRefusedException($"Not the {fetch.Length} bytes that were asked for: {Encoding.ASCII.GetString(buffer, 0, Math.Min(end, 300))}");
            }
        }
    }

    private static long LengthIn(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        return head.StartsWith("HTTP/1.1 200 "u8) && at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out long length, out _) ? length : -1;
    }

    private async ValueTask<int> Receive(int at, int most, CancellationToken stop)
    {
        try
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(at, most), stop);
            return read > 0 ? read : throw new StartRefusedException("The server closed a connection.");
        }
        catch (SocketException broken)
        {
            throw new StartRefusedException($"The server broke a connection off: {broken.Message}.");
        }
    }
}
