using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Lms.Data;
using Lms.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Media;

/// <summary>A real line to a real server is cut in the middle of a piece; a real node is killed there.</summary>
public sealed class BrokenLineTests(BrokenLineTests.App app) : IClassFixture<BrokenLineTests.App>
{
    private static readonly byte[] Film = [0, 0, 0, 32, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2avc1mp41"u8, .. RandomNumberGenerator.GetBytes(3_000_000)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_came_before_a_line_was_cut_is_kept_and_the_rest_follows()
    {
        var author = await Pieces.By(app, "SV-CB05", Visit(new Uri(app.Address)));
        var upload = await author.Begin("phim.mp4", Film.Length);

        using (await SendHalf(author, upload, new Uri(app.Address)))
        {
            // Cut, as a line is: no goodbye.
        }

        await Finish(author, upload);
    }

    [Fact]
    public async Task What_came_before_its_node_was_killed_is_kept_and_another_node_goes_on()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder["files"], app.FileFolder);
        var port = AppProcess.FreePort();
        var site = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        await using var other = AppProcess.Start(
            new() { ["LMS_DATA"] = folder.FullPath, ["ConnectionStrings__Lms"] = app.ConnectionString }, "run", "--urls", site.AbsoluteUri.TrimEnd('/'));
        await other.Answers(port);
        var author = await Pieces.By(app, "SV-CB05", Visit(site));
        var upload = await author.Begin("phim.mp4", Film.Length);

        using var line = await SendHalf(author, upload, site);
        other.Kill();
        await other.Ended();

        await Finish(await Pieces.At(await app.SignedIn("SV-CB05"), author.PagePath), upload);
    }

    [Theory]
    [InlineData(1_000, HttpStatusCode.Conflict)]
    [InlineData(17_000, HttpStatusCode.BadRequest)]
    public async Task More_than_a_report_of_what_was_watched_can_be_is_not_read(int blanks, HttpStatusCode answered)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Address) };
        foreach (var isChunked in new[] { false, true })
        {
            using var report = new HttpRequestMessage(HttpMethod.Post, "films/reports")
            {
                Headers = { TransferEncodingChunked = isChunked },
                Content = new StringContent($$"""{"ticket":"a","position":0,"spans":[{{new string(' ', blanks)}}]}""", Encoding.UTF8, "application/json"),
            };
            using var answer = await client.SendAsync(report, Stop);
            Assert.Equal(answered, answer.StatusCode);
        }
    }

    /// <summary>As soon as some of it lies at the server.</summary>
    private async Task<Socket> SendHalf(Pieces author, string upload, Uri site)
    {
        var line = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(enable: true, seconds: 0) };
        await line.ConnectAsync(site.Host, site.Port, Stop);
        await line.SendAsync(Encoding.ASCII.GetBytes(author.Raw(upload, 0, Film.Length, site)), Stop);
        for (var sent = 0; sent < Film.Length / 2;)
        {
            sent += await line.SendAsync(Film.AsMemory(sent, (Film.Length / 2) - sent), Stop);
        }

        var file = new FileInfo(Path.Combine(app.FileFolder, "uploads", Guid.Parse(upload.Split('/')[^1]).ToString("n")));
        for (var tries = 0; tries < 200 && !(file.Exists && file.Length > 1_000_000); tries++)
        {
            await Task.Delay(50, Stop);
            file.Refresh();
        }

        Assert.InRange(file.Length, 1_000_000, Film.Length / 2);
        return line;
    }

    private async Task Finish(Pieces author, string upload)
    {
        HttpResponseMessage head;
        for (var tries = 0; (head = await author.Ask(HttpMethod.Head, upload)).StatusCode == HttpStatusCode.Locked && tries < 100; tries++)
        {
            await Task.Delay(100, Stop);
        }

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        var offset = (int)Pieces.Said(head);
        Assert.InRange(offset, 1_000_000, Film.Length / 2);
        Assert.Equal(HttpStatusCode.NoContent, (await author.Send(upload, offset, Film[offset..])).StatusCode);
        var stored = await app.InDatabase(db => db.Files.SingleAsync(file => db.Materials.Any(material => material.FileId == file.Id && material.LessonPartId == author.PartId)));
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(Film)), Film.Length), (stored.Sha256, stored.Length));
    }

    private static Visitor Visit(Uri site) =>
        new(new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }), site.AbsoluteUri);

    /// <summary>The site on Kestrel, by the machine's clock: another process shares its database and files.</summary>
    public sealed class App : LmsApp
    {
        public App() => Clock.Set(DateTimeOffset.UtcNow);

        public string FileFolder => Services.GetRequiredService<FileStore>().Folder;

        public async Task<Visitor> SignedIn(string code)
        {
            var visitor = Visit(new Uri(Address));
            await visitor.SignIn(code, Password);
            return visitor;
        }

        protected override void Listen(WebApplicationBuilder builder) => builder.WebHost.UseUrls("http://127.0.0.1:0");
    }
}
