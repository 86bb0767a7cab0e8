using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Lms.Tests.Support;

namespace Lms.Tests.Marking;

/// <summary>One window of a marker on one sheet: sends what the page's script would send.</summary>
internal sealed class Sheet(Visitor visitor, Guid id)
{
    private string token = "";

    public string Path => $"/c/song-van/mark-sheets/{id}";

    public long Sequence { get; set; }

    public async Task<Page> Open()
    {
        var page = await visitor.Get(Path);
        token = page.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        Sequence = long.Parse(page.Find("input[name=Sequence]").GetAttribute("value")!, CultureInfo.InvariantCulture);
        return page;
    }

    public static async Task<Sheet> Open(Visitor visitor, Guid id)
    {
        var sheet = new Sheet(visitor, id);
        await sheet.Open();
        return sheet;
    }

    public Task<HttpResponseMessage> Mark(Guid item, object? value) => Send(HttpMethod.Put, $"marks/{item}", new { value });

    public Task<HttpResponseMessage> Say(int number, int start, string quote, string text) =>
        Send(HttpMethod.Post, "remarks", new { number, start, quote, text });

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, bool keep = true)
    {
        var request = new HttpRequestMessage(method, $"{Path}/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-Form-Token", token);
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{Sequence}\"");
        var answer = await visitor.Send(request);
        if (answer.IsSuccessStatusCode && keep)
        {
            Sequence = (await Read(answer)).GetProperty("sequence").GetInt64();
        }

        return answer;
    }

    public static async Task<JsonElement> Read(HttpResponseMessage answer) => JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
}
