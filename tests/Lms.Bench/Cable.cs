using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Lms.Bench;

/// <summary>
/// A line to a server on this machine that can be cut. Of the connections over a line that is cut one half is broken off, old
/// ones and new; over the others nothing comes any more, and what was sent arrives, late, once the line is mended.
/// </summary>
public sealed class Cable : IAsyncDisposable
{
    private readonly IPEndPoint server;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<int, Socket> carried = [];
    private readonly Task accepting;
    private TaskCompletionSource whole = new();
    private int connections;

    private Cable(IPEndPoint server)
    {
        this.server = server;
        whole.SetResult();
        listener.Start();
        accepting = Accept();
    }

    public IPEndPoint Address => (IPEndPoint)listener.LocalEndpoint;

    public static Cable To(IPEndPoint server) => new(server);

    public void Cut()
    {
        whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var (number, client) in carried.Where(one => IsBroken(one.Key)))
        {
            Break(client);
        }
    }

    public void Mend() => whole.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await accepting;
        foreach (var client in carried.Values)
        {
            client.Dispose();
        }

        end.Dispose();
    }

    private static bool IsBroken(int number) => number % 2 == 0;

    /// <summary>As a line breaks, not as a server says goodbye.</summary>
    private static void Break(Socket client)
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync(end.Token);
                var number = ++connections;
                if (!whole.Task.IsCompleted && IsBroken(number))
                {
                    Break(client);
                    continue;
                }

                carried[number] = client;
                _ = Carry(number, client);
            }
        }
        catch (Exception ending) when (ending is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Taken away.
        }
    }

    private async Task Carry(int number, Socket client)
    {
        using var toServer = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            client.NoDelay = true;
            await whole.Task.WaitAsync(end.Token);
            await toServer.ConnectAsync(server, end.Token);
            var back = Pass(toServer, client);
            await Pass(client, toServer);
            await back;
        }
        catch (Exception broken) when (broken is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side is gone: so is the other.
        }
        finally
        {
            carried.TryRemove(number, out _);
            client.Dispose();
        }
    }

    private async Task Pass(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReceiveAsync(buffer, end.Token)) > 0)
        {
            await whole.Task.WaitAsync(end.Token);
            for (var sent = 0; sent < read;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), end.Token);
            }
        }

        to.Shutdown(SocketShutdown.Send);
    }
}
