using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Lms.Tests.Exams.Files;
using Lms.Tests.Support;

namespace Lms.Tests.Media;

/// <summary>Where a photograph was taken is told to nobody, whichever way it came; nor is it in what may be taken along.</summary>
public sealed class PhotographTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Author = "SV-CB05";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sent_with_the_form()
    {
        var author = await Pieces.By(app, Author);

        var page = await author.Visitor.After(await author.Visitor.PostFile(await author.Visitor.Get(author.PagePath), "form[enctype='multipart/form-data']", "anh.jpg", Papers.Jpeg(1)));

        await HasNoPlace(author, page);
    }

    [Fact]
    public async Task Sent_in_pieces()
    {
        var author = await Pieces.By(app, Author);
        var photograph = Papers.Jpeg(2);
        var upload = await author.Begin("anh.jpg", photograph.Length);
        await author.Send(upload, 0, photograph[..20]);

        var answer = await author.Send(upload, 20, photograph[20..]);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(photograph.Length, await author.Offset(upload));
        await HasNoPlace(author, await author.Visitor.Get(author.PagePath));
    }

    [Fact]
    public async Task Sent_in_pieces_and_broken()
    {
        var author = await Pieces.By(app, Author);
        var broken = Papers.Jpeg(3)[..40];
        var upload = await author.Begin("anh.jpg", broken.Length);

        var answer = await author.Send(upload, 0, broken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("hỏng", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await author.Ask(HttpMethod.Head, upload)).StatusCode);
        Assert.Null((await author.Visitor.Get(author.PagePath)).Document.QuerySelector(".files__name"));
    }

    [Fact]
    public async Task Pasted()
    {
        var author = await Pieces.By(app, Author);
        using var content = new MultipartFormDataContent
        {
            { new StringContent((await author.Visitor.Get(author.PagePath)).Document.QuerySelector("[name='__RequestVerificationToken']")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("True"), "TakesPictures" },
            { new StringContent(""), "Html" },
            { new ByteArrayContent(Papers.Jpeg(4)), "Pictures", "image.jpg" },
        };

        using var answer = await author.Visitor.Send(new HttpRequestMessage(HttpMethod.Post, author.PagePath.Replace("/edit", "/pastes", StringComparison.Ordinal)) { Content = content, Headers = { { "Accept", "application/json" } } });

        var markdown = (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("markdown").GetString()!;
        await HasNoPlace(author, markdown[(markdown.IndexOf('(', StringComparison.Ordinal) + 1)..markdown.IndexOf(')', StringComparison.Ordinal)]);
    }

    private static Task HasNoPlace(Pieces author, Page page) => HasNoPlace(author, page.Find(".files__name a").GetAttribute("href")!);

    private static async Task HasNoPlace(Pieces author, string path)
    {
        var answer = await author.Visitor.Send(new HttpRequestMessage(HttpMethod.Get, path));
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0xFF, 0xD8], bytes[..2]);
        Assert.DoesNotContain(Papers.Place, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
    }
}
