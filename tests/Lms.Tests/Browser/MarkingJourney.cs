using Lms.Domain.Exams;
using Lms.Tests.Marking;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>
/// From the seal to the answer of an appeal, each in a browser of their own: a name is masked, two markers mark by keyboard, a third
/// is drawn where they lie far apart, the head settles, two people release; a trainee appeals, two strangers mark again.
/// </summary>
public sealed class MarkingJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Home = "/c/song-van";
    private const string Remark = "Nêu đúng vị trí của chi bộ.";
    private static readonly string[] Later = [ASitting.Lecturer, "SV-CB06", "SV-CB04"];

    private ASitting sitting = null!;
    private Person head = null!;

    [Fact]
    public async Task Two_rounds_a_third_marker_a_release_and_an_appeal()
    {
        var name = await app.InDatabase(db => db.NameOf(ASitting.Writers[0]));
        sitting = await ASitting.Saying(app, $"{name}. ");
        await sitting.AskForConsents(2);
        var office = await app.Open(ASitting.Office);
        head = await app.Open(ASitting.Head);

        await Mask(await app.Open(ASitting.MaskingOfficer), name);
        await AtMarking.Allocate(head, sitting.Path);
        await MarkTwice(name);
        foreach (var code in Later)
        {
            await sitting.Appoint(code, AppointmentKind.Marker);
        }

        var apart = (await sitting.MaskNumbers())[0];
        await MarkAgainAndSettle(apart);
        await Release();

        var number = (await sitting.MaskNumbers())[^1];
        var trainee = await app.Open(await sitting.WriterOf(number), 390, 844);
        await ReadsAndAppeals(trainee, name);
        await MarkedByStrangers(office, number);
        await ReadsTheAnswer(trainee);

        Assert.All(new[] { office, head, trainee }, person => Assert.Empty(person.Complaints));
    }

    private async Task Mask(Person officer, string name)
    {
        await AtMarking.Seal(officer, sitting.Path, []);
        await officer.Go($"{sitting.Path}/maskings");
        var row = officer.Page.Locator("tbody tr", new() { HasText = name });
        await row.Locator("button[value='Hidden']").ClickAsync();
        await officer.Sees("Đã che.");
        await AtMarking.HandOver(officer, sitting.Path);
        Assert.Empty(officer.Complaints);
    }

    /// <summary>The second is three points more generous with one script; all others agree.</summary>
    private async Task MarkTwice(string name)
    {
        var (first, second) = (await app.Open(ASitting.Marker), await app.Open(ASitting.OtherMarker));
        await MarkAll(first, name, _ => 6m);
        await MarkAll(second, name, at => at == 0 ? 9m : 6.25m);
    }

    private async Task MarkAll(Person marker, string name, Func<int, decimal> total)
    {
        var numbers = await sitting.MaskNumbers();
        await marker.Go($"{Home}/marking");
        await marker.Page.Locator("section", new() { HasText = "Ca thi thử" }).Locator("a.btn--main").ClickAsync();
        await GoesOnByKeyboard(marker, numbers);
        foreach (var (at, number) in numbers.Index())
        {
            await AtNumber(marker, number);
            Assert.DoesNotContain(name, await marker.Page.ContentAsync(), StringComparison.Ordinal);
            await Say(marker);
            await AtMarking.Type(marker, [.. (await sitting.Spread(total(at))).Values]);
            await marker.Page.Keyboard.PressAsync("Control+Enter");
        }

        await marker.Page.WaitForURLAsync($"**{Home}/marking");
        Assert.Empty(marker.Complaints);
    }

    private static async Task GoesOnByKeyboard(Person marker, List<int> numbers)
    {
        await AtNumber(marker, numbers[0]);
        await marker.Page.Keyboard.PressAsync("n");
        await AtNumber(marker, numbers[1]);
        await marker.Page.Keyboard.PressAsync("p");
    }

    /// <summary>There, and listening to keys.</summary>
    private static Task AtNumber(Person marker, int number) =>
        Assertions.Expect(marker.Page.Locator($"form[data-mask='{number}'] .item.is-now")).ToHaveCountAsync(1);

    private static async Task Say(Person marker)
    {
        await marker.Page.Keyboard.PressAsync("g");
        await marker.Page.Keyboard.InsertTextAsync(Remark);
        await marker.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(marker.Page.Locator(".para__notes li[data-id]")).ToContainTextAsync(Remark);
    }

    private async Task MarkAgainAndSettle(int apart)
    {
        await head.Go($"{sitting.Path}/scripts/{apart}");
        await head.Button("Bốc thăm giám khảo thứ ba").ClickAsync();
        await head.Sees("Đã giao bài cho giám khảo thứ ba.");

        var third = await app.Open((await sitting.MarkersOf(apart))[2]);
        await MarkTheOneIn(third, 7m);

        await head.Go($"{sitting.Path}/scripts/{apart}");
        await head.Page.Locator("#Minutes").FillAsync("Ba giám khảo cùng đọc lại, thống nhất bài nêu đủ việc.");
        await head.Page.Locator("#Mark").FillAsync("7,5");
        await head.Page.Locator("form[action$='/settlements'] button").ClickAsync();
        await head.Sees("Đã ghi biên bản và chốt điểm.");
    }

    /// <summary>The only script in this marker's bag of the sitting.</summary>
    private async Task MarkTheOneIn(Person marker, decimal total)
    {
        await marker.Go($"{Home}/marking");
        await marker.Page.Locator("section", new() { HasText = "Ca thi thử" }).Locator("a.btn--main").ClickAsync();
        await Assertions.Expect(marker.Page.Locator("#sheet")).ToBeVisibleAsync();
        Assert.DoesNotContain(Remark, await marker.Page.ContentAsync(), StringComparison.Ordinal);
        await AtMarking.Type(marker, [.. (await sitting.Spread(total)).Values]);
        await marker.Page.Keyboard.PressAsync("Control+Enter");
        await marker.Page.WaitForURLAsync($"**{Home}/marking");
        Assert.Empty(marker.Complaints);
    }

    private async Task Release()
    {
        await head.Go($"{sitting.Path}/releases/new");
        await head.Page.Locator("form[action$='/releases'] button").ClickAsync();
        await head.Sees("Đã ghi lời đồng ý.");
        await AtMarking.Release(await app.Open(ASitting.Director), sitting.Path);
    }

    private async Task ReadsAndAppeals(Person trainee, string name)
    {
        await trainee.Go($"{Home}/results/{sitting.Id}");
        await Assertions.Expect(trainee.Page.Locator(".grade--big")).ToContainTextAsync("6,13");
        await Assertions.Expect(trainee.Page.Locator(".para__notes").First).ToContainTextAsync(Remark);
        await trainee.Sees(name);
        Assert.True(await trainee.FitsItsWidth());

        await trainee.Page.Locator("a[href$='/appeals']").First.ClickAsync();
        await trainee.Page.Locator("#said").FillAsync("Câu 2 nêu đủ ba việc mà chỉ tính một.");
        await trainee.Button("Nộp đơn phúc khảo").ClickAsync();
        await trainee.Sees("Đã nộp đơn phúc khảo.");
        Assert.True(await trainee.FitsItsWidth());
    }

    private async Task MarkedByStrangers(Person office, int number)
    {
        await office.Go($"{Home}/appeals");
        await office.Page.Locator("tbody tr", new() { HasText = "Ca thi thử" }).Locator("th a").ClickAsync();
        await office.Button("Nhận đơn và bốc thăm hai giám khảo").ClickAsync();
        await office.Sees("Đã nhận đơn và giao bài cho hai giám khảo mới.");
        var appeal = office.Page.Url;

        var strangers = (await sitting.MarkersOf(number))[2..];
        Assert.Equal(2, strangers.Intersect(Later).Count());
        foreach (var code in strangers)
        {
            await MarkTheOneIn(await app.Open(code), 6.5m);
        }

        await office.Go(appeal);
        await office.Button("Trả lời học viên").ClickAsync();
        await office.Sees("Đã trả lời đơn phúc khảo.");
    }

    private async Task ReadsTheAnswer(Person trainee)
    {
        await trainee.Go($"{Home}/results/{sitting.Id}");
        await Assertions.Expect(trainee.Page.Locator(".grade--big")).ToContainTextAsync("6,50");
        await trainee.Page.Locator("a[href$='/appeals']").First.ClickAsync();
        await trainee.Sees("Điểm được đổi sau phúc khảo.");
        var letter = await trainee.Page.RunAndWaitForDownloadAsync(() => trainee.Link("Tải thư trả lời").ClickAsync());
        Assert.EndsWith(".docx", letter.SuggestedFilename, StringComparison.Ordinal);
        Assert.True(await trainee.FitsItsWidth());
    }
}
