using Lms.Data.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>The session room in real browsers: everyone at once, and nothing that is said can act.</summary>
public sealed class RoomJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Hostile = "Nghe đây <script>document.title='taken'</script> <img src=x onerror=\"document.title='taken'\"> [bấm](javascript:alert(1))";

    [Fact]
    public async Task A_class_talks_and_the_board_follows_the_lecturer()
    {
        var room = await Room();
        var lecturer = await app.Open("SV-CB05");
        var trainee = await app.Open("SV-HV01", 390, 844);
        foreach (var person in new[] { lecturer, trainee })
        {
            await person.Go(room);
            await Live(person);
        }

        await trainee.Page.Locator("#text").FillAsync(Hostile);
        await trainee.Page.Locator("#text").PressAsync("Control+Enter");
        var post = lecturer.Page.Locator("article", new() { HasText = "Nghe đây" });
        await Assertions.Expect(post).ToContainTextAsync("<script>document.title='taken'</script>");
        Assert.Equal(0, await post.Locator("script, img, a[href^=javascript]").CountAsync());
        await Assertions.Expect(trainee.Page.Locator("#text")).ToHaveValueAsync("");

        // With the keyboard, but not while writing.
        await trainee.Page.Locator("#text").PressAsync("Alt+KeyG");
        await trainee.Page.Locator("main").FocusAsync();
        await trainee.Page.Keyboard.PressAsync("Alt+KeyG");
        await lecturer.Button("Mời Nguyễn Thị Hường phát biểu").ClickAsync();
        await Assertions.Expect(trainee.Page.Locator("[data-said]")).ToHaveTextAsync("Mời đồng chí phát biểu");
        await Assertions.Expect(trainee.Page.Locator("[data-my-turn]")).ToBeVisibleAsync();
        await lecturer.Button("Hạ tay Nguyễn Thị Hường").ClickAsync();
        await Assertions.Expect(trainee.Page.Locator("[data-my-turn]")).ToBeHiddenAsync();
        await OnTheWall(lecturer, trainee);
        await lecturer.Button("Phần sau").ClickAsync();
        await Assertions.Expect(trainee.Page.Locator(".board h2")).ToHaveTextAsync("5. Những lệch lạc thường gặp");

        // The node goes deaf for a moment; what is said meanwhile comes all the same.
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = {0}", RoomLineSource.Name));
        await lecturer.Page.Locator("#text").FillAsync("Còn nghe rõ không?");
        await lecturer.Page.Locator("#write button").ClickAsync();
        await Assertions.Expect(trainee.Page.Locator("article", new() { HasText = "Còn nghe rõ không?" })).ToHaveCountAsync(1);

        await trainee.Page.Locator("#text").FillAsync("Đang viết dở");
        await Withdraw("SV-HV01");
        await trainee.Sees("Đồng chí không còn ở trong phòng học này.");
        Assert.Equal("Đang viết dở", await trainee.Page.Locator("#text").InputValueAsync());
        foreach (var person in new[] { lecturer, trainee })
        {
            Assert.DoesNotContain("taken", await person.Page.TitleAsync(), StringComparison.Ordinal);
            Assert.True(await person.FitsItsWidth());
            Assert.Empty(person.Complaints);
        }
    }

    // An unnamed question: voted for and answered, while the lecturer writes, and nothing of it is lost.
    private static async Task OnTheWall(Person lecturer, Person trainee)
    {
        foreach (var person in new[] { lecturer, trainee })
        {
            await person.Page.Locator("[data-to-pane=questions]").ClickAsync();
        }

        await trainee.Page.Locator("#ask").FillAsync("Ai tính quá bán?");
        await trainee.Page.Locator("[data-unnamed] input").CheckAsync();
        await trainee.Button("Gửi câu hỏi").ClickAsync();
        await Assertions.Expect(trainee.Page.Locator("#ask")).ToHaveValueAsync("");
        var card = Asked(lecturer, "Ai tính quá bán?");
        await Assertions.Expect(card).ToContainTextAsync("Nguyễn Thị Hường");
        await card.Locator("summary").ClickAsync();
        await card.Locator("textarea").FillAsync("Chi uỷ tính.");
        await trainee.Page.Locator("#ask").FillAsync("Còn câu nữa");
        await trainee.Button("Gửi câu hỏi").ClickAsync();
        await Assertions.Expect(Asked(lecturer, "Còn câu nữa")).ToHaveCountAsync(1);
        await Assertions.Expect(card.Locator("textarea")).ToHaveValueAsync("Chi uỷ tính.");
        await card.Locator("form:has(textarea) button").ClickAsync();
        await Assertions.Expect(Asked(trainee, "Ai tính quá bán?").Locator(".question__answer")).ToContainTextAsync("Chi uỷ tính.");
        foreach (var person in new[] { lecturer, trainee })
        {
            Assert.True(await person.FitsItsWidth());
            await person.Page.Locator("[data-to-pane=posts]").ClickAsync();
        }
    }

    [Fact]
    public async Task What_somebody_chose_and_did_not_send_outlives_counts_results_and_the_end_of_a_poll()
    {
        var room = await Room();
        var lecturer = await app.Open("SV-CB05");
        var trainee = await app.Open("SV-HV08", 360, 740);
        foreach (var person in new[] { lecturer, trainee })
        {
            await person.Go(room);
            await Live(person);
        }

        await lecturer.Page.Locator("[data-planned] button").First.ClickAsync();
        var poll = trainee.Page.Locator("[data-poll]", new() { HasText = "20 đảng viên chính thức" });
        await poll.Locator("[name=choices]").Nth(1).CheckAsync();
        var asked = lecturer.Page.Locator("[data-poll]", new() { HasText = "20 đảng viên chính thức" });
        foreach (var act in new[] { "Công bố kết quả", "Ẩn kết quả", "Công bố kết quả", "Kết thúc" })
        {
            await asked.GetByRole(AriaRole.Button, new() { Name = act }).ClickAsync();
            await Assertions.Expect(poll.Locator("progress")).ToHaveCountAsync(act == "Ẩn kết quả" ? 0 : 3);
        }

        await Assertions.Expect(poll.Locator("[data-poll-send]")).ToBeDisabledAsync();
        await Assertions.Expect(poll.Locator("[name=choices]").Nth(1)).ToBeCheckedAsync();
        Assert.True(await trainee.FitsItsWidth());
        Assert.Empty(trainee.Complaints);
        Assert.Empty(lecturer.Complaints);
    }

    // By its own words: others offer it as what they may be joined to.
    private static ILocator Asked(Person person, string words) =>
        person.Page.Locator("[data-question]", new() { Has = person.Page.Locator(".post__text", new() { HasText = words }) });

    private static Task Live(Person person) => Assertions.Expect(person.Page.Locator("[data-line]:visible")).ToHaveTextAsync("Trực tiếp");

    private async Task<string> Room()
    {
        var session = await app.InDatabase(db => db.Rooms.Where(room => room.ClosedAt == null).Select(room => room.ClassSessionId).SingleAsync());
        return $"/c/song-van/sessions/{session}/room";
    }

    private Task Withdraw(string code) => app.InDatabase(async db =>
    {
        var one = await db.Classes.Include(one => one.Enrolments).SingleAsync(one => one.Code == "BTCB-K3");
        one.Withdraw(await app.Person(code), app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });
}
