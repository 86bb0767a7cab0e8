using System.Globalization;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>Writing an exam in a real browser: nobody loses a word, and nobody sees another's.</summary>
public sealed class WritingJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string ADayAhead =
        """
        (() => {
            const day = 86_400_000;
            const Real = Date;
            globalThis.Date = class extends Real {
                constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + day); }
                static now() { return Real.now() + day; }
            };
        })();
        """;

    [Fact]
    public async Task A_line_that_is_cut_costs_no_word_and_nothing_stays_on_the_device()
    {
        var paper = await AtThePaper.Begin(app, "SV-HV03", 390, 844);
        await paper.Page.AddInitScriptAsync(ADayAhead);
        await paper.Page.ReloadAsync();
        await paper.Write("Chi bộ bàn kỹ.");
        await paper.Says("Đã lưu");
        await paper.OpensOffline();
        await Assertions.Expect(paper.Page.Locator("[data-clock]")).ToContainTextAsync("Còn 7 ngày");

        var text = await paper.WriteThroughACut(TimeSpan.FromSeconds(5));
        Assert.StartsWith("Chi bộ bàn kỹ. chữ-001", text, StringComparison.Ordinal);
        Assert.Equal(text, await paper.Stored());

        await SignInRunsOut(paper);
        await HandIn(paper);
    }

    /// <summary>The page that is kept knows the time of when it was drawn; the device knows how long ago that was.</summary>
    [Fact]
    public async Task Opened_again_without_a_line_the_page_shows_the_time_that_is_left_now()
    {
        var paper = await AtThePaper.Begin(app, "SV-HV10");
        await paper.Write("Một câu.");
        await paper.Says("Đã lưu");
        await paper.OpensOffline();
        var seconds = int.Parse((await paper.Page.Locator("#paper").GetAttributeAsync("data-seconds-left"))!, CultureInfo.InvariantCulture);
        await paper.Page.Context.SetOfflineAsync(true);

        await paper.Page.AddInitScriptAsync($"{{ const now = Date.now; Date.now = () => now() + {(seconds - (20 * 60)).ToString(CultureInfo.InvariantCulture)}_000; }}");
        await paper.Page.ReloadAsync();

        await Assertions.Expect(paper.Page.Locator("[data-clock]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("Còn (19|20) phút"));
        await Assertions.Expect(paper.Sheet).ToBeEditableAsync();
    }

    private static async Task SignInRunsOut(AtThePaper paper)
    {
        await paper.Page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "lms" });
        await paper.Write(" Hết phiên.");
        var password = paper.Page.GetByLabel("Mật khẩu", new() { Exact = true });
        await password.FillAsync("khong-phai-mat-khau");
        await password.PressAsync("Enter");
        await paper.Person.Sees("Mật khẩu chưa đúng. Còn 4 lần thử.");
        await password.FillAsync(LmsApp.Password);
        await password.PressAsync("Enter");
        await paper.Says("Đã lưu");
        Assert.EndsWith(" Hết phiên.", await paper.Stored(), StringComparison.Ordinal);
        Assert.True(await paper.Kept() > 0);
    }

    private static async Task HandIn(AtThePaper paper)
    {
        await paper.Page.Locator("[data-hand-in]").ClickAsync();
        await paper.Page.Locator("dialog[open] button.btn--main").ClickAsync();
        await paper.Person.Sees("Đã nộp");
        await Nothing(paper);
        Assert.Empty(paper.Person.Complaints);
    }

    [Fact]
    public async Task A_save_whose_answer_was_lost_is_no_dispute_with_what_was_typed_since()
    {
        var paper = await AtThePaper.Begin(app, "SV-HV09");
        var lost = 0;
        await paper.Page.RouteAsync("**/answers/1", async route =>
        {
            if (Interlocked.Increment(ref lost) > 1)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync();
        });

        await paper.Write("Bản đã tới nơi.");
        await paper.Says("Ngoại tuyến");
        await paper.Write(" Chữ viết thêm.");

        await paper.Says("Đã lưu");
        Assert.Equal("Bản đã tới nơi. Chữ viết thêm.", await paper.Stored());
        await Assertions.Expect(paper.Page.Locator("dialog[data-conflict]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Two_tabs_lose_neither_text_and_an_older_save_is_taken_back()
    {
        var one = await AtThePaper.Begin(app, "SV-HV05");
        var two = await one.AnotherTab();
        await one.Write("Bản của trang một.");
        await one.Says("Đã lưu");
        await two.Write("Bản của trang hai.");
        var choice = two.Page.Locator("dialog[data-conflict][open]");
        await Assertions.Expect(choice.Locator("[data-conflict-mine]")).ToHaveValueAsync("Bản của trang hai.");
        await Assertions.Expect(choice.Locator("[data-conflict-theirs]")).ToHaveValueAsync("Bản của trang một.");
        await choice.GetByRole(AriaRole.Button, new() { Name = "Ghép cả hai" }).ClickAsync();
        await two.Says("Đã lưu");
        Assert.Equal("Bản của trang một.\n\nBản của trang hai.", await two.Stored());

        await two.Page.ReloadAsync();
        await two.Page.Locator("[data-history]").First.ClickAsync();
        await two.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Xem bản lưu lúc") }).Last.ClickAsync();
        await Assertions.Expect(two.Page.Locator("#past")).ToHaveValueAsync("Bản của trang một.");
        await two.Person.Button("Lấy lại bản này").ClickAsync();
        await Assertions.Expect(two.Sheet).ToHaveValueAsync("Bản của trang một.");
        Assert.Equal("Bản của trang một.", await two.Stored());

        await two.Page.Locator("#notes").FillAsync("Nhớ câu hai");
        await two.Page.WaitForTimeoutAsync(800);
        await two.Page.ReloadAsync();
        await Assertions.Expect(two.Page.Locator("#notes")).ToHaveValueAsync("Nhớ câu hai");
        await SignOut(two, one);
    }

    /// <summary>What the device keeps goes, and the tab that is still open goes with it.</summary>
    private static async Task SignOut(AtThePaper here, AtThePaper there)
    {
        await here.Page.GotoAsync("/c/song-van");
        Assert.True(await here.Kept() > 0);
        await here.Page.Locator(".account-menu summary").ClickAsync();
        await here.Person.Button("Đăng xuất").ClickAsync();
        await here.Page.WaitForURLAsync("**/sign-in");
        await there.Page.WaitForURLAsync("**/sign-in");
        await Nothing(here);
        Assert.Empty(here.Person.Complaints);
        Assert.Empty(there.Person.Complaints);
    }

    [Fact]
    public async Task A_word_that_is_being_composed_is_left_in_peace()
    {
        var paper = await AtThePaper.Begin(app, "SV-HV06");
        var sent = new List<string>();
        paper.Page.Request += (_, request) =>
        {
            if (request.Method == "PUT")
            {
                sent.Add(request.PostData ?? "");
            }
        };
        var keys = await paper.Page.Context.NewCDPSessionAsync(paper.Page);
        await paper.Sheet.FocusAsync();
        foreach (var word in new[] { "d", "đ", "đo", "đô", "đôn", "đông", "đồng" })
        {
            await keys.SendAsync("Input.imeSetComposition", new() { ["text"] = word, ["selectionStart"] = word.Length, ["selectionEnd"] = word.Length });
        }

        await paper.Page.WaitForTimeoutAsync(3_000);
        Assert.Empty(sent);

        await keys.SendAsync("Input.insertText", new() { ["text"] = "đồng" });
        await paper.Page.Keyboard.TypeAsync(" chi\u0301");
        await paper.Says("Đã lưu");
        Assert.All(sent, text => Assert.StartsWith("đồng", text, StringComparison.Ordinal));
        Assert.Equal("đồng chí", await paper.Stored());
        Assert.Equal("đồng chi\u0301", await paper.Sheet.InputValueAsync());
        await SomebodyElseSitsDown(paper);
    }

    /// <summary>Gone without handing in or signing out: the session has ended, and another signs in at the same computer.</summary>
    private static async Task SomebodyElseSitsDown(AtThePaper paper)
    {
        await paper.OpensOffline();
        Assert.True(await paper.Kept() > 0);
        await paper.Page.Context.ClearCookiesAsync();
        await paper.Person.SignIn("SV-HV08");
        await Nothing(paper);
        await paper.Page.Context.SetOfflineAsync(true);
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => paper.Page.GotoAsync(paper.Path));
    }

    /// <summary>Typed without a line until the time was up: no time is given for it, and it is not hidden either.</summary>
    [Theory]
    [InlineData("SV-HV14", false)]
    [InlineData("SV-HV13", true)]
    public async Task Words_that_came_too_late_are_shown_to_be_copied_until_they_are_let_go(string code, bool handedInElsewhere)
    {
        var paper = await AtThePaper.Begin(app, code);
        await paper.Write("Kịp giờ.");
        await paper.Says("Đã lưu");
        await paper.OpensOffline();
        await paper.Page.Context.SetOfflineAsync(true);
        await paper.Write(" Quá giờ.");
        await paper.Says("đã giữ trên máy này");
        var id = Guid.Parse(paper.Path.Split('/')[^1]);
        var (now, past) = (app.Clock.GetUtcNow(), app.Clock.GetUtcNow().AddHours(-1));
        await app.InDatabase(db => handedInElsewhere
            ? db.Attempts.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.HandedInAt, now))
            : db.Attempts.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Deadline, past).SetProperty(one => one.AcceptsUntil, past)));
        await paper.Page.Context.SetOfflineAsync(false);
        await Late(paper);

        await paper.Page.ReloadAsync();
        await Late(paper);
        if (handedInElsewhere)
        {
            Assert.Equal(1, await paper.Kept());
            await paper.Page.ReloadAsync();
            await Late(paper);
        }

        var download = await paper.Page.RunAndWaitForDownloadAsync(() => paper.Person.Button("Tải về").ClickAsync());
        Assert.Equal("Kịp giờ. Quá giờ.", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        Assert.Equal("Kịp giờ.", await paper.Stored());

        await paper.Page.EvaluateAsync("document.querySelector('[data-untaken] [data-let-go]').click()");
        await Assertions.Expect(paper.Page.Locator("[data-untaken]")).ToHaveCountAsync(0);
        await paper.Page.ReloadAsync();
        await paper.Person.Sees(handedInElsewhere ? "Đã nộp" : "Đã hết giờ");
        await Assertions.Expect(paper.Page.Locator("[data-untaken]")).ToHaveCountAsync(0);
    }

    private static async Task Late(AtThePaper paper)
    {
        var late = paper.Page.Locator("[data-untaken]:visible");
        await Assertions.Expect(late).ToContainTextAsync("không được tính");
        await Assertions.Expect(late.Locator("textarea")).ToHaveValueAsync("Kịp giờ. Quá giờ.");
    }

    [Fact]
    public async Task The_time_left_is_told_at_thirty_ten_five_and_one_minute()
    {
        var paper = await AtThePaper.Begin(app, "SV-HV07");
        // The server's own time stays out of it: neither asked for nor told, nor remembered from before by another clock.
        await paper.Page.AddInitScriptAsync("sessionStorage.clear()");
        await paper.Page.RouteAsync("**/state", route => route.AbortAsync());
        await paper.Page.RouteWebSocketAsync("**/sittings/live**", _ => { });
        await paper.Page.Clock.InstallAsync();
        await paper.Page.ReloadAsync();
        var seconds = int.Parse((await paper.Page.Locator("#paper").GetAttributeAsync("data-seconds-left"))!, CultureInfo.InvariantCulture);
        var herald = paper.Page.Locator("p[data-announce]");
        var gone = 0;
        foreach (var minutes in new[] { 30, 10, 5, 1 })
        {
            var to = seconds - (minutes * 60);
            await paper.Page.Clock.FastForwardAsync((to - gone) * 1_000L);
            gone = to;
            await Assertions.Expect(herald).ToHaveTextAsync($"Còn {minutes} phút");
        }

        await Assertions.Expect(paper.Page.Locator("[data-clock]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("Còn (1:00|0:5\\d)"));
        Assert.Equal("polite", await herald.GetAttributeAsync("aria-live"));
    }

    private static async Task Nothing(AtThePaper paper)
    {
        for (var tries = 0; tries < 50 && await paper.Kept() > 0; tries++)
        {
            await paper.Page.WaitForTimeoutAsync(100);
        }

        Assert.Equal(0, await paper.Kept());
    }
}
