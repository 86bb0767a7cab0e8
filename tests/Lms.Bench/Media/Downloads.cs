using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Lms.Hosting;

namespace Lms.Bench.Media;

/// <summary>Asks for one path after the other over a connection that stays open, and throws away what comes.</summary>
public sealed class Downloads : IDisposable
{
    private const int BufferSize = 256 * 1024;

    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[BufferSize];

    /// <summary>Bytes of bodies that connections take in over a while.</summary>
    /// <param name="asks">What each connection asks for, in turn.</param>
    /// <returns>Bytes a second.</returns>
    public static async Task<double> Flood(IPEndPoint server, IReadOnlyList<byte[][]> asks, TimeSpan length, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var taken = await Task.WhenAll(asks.Select(own => Task.Run(
            async () =>
            {
                using var line = await Open(server, stop);
                var bytes = 0L;
                for (var turn = 0; clock.Elapsed < length; turn++)
                {
                    bytes += await line.Take(own[turn % own.Length], until: () => clock.Elapsed < length, pause: TimeSpan.Zero, stop);
                }

                return bytes;
            },
            stop)));
        return taken.Sum() / clock.Elapsed.TotalSeconds;
    }

    public static async Task<Downloads> Open(IPEndPoint server, CancellationToken stop)
    {
        var line = new Downloads();
        await line.socket.ConnectAsync(server, stop);
        return line;
    }

    /// <param name="until">Asked after each piece; where it says no, the rest is left.</param>
    /// <param name="pause">Between two pieces: a slow line.</param>
    /// <returns>Bytes of the body that came.</returns>
    public async Task<long> Take(byte[] ask, Func<bool> until, TimeSpan pause, CancellationToken stop)
    {
        await socket.SendAsync(ask, stop);
        var filled = 0;
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), stop);
            filled += read > 0 ? read : throw new StartRefusedException("The server hung up.");
        }

        var length = LengthIn(Encoding.ASCII.GetString(buffer, 0, end));
        var came = (long)(filled - end - 4);
        while (came < length && until())
        {
            var read = await socket.ReceiveAsync(buffer, stop);
            came += read > 0 ? read : throw new StartRefusedException("The server hung up.");
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, stop);
            }
        }

        return came;
    }

    public void Dispose() => socket.Dispose();

    private static long LengthIn(string head)
    {
        const string Name = "Content-Length:";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && at >= 0
            ? long.Parse(head[(at + Name.Length)..].Split('\r')[0], CultureInfo.InvariantCulture)
            : throw new StartRefusedException($"A download was answered with {head.Split('\r')[0]}");
    }
}
