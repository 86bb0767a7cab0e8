using System.Globalization;
using System.Security.Cryptography;
using Lms.Data;
using Lms.Tests.Media;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>A lecturer adds clips to a part while writing it, over a line that breaks, on a page that is opened again.</summary>
public sealed class UploadJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    private static readonly byte[] Head = [0, 0, 0, 32, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2avc1mp41"u8];

    // A third of it has gone through when the line breaks.
    private const int Length = 18_000_000;

    [Fact]
    public async Task A_clip_goes_on_after_a_cut_line_and_after_a_reload_and_what_is_written_stays()
    {
        using var folder = new TemporaryFolder();
        var clip = Write(folder, "Sinh hoạt chi bộ.mp4", Length);
        var author = await Begin();
        await author.Page.Locator("#Form_Body").FillAsync("Đang viết dở.");
        await author.Page.Locator("#File").SetInputFilesAsync(clip);
        var row = author.Page.Locator(".upload");
        await row.GetByLabel("Chú thích").FillAsync("Một buổi sinh hoạt");
        await BreakBehind(author.Page, 5_000_000);
        await author.Button("Tải lên").ClickAsync();

        // The line breaks, comes back for a while, and breaks again.
        await Assertions.Expect(row).ToContainTextAsync("Mất đường truyền", new() { Timeout = 20_000 });
        Assert.Equal(5_000_000, Received());
        await author.Page.UnrouteAllAsync();
        await BreakBehind(author.Page, 10_000_000);
        for (var tries = 0; Received() < 10_000_000 && tries < 300; tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(10_000_000, Received());

        // In the middle of it the page is opened again.
        author.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await author.Page.ReloadAsync();
        await author.Page.UnrouteAllAsync();
        await Assertions.Expect(row).ToContainTextAsync("Tải dở từ lần trước, đã gửi", new() { Timeout = 10_000 });
        var other = Write(folder, "khác.mp4", 1_000_000);
        await Choose(author.Page, other);
        await Assertions.Expect(row).ToContainTextAsync("không phải tệp đang tải dở");
        await author.Page.Locator("#Form_Body").FillAsync("Viết tiếp trong khi tải.");
        var offsets = new List<string>();
        author.Page.Request += (_, request) => offsets.AddRange(request.Method == "PATCH" ? [request.Headers["upload-offset"]] : []);
        await Choose(author.Page, clip);

        await Assertions.Expect(author.Page.Locator(".files__name")).ToContainTextAsync("Một buổi sinh hoạt", new() { Timeout = 60_000 });
        await Assertions.Expect(author.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Đã tải xong tệp Sinh hoạt chi bộ.mp4" })).ToHaveCountAsync(1);
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await Assertions.Expect(author.Page.Locator("#Form_Body")).ToHaveValueAsync("Viết tiếp trong khi tải.");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(clip, TestContext.Current.CancellationToken))), await Stored("Sinh hoạt chi bộ.mp4"));
        Assert.Equal("10000000", offsets[0]);
        Assert.Equal(0, await Remembered(author.Page));
        Assert.Empty(author.Complaints);
    }

    [Fact]
    public async Task Several_are_dropped_at_once_paused_given_up_and_refused_by_keyboard_and_at_sign_out_nothing_is_remembered()
    {
        using var folder = new TemporaryFolder();
        var author = await Begin(390, 844);
        var page = Write(folder, "trang.mp4", 1_000, "<!DOCTYPE html>"u8.ToArray());
        await author.Page.Locator("#File").SetInputFilesAsync([page, Write(folder, "rong.mp4", 0), Write(folder, "mot.mp4", 6_000_000), Write(folder, "hai.mp4", 6_000_000)]);
        await Assertions.Expect(author.Page.Locator(".upload")).ToHaveCountAsync(4);
        await Assertions.Expect(Row(author, "rong.mp4")).ToContainTextAsync("Tệp này rỗng");
        Assert.True(await author.FitsItsWidth());
        await BreakBehind(author.Page, 5_000_000);
        await author.Button("Tải lên").PressAsync("Enter");

        await Assertions.Expect(Row(author, "trang.mp4")).ToContainTextAsync("nội dung không phải loại đó", new() { Timeout = 20_000 });
        await Assertions.Expect(author.Page.Locator(".upload:has-text('Mất đường truyền')").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        var one = Row(author, "mot.mp4");
        await one.GetByRole(AriaRole.Button, new() { Name = "Huỷ tải" }).FocusAsync();
        await author.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(one).ToHaveCountAsync(0);
        await Assertions.Expect(author.Page.Locator("#File")).ToBeFocusedAsync();
        await author.Page.UnrouteAllAsync();
        await Assertions.Expect(author.Page.Locator(".files__name")).ToContainTextAsync("hai.mp4", new() { Timeout = 60_000 });
        Assert.Null(await Stored("mot.mp4"));

        await author.Page.EvaluateAsync("localStorage.setItem('tus::lms-upload:somebody:part:x::1', '{}')");
        await author.Page.ReloadAsync();
        Assert.Equal(0, await Remembered(author.Page));
    }

    [Fact]
    public async Task When_the_sign_in_has_run_out_it_says_so_and_goes_on_after_it()
    {
        using var folder = new TemporaryFolder();
        var author = await Begin();
        await author.Page.Locator("#File").SetInputFilesAsync(Write(folder, "sau-dang-nhap.mp4", 12_000_000));
        await BreakBehind(author.Page, 5_000_000);
        await author.Button("Tải lên").ClickAsync();
        var row = author.Page.Locator(".upload");
        await Assertions.Expect(row).ToContainTextAsync("Mất đường truyền", new() { Timeout = 20_000 });
        await author.Page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "lms" });
        await author.Page.UnrouteAllAsync();
        await Assertions.Expect(row).ToContainTextAsync("Phiên đăng nhập đã hết", new() { Timeout = 30_000 });
        Assert.Equal(5_000_000, Received());

        var beside = await author.Page.Context.NewPageAsync();
        await new Person(beside).SignIn("SV-CB05");
        await beside.CloseAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Tải tiếp" }).ClickAsync();

        await Assertions.Expect(author.Page.Locator(".files__name")).ToContainTextAsync("sau-dang-nhap.mp4", new() { Timeout = 60_000 });
        Assert.NotNull(await Stored("sau-dang-nhap.mp4"));
    }

    private static ILocator Row(Person author, string name) => author.Page.Locator(".upload").Filter(new() { HasText = name });

    private static string Write(TemporaryFolder folder, string name, int length, byte[]? head = null)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        (head ?? Head).AsSpan(0, Math.Min(length, (head ?? Head).Length)).CopyTo(bytes);
        File.WriteAllBytes(folder[name], bytes);
        return folder[name];
    }

    /// <summary>What lies behind so many bytes of a file does not go through.</summary>
    private static Task<IAsyncDisposable> BreakBehind(IPage page, long offset) => page.RouteAsync("**/uploads/**", route =>
        route.Request.Method == "PATCH" && long.Parse(route.Request.Headers["upload-offset"], CultureInfo.InvariantCulture) >= offset
            ? route.AbortAsync("internetdisconnected")
            : route.ContinueAsync());

    private static async Task Choose(IPage page, string file)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Chọn lại tệp" }).ClickAsync());
        await chooser.SetFilesAsync(file);
    }

    private static Task<int> Remembered(IPage page) =>
        page.EvaluateAsync<int>("Object.keys(localStorage).filter((key) => key.startsWith('tus::')).length");

    private async Task<Person> Begin(int width = 1366, int height = 768)
    {
        var part = (await Pieces.By(app, "SV-CB05", new Visitor(new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }), app.Address + "/"))).PagePath;
        var author = await app.Open("SV-CB05", width, height);
        await author.Go(part);
        await Assertions.Expect(author.Button("Tải lên")).ToBeVisibleAsync();
        return author;
    }

    private long Received() => Directory.EnumerateFiles(Path.Combine(app.Services.GetRequiredService<FileStore>().Folder, "uploads")).Select(path => new FileInfo(path).Length).DefaultIfEmpty().Max();

    private Task<string?> Stored(string name) => app.InDatabase(db => db.Files.Where(file => file.Name == name).Select(file => file.Sha256).SingleOrDefaultAsync());
}
