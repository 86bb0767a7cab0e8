using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lms.Bench.Exams;
using Lms.Hosting;

namespace Lms.Bench.Media;

/// <summary>A signed-in trainee before a film, speaking as the page's script does.</summary>
public sealed partial class Viewer(string cookies, string path) : IDisposable
{
    private readonly RawConnection connection = new(8 * 1024);
    private string token = "";
    private string ticket = "";

    /// <summary>Seconds of the film so far.</summary>
    public int Watched { get; private set; }

    public async Task Open(IPEndPoint server, CancellationToken stop)
    {
        await connection.Open(server, stop);
        var page = await Exchange($"GET /password HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: {cookies}\r\n\r\n", stop);
        token = FormToken().Match(page.Text).Groups[1].Value;
        var opened = await Exchange(Post($"{path}/watches", ""), stop);
        using var told = JsonDocument.Parse(opened.Body);
        ticket = told.RootElement.GetProperty("ticket").GetString()!;
    }

    /// <summary>Before no film: for a server that looks at no ticket.</summary>
    public async Task Connect(IPEndPoint server, CancellationToken stop)
    {
        await connection.Open(server, stop);
        (token, ticket) = ("", new string('a', 280));
    }

    /// <summary>The next seconds have played.</summary>
    public async Task Tell(int seconds, CancellationToken stop)
    {
        var next = Watched + seconds;
        await Exchange(Post("/films/reports", string.Create(CultureInfo.InvariantCulture, $$"""{"ticket":"{{ticket}}","position":{{next}},"spans":[[{{Watched}},{{next}}]]}""")), stop);
        Watched = next;
    }

    public void Dispose() => connection.Dispose();

    private string Post(string to, string json) => string.Create(
        CultureInfo.InvariantCulture,
        $"POST {to} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nCookie: {cookies}\r\nX-Form-Token: {token}\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");

    private async Task<Reply> Exchange(string request, CancellationToken stop)
    {
        var reply = Reply.Read((await connection.Exchange(Encoding.ASCII.GetBytes(request), stop)).Span);
        return reply.Status == 200 ? reply : throw new StartRefusedException($"A viewer was answered with {reply.Text[..Math.Min(reply.Text.Length, 300)]}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
