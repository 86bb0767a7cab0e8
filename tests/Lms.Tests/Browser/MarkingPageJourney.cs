using Lms.Domain.Marking;
using Lms.Tests.Marking;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>The marking page in a real browser: by keyboard alone, without a line, in two windows, and script after script.</summary>
public sealed class MarkingPageJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_whole_script_is_marked_by_keyboard_alone()
    {
        var (sitting, marker, sheet) = await AtASheet();
        var keys = marker.Page.Keyboard;
        await keys.PressAsync("?");
        await Assertions.Expect(marker.Page.Locator("#help")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");

        await keys.PressAsync("j");
        await keys.PressAsync("g");
        await keys.TypeAsync("Nêu đúng.");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("+0,25");
        await keys.PressAsync("Control+Enter");
        await Assertions.Expect(marker.Page.Locator(".para__notes")).ToContainTextAsync("Nêu đúng. (+0,25)");

        await keys.PressAsync("c");
        await keys.TypeAsync("Bài khá, 10 điểm");
        await keys.PressAsync("Escape");
        foreach (var at in Enumerable.Range(0, (await sitting.Items()).Count))
        {
            // The first with a typed quarter, which "0,2" already is; the others in full.
            await keys.PressAsync(at == 0 ? "0" : "m");
            await keys.TypeAsync(at == 0 ? ",2" : "");
            await keys.PressAsync("Enter");
        }

        await Assertions.Expect(marker.Page.Locator("[data-left]")).ToHaveTextAsync("Đã đủ điểm");
        await keys.PressAsync("Control+Enter");
        await marker.Page.WaitForURLAsync(url => !url.EndsWith(sheet, StringComparison.Ordinal));

        var stored = await Stored(sheet);
        Assert.NotNull(stored.LockedAt);
        Assert.Equal((await sitting.Items()).Skip(1).Sum(item => item.Max) + 0.25m, stored.Total);
        Assert.Equal("Bài khá, 10 điểm", stored.Conclusion);
        Assert.Empty(marker.Complaints);
    }

    [Fact]
    public async Task A_mark_that_an_item_cannot_have_is_refused_and_nothing_is_sent()
    {
        var (_, marker, sheet) = await AtASheet();

        await marker.Page.Keyboard.TypeAsync("99");
        await marker.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(marker.Page.Locator("[data-refused]")).ToContainTextAsync("không có điểm 99");
        Assert.Equal(0, (await Stored(sheet)).Sequence);
    }

    [Fact]
    public async Task No_key_acts_while_words_are_typed_or_composed()
    {
        var (_, marker, sheet) = await AtASheet();
        await marker.Page.EvaluateAsync(
            "for (const key of ['1', 'm', 'g', 'n', 'f']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, isComposing: true }))");
        await marker.Page.Keyboard.PressAsync("t");
        await marker.Page.Keyboard.TypeAsync("1mgnfjk?");

        await Assertions.Expect(marker.Field("Ghi chú riêng")).ToHaveValueAsync("1mgnfjk?");
        Assert.EndsWith(sheet, marker.Page.Url, StringComparison.Ordinal);
        await marker.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(marker.Page.Locator("[data-state=saved]")).ToBeVisibleAsync();
        Assert.Empty((await Stored(sheet)).Marks);
    }

    [Fact]
    public async Task What_is_marked_without_a_line_is_kept_over_a_reload_and_sent_on_return()
    {
        var (_, marker, sheet) = await AtASheet();
        await marker.Page.Locator("html[data-opens-offline]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await marker.Page.ReloadAsync();
        await marker.Page.Locator(".hints").WaitForAsync();
        await marker.Page.Context.SetOfflineAsync(true);
        marker.Page.Dialog += (_, dialog) => dialog.AcceptAsync();

        await marker.Page.Keyboard.TypeAsync("1");
        await marker.Page.Keyboard.PressAsync("Enter");
        await marker.Sees("được giữ trên máy này");
        await marker.Page.ReloadAsync();
        await Assertions.Expect(marker.Page.Locator(".item__mark output").First).ToHaveTextAsync("1,00");
        Assert.Equal(0, (await Stored(sheet)).Sequence);

        await marker.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(marker.Page.Locator("[data-state=saved]")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        Assert.Equal(1, (await Stored(sheet)).Total);
    }

    [Fact]
    public async Task When_the_session_ran_out_the_password_is_asked_over_the_page_and_the_mark_that_was_typed_is_saved()
    {
        var (_, marker, sheet) = await AtASheet();
        await marker.Page.Context.ClearCookiesAsync(new() { Name = "lms" });

        await marker.Page.Keyboard.TypeAsync("1");
        await marker.Page.Keyboard.PressAsync("Enter");
        var password = marker.Page.GetByLabel("Mật khẩu", new() { Exact = true });
        await password.FillAsync("khong-phai-mat-khau");
        await password.PressAsync("Enter");
        await marker.Sees("Mật khẩu chưa đúng. Còn 4 lần thử.");
        await Assertions.Expect(marker.Page.Locator(".item__mark output").First).ToHaveTextAsync("1,00");
        Assert.Equal(0, (await Stored(sheet)).Sequence);
        await password.FillAsync(LmsApp.Password);
        await password.PressAsync("Enter");

        await Assertions.Expect(marker.Page.Locator("[data-state=saved]")).ToBeVisibleAsync();
        await Assertions.Expect(password).ToBeHiddenAsync();
        Assert.EndsWith(sheet, marker.Page.Url, StringComparison.Ordinal);
        Assert.Equal(1, (await Stored(sheet)).Total);
        await marker.Page.Keyboard.TypeAsync("0,5");
        await marker.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(marker.Page.Locator("[data-total]")).ToHaveTextAsync("1,50");
    }

    [Fact]
    public async Task Of_two_windows_the_later_one_is_shown_both_values()
    {
        var (_, here, sheet) = await AtASheet();
        var there = await here.Page.Context.NewPageAsync();
        await there.GotoAsync(sheet);
        await there.Locator(".hints").WaitForAsync();

        await here.Page.Keyboard.TypeAsync("1");
        await here.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(here.Page.Locator("[data-state=saved]")).ToBeVisibleAsync();
        await there.Keyboard.TypeAsync("0,5");
        await there.Keyboard.PressAsync("Enter");

        await Assertions.Expect(there.Locator("[data-mine-value]")).ToHaveTextAsync("0,50");
        await Assertions.Expect(there.Locator("[data-theirs-value]")).ToHaveTextAsync("1,00");
        await there.Locator("[data-mine]").ClickAsync();
        await Assertions.Expect(there.Locator("[data-total]")).ToHaveTextAsync("0,50");
        await Assertions.Expect(there.Locator("#sheet [data-elsewhere]")).ToBeHiddenAsync();
        await Assertions.Expect(there.Locator("[data-state=saved]")).ToBeVisibleAsync();
        Assert.Equal(0.5m, (await Stored(sheet)).Total);
    }

    /// <summary>Measured over two hundred scripts of one bag: 1.75 MB and 2,794 nodes at the first, 1.82 MB and 2,754 at the last.</summary>
    [Fact]
    public async Task Script_after_script_the_page_does_not_grow()
    {
        var (_, marker, _) = await AtASheet();
        var tools = await marker.Page.Context.NewCDPSessionAsync(marker.Page);
        await tools.SendAsync("Performance.enable");
        await GoBackAndForth(marker, 4);
        var early = await Weigh(tools);

        await GoBackAndForth(marker, 30);
        var late = await Weigh(tools);

        Assert.True(late.Heap < early.Heap * 1.2 + 300_000, $"The heap grew from {early.Heap} to {late.Heap} bytes.");
        Assert.True(late.Nodes < early.Nodes * 1.2 + 300, $"Nodes grew from {early.Nodes} to {late.Nodes}.");
    }

    private async Task<(ASitting Sitting, Person Marker, string Sheet)> AtASheet()
    {
        var sitting = await ASitting.Sealed(app);
        var sheet = $"/c/song-van/mark-sheets/{(await sitting.SheetsOf(ASitting.Marker))[0]}";
        var marker = await app.Open(ASitting.Marker);
        await marker.Go(sheet);
        await marker.Page.Locator(".hints").WaitForAsync();
        return (sitting, marker, sheet);
    }

    private Task<MarkSheet> Stored(string path)
    {
        var id = Guid.Parse(path[(path.LastIndexOf('/') + 1)..]);
        return app.InDatabase(db => db.MarkSheets.AsNoTracking().Include(sheet => sheet.Marks).Include(sheet => sheet.Remarks).AsSplitQuery()
            .SingleAsync(sheet => sheet.Id == id));
    }

    private static async Task GoBackAndForth(Person marker, int times)
    {
        for (var time = 0; time < times; time++)
        {
            var from = marker.Page.Url;
            await marker.Page.Keyboard.PressAsync(time % 2 == 0 ? "n" : "p");
            await marker.Page.WaitForURLAsync(url => url != from);
            await marker.Page.Locator(".hints").WaitForAsync();
        }
    }

    private static async Task<(double Heap, double Nodes)> Weigh(ICDPSession tools)
    {
        await tools.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await tools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        return (metrics["JSHeapUsedSize"], metrics["Nodes"]);
    }
}
