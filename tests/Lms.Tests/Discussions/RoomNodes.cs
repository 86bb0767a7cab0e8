using System.Net;
using System.Net.Sockets;
using Lms.Tests.Support;

namespace Lms.Tests.Discussions;

/// <summary>The site as two processes on one database, and before them an address that leads to either.</summary>
internal sealed class RoomNodes : IAsyncDisposable
{
    private readonly List<(AppProcess Process, TemporaryFolder Folder, int Port)> nodes = [];
    private readonly TcpListener door = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private volatile int open;

    /// <summary>Leads to the node that is open; connections made before stay where they are.</summary>
    public string Address => $"http://{door.LocalEndpoint}";

    public IReadOnlyList<string> Addresses => [.. nodes.Select(node => $"http://127.0.0.1:{node.Port}")];

    public IReadOnlyList<Uri> Lines => [.. Addresses.Select(address => new Uri($"{address}/c/song-van/rooms/live"))];

    public static async Task<RoomNodes> Start(LmsApp database)
    {
        var all = new RoomNodes();
        for (var number = 0; number < 2; number++)
        {
            var (folder, port) = (new TemporaryFolder(), AppProcess.FreePort());
            all.nodes.Add((AppProcess.Start(
                new Dictionary<string, string> { ["LMS_DATA"] = folder.FullPath, ["ConnectionStrings__Lms"] = database.ConnectionString },
                "run", "--urls", $"http://127.0.0.1:{port}"), folder, port));
        }

        await Task.WhenAll(all.nodes.Select(node => node.Process.Answers(node.Port)));
        all.door.Start();
        _ = all.LetIn();
        return all;
    }

    /// <summary>As when the machine ends: kill -9, and whoever comes is led to the other.</summary>
    public void Kill(int node)
    {
        open = 1 - node;
        nodes[node].Process.Kill();
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        door.Dispose();
        foreach (var (process, folder, _) in nodes)
        {
            await process.DisposeAsync();
            folder.Dispose();
        }

        over.Dispose();
    }

    private async Task LetIn()
    {
        try
        {
            while (true)
            {
                _ = Carry(await door.AcceptSocketAsync(over.Token));
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }

    private async Task Carry(Socket from)
    {
        using var client = from;
        using var node = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            client.NoDelay = true;
            await node.ConnectAsync(IPAddress.Loopback, nodes[open].Port, over.Token);
            await Task.WhenAny(Pass(client, node), Pass(node, client));
        }
        catch (Exception broken) when (broken is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side is gone: so is the other.
        }
    }

    private async Task Pass(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReceiveAsync(buffer, over.Token)) > 0)
        {
            for (var sent = 0; sent < read;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), over.Token);
            }
        }
    }
}
