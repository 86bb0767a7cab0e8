using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lms.Hosting;

namespace Lms.Bench.Exams;

/// <summary>What came back: the status, the head and the body.</summary>
public sealed record Reply(int Status, string Text)
{
    public static Reply Read(ReadOnlySpan<byte> answer)
    {
        var body = answer.IndexOf("\r\n\r\n"u8) + 4;
        return new Reply(StatusOf(answer), Encoding.UTF8.GetString(answer[..body]) + Encoding.UTF8.GetString(Whole(answer[..body], answer[body..])));
    }

    public static int StatusOf(ReadOnlySpan<byte> answer) => int.Parse(answer[9..12], NumberStyles.None, CultureInfo.InvariantCulture);

    public string Header(string name) => Text.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..] ?? "";

    /// <summary>A body in pieces, put together.</summary>
    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        if (head.IndexOf("Transfer-Encoding: chunked"u8) < 0)
        {
            return body;
        }

        var whole = new List<byte>(body.Length);
        while (Utf8Parser.TryParse(body, out int length, out var digits, 'x') && length > 0)
        {
            body = body[(digits + 2)..];
            whole.AddRange(body[..length]);
            body = body[(length + 2)..];
        }

        return whole.ToArray();
    }

    public string Body => Text[(Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
}

/// <summary>One signed-in trainee at a sitting, speaking as the browser and the exam page's script do.</summary>
public sealed partial class Trainee(string code, string cookies)
{
    public string Code => code;

    /// <summary>The path of the attempt, once it is begun.</summary>
    public string Attempt { get; private set; } = "";

    public Guid AttemptId => Guid.Parse(Attempt.Split('/')[^1]);

    /// <summary>The antiforgery token of the exam page.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Opens the sitting, begins, and opens the page where it is written.</summary>
    /// <param name="exchange">Sends one request and gives what comes back.</param>
    public async Task Begin(string sitting, Func<byte[], Task<Reply>> exchange)
    {
        var entrance = await exchange(Get($"{sitting}/attempts/new"));
        if (entrance.Status == 200)
        {
            entrance = await exchange(Post($"{sitting}/attempts", TokenIn(entrance)));
        }

        Attempt = entrance.Status == 302 ? new Uri(new Uri("http://localhost"), entrance.Header("Location")).AbsolutePath : throw Unexpected(entrance);
        var page = await exchange(Get(Attempt));
        Token = page.Status == 200 ? TokenIn(page) : throw Unexpected(page);
    }

    public async Task HandIn(Func<byte[], Task<Reply>> exchange)
    {
        var page = await exchange(Get($"{Attempt}/hand-ins/new"));
        var answer = page.Status == 200 ? await exchange(Post($"{Attempt}/hand-ins", TokenIn(page))) : throw Unexpected(page);
        if (answer.Status != 302)
        {
            throw Unexpected(answer);
        }
    }

    public byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: {cookies}\r\n\r\n");

    /// <param name="sequence">What the text was written on.</param>
    /// <param name="token">Another token than the page's; empty for none.</param>
    public byte[] Put(string attempt, ReadOnlySpan<byte> text, long sequence, string? token = null)
    {
        var used = token ?? Token;
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            PUT {attempt}/answers/1 HTTP/1.1
            Host: localhost
            Accept: application/json
            Cookie: {cookies}
            If-Match: "{sequence:0000000000}"
            Content-Type: text/plain; charset=utf-8
            Content-Length: {text.Length}{(used.Length > 0 ? $"\nX-Form-Token: {used}" : "")}


            """).ReplaceLineEndings("\r\n"));
        return [.. head, .. text];
    }

    private byte[] Post(string path, string token)
    {
        var form = $"__RequestVerificationToken={Uri.EscapeDataString(token)}";
        return Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: {cookies}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}");
    }

    private static string TokenIn(Reply page) => FormToken().Match(page.Text) is { Success: true } found ? found.Groups[1].Value : throw Unexpected(page);

    private static StartRefusedException Unexpected(Reply reply) =>
        new($"Not the answer that a trainee should get: {reply.Text[..Math.Min(reply.Text.Length, 300)]}");

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
