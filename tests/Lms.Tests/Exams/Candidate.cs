using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Lms.Tests.Support;

namespace Lms.Tests.Exams;

/// <summary>A trainee at the open sitting of the demo centre, speaking to the server as the exam page's script does.</summary>
internal sealed class Candidate(Visitor visitor)
{
    public const string Centre = "/c/song-van";

    public Visitor Visitor => visitor;

    public string Path { get; private set; } = "";

    public Guid AttemptId => Guid.Parse(Path.Split('/')[^1]);

    public string Token { get; private set; } = "";

    public static async Task<Candidate> At(LmsApp app, string code)
    {
        var candidate = new Candidate(await app.As(code));
        await candidate.Begin();
        return candidate;
    }

    public async Task<Page> Begin()
    {
        var list = await visitor.Get($"{Centre}/attempts");
        var way = list.Find(".split__act a.btn--main").GetAttribute("href")!;
        var page = await visitor.Get(way);
        if (way.EndsWith("/new", StringComparison.Ordinal))
        {
            page = await visitor.Submit(page, "form[action$='/attempts']");
        }

        Path = visitor.Location.AbsolutePath;
        Token = page.Find("form#paper input[name='__RequestVerificationToken']").GetAttribute("value")!;
        return page;
    }

    public Task<HttpResponseMessage> Save(string text, long sequence, int number = 1) => Put(Encoding.UTF8.GetBytes(text), $"\"{sequence}\"", number);

    public Task<HttpResponseMessage> Put(
        byte[] body, string? tag, int number = 1, string? token = null, string? path = null, string type = "text/plain; charset=utf-8")
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{path ?? Path}/answers/{number}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("Accept", "application/json");
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        if ((token ?? Token).Length > 0)
        {
            request.Headers.Add("X-Form-Token", token ?? Token);
        }

        return visitor.Send(request);
    }

    public Task<HttpResponseMessage> HandIn() => visitor.Send(new HttpRequestMessage(HttpMethod.Post, $"{Path}/hand-ins")
    {
        Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Token)]),
    });

    public static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
