using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Lms.Tests.Notifications;

/// <summary>The smallest SMTP server that takes mails, or refuses all of them.</summary>
public sealed class SmtpSink : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();

    public SmtpSink()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Head and body of every mail taken, as it came.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    public bool IsRefusing { get; set; }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Accept()
    {
        while (!stop.IsCancellationRequested)
        {
            _ = Talk(await listener.AcceptTcpClientAsync(stop.Token));
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            await writer.WriteLineAsync(await Answer(line, reader, writer));
        }
    }

    private async Task<string> Answer(string line, StreamReader reader, StreamWriter writer)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "MAIL" when IsRefusing:
                return "450 not now";
            case "DATA":
                await writer.WriteLineAsync("354 go on");
                var lines = new List<string>();
                while (await reader.ReadLineAsync(stop.Token) is { } text && text != ".")
                {
                    lines.Add(text);
                }

                Mails.Enqueue(string.Join('\n', lines));
                return "250 taken";
            case "QUIT":
                return "221 bye";
            default:
                return "250 ok";
        }
    }
}
