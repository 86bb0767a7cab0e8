using Lms.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Lms.Tests.Discussions;

/// <summary>The site on a real listener, so that real lines can be opened; and other nodes of it on the same database.</summary>
public sealed class RoomApp : LmsApp
{
    private readonly List<IDisposable> clients = [];

    public RoomApp()
    {
    }

    private RoomApp(LmsApp other)
        : base(other)
    {
    }

    public static async Task<RoomApp> NodeBeside(RoomApp other)
    {
        var node = new RoomApp(other);
        await node.InitializeAsync();
        return node;
    }

    public Uri LineAddress(string centre = "song-van") => new($"{Address}/c/{centre}/rooms/live");

    public override Visitor Stranger()
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        clients.Add(http);
        return new Visitor(http, Address + "/");
    }

    public override async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await base.DisposeAsync();
    }

    /// <summary>With little room in its sockets, as on a line that is slow: who takes nothing shows soon.</summary>
    protected override void Listen(WebApplicationBuilder builder) => builder.WebHost.UseUrls("http://127.0.0.1:0").UseSockets(options =>
        options.CreateBoundListenSocket = at =>
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(at);
            socket.SendBufferSize = 64 * 1024;
            return socket;
        });
}
