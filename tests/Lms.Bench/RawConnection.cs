using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Lms.Hosting;

namespace Lms.Bench;

/// <summary>
/// HTTP/1.1 on a bare socket: the measuring shares the machine with what is measured, so it does as little as it can.
/// </summary>
public sealed class RawConnection(int room = 128 * 1024) : IDisposable
{
    private static readonly byte[] Ok = "HTTP/1.1 200 "u8.ToArray();

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[room];
    private int filled;

    public ValueTask Open(IPEndPoint server, CancellationToken stop) => socket.ConnectAsync(server, stop);

    public void Dispose() => socket.Dispose();

    public async ValueTask Ask(Ask ask, CancellationToken stop)
    {
        await Exchange(ask.Request, stop);
        Check(ask);
    }

    /// <summary>The whole answer, good until the next.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> Exchange(ReadOnlyMemory<byte> request, CancellationToken stop)
    {
        for (var sent = 0; sent < request.Length;)
        {
            sent += await socket.SendAsync(request[sent..], stop);
        }

        filled = 0;
        while (!IsWhole())
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), stop);
            filled += read > 0 ? read : throw new StartRefusedException("The server closed a connection.");
        }

        return buffer.AsMemory(0, filled);
    }

    private void Check(Ask ask)
    {
        var answer = buffer.AsSpan(0, filled);
        if (!answer.StartsWith(Ok) || filled < ask.MinLength || answer.IndexOf(ask.MustHold) < 0)
        {
            throw new StartRefusedException(
                $"An answer of {filled} bytes is not the page that was asked for: {Encoding.UTF8.GetString(answer[..Math.Min(filled, 200)])}");
        }
    }

    private bool IsWhole()
    {
        var answer = buffer.AsSpan(0, filled);
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var length = answer[..head].IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            // In pieces: the last one is empty.
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        }

        return Utf8Parser.TryParse(answer[(length + "Content-Length: ".Length)..], out int body, out _) && filled >= head + 4 + body;
    }
}
