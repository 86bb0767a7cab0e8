using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Lms.Tests.Support;

namespace Lms.Tests.Media;

/// <summary>A lecturer who sends files to a part of a new plan of theirs by tus 1.0, as a program does.</summary>
public sealed class Pieces
{
    public const string Uploads = "/c/song-van/uploads";

    private const string Plans = "/c/song-van/lesson-plans";

    private readonly Visitor visitor;
    private readonly string token;

    private Pieces(Visitor visitor, string part, string token)
    {
        this.visitor = visitor;
        this.token = token;
        PagePath = part;
    }

    /// <summary>Where the part is written.</summary>
    public string PagePath { get; }

    public Guid PartId => Guid.Parse(PagePath.Split('/')[^2]);

    public Guid PlanId => Guid.Parse(PagePath.Split('/')[^4]);

    public Visitor Visitor => visitor;

    public static Task<Pieces> By(LmsApp app, string code) => By(app, code, app.Stranger());

    public static async Task<Pieces> By(LmsApp app, string code, Visitor visitor)
    {
        await visitor.SignIn(code, LmsApp.Password);
        var form = await visitor.Get($"{Plans}/new");
        var lesson = form.Document.QuerySelectorAll("#LessonId option").Select(option => option.GetAttribute("value")!).First(value => value.Length > 0);
        var plan = await visitor.Submit(form, $"form[action='{Plans}']", ("LessonId", lesson));
        return await At(visitor, plan.Find(".partrows__b a").GetAttribute("href")!);
    }

    /// <summary>Somebody who writes at that part, or would like to.</summary>
    public static async Task<Pieces> At(Visitor visitor, string part)
    {
        var page = await visitor.Get("/password");
        return new Pieces(visitor, part, page.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!);
    }

    public Task<HttpResponseMessage> Promise(string name, long length, string caption = "") => Ask(HttpMethod.Post, Uploads, request =>
    {
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"filename {Base64(name)},filetype {Base64("video/mp4")},caption {Base64(caption)},part {Base64($"{PartId}")}");
    });

    /// <returns>The upload's path.</returns>
    public async Task<string> Begin(string name, long length, string caption = "")
    {
        var answer = await Promise(name, length, caption);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Upload-Expires"));
        return answer.Headers.Location!.OriginalString;
    }

    public Task<HttpResponseMessage> Send(string upload, long offset, byte[] piece, string? checksum = null) =>
        Send(upload, offset, new ByteArrayContent(piece), checksum);

    public Task<HttpResponseMessage> Send(string upload, long offset, HttpContent piece, string? checksum = null) => Ask(HttpMethod.Patch, upload, request =>
    {
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Content = piece;
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        if (checksum is not null)
        {
            request.Headers.Add("Upload-Checksum", checksum);
        }
    });

    public async Task<long> Offset(string upload)
    {
        var answer = await Ask(HttpMethod.Head, upload);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return Said(answer);
    }

    public static long Said(HttpResponseMessage answer) => long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

    public Task<HttpResponseMessage> Ask(HttpMethod method, string path, Action<HttpRequestMessage>? and = null) => visitor.Send(Request(method, path, and));

    public HttpRequestMessage Request(HttpMethod method, string path, Action<HttpRequestMessage>? and = null)
    {
        var request = new HttpRequestMessage(method, path) { Headers = { { "Accept", "application/json" }, { "Tus-Resumable", "1.0.0" }, { "X-Form-Token", token } } };
        and?.Invoke(request);
        return request;
    }

    /// <summary>A request by hand, for a line that is cut in the middle of it.</summary>
    public string Raw(string upload, long offset, int length, Uri site) => $"""
        PATCH {upload} HTTP/1.1
        Host: {site.Authority}
        Accept: application/json
        Tus-Resumable: 1.0.0
        X-Form-Token: {token}
        Cookie: {visitor.CookiesFor(site)}
        Content-Type: application/offset+octet-stream
        Upload-Offset: {offset}
        Content-Length: {length}


        """.ReplaceLineEndings("\r\n");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
