using Lms.Domain.Discussions;
using Lms.Tests.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>
/// A session as it goes, in real browsers: a lecturer and three trainees, one of them where only long polling gets through, one at a small
/// telephone. Nothing is lost, doubled, or out of order for any of them.
/// </summary>
public sealed class RoomDayJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Live = "Trực tiếp";
    private const string NoSockets = "window.WebSocket = class { constructor() { setTimeout(() => { this.onerror?.(new Event('error')); this.onclose?.({ code: 1006, reason: '' }); }); } close() {} };";
    private const string NoEvents = "delete window.EventSource;";

    private static readonly string[] Trainees = ["SV-HV01", "SV-HV08", "SV-HV24"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lecturer_and_three_trainees_go_through_a_session()
    {
        var (session, room) = await Room();
        var lecturer = await Sit(room, Rooms.Lecturer, "sockets");
        var polling = await Sit(room, Trainees[0], "polling", NoSockets, NoEvents);
        var small = await Sit(room, Trainees[1], "sockets", 360, 640);
        var third = await Sit(room, Trainees[2], "sockets");
        Person[] trainees = [polling, small, third];
        Person[] everybody = [lecturer, .. trainees];

        await AllTalkAtOnce(everybody);
        await AwayForAWhile(lecturer, polling);
        await Hands(lecturer, small, polling);
        await OnTheWall(lecturer, polling, small, third);
        await Asked(lecturer, trainees);
        await InGroups(session, room, lecturer, polling, everybody);
        await TheBoardTurns(lecturer, everybody);

        var said = await app.InDatabase(db => db.RoomEvents
            .Where(line => line.ClassSessionId == session && line.Kind == RoomEventKind.Post && line.GroupId == null && line.ReplyTo == null)
            .OrderBy(line => line.Sequence).Select(line => line.Body.Source).ToListAsync(Stop));
        var mine = said.Where(words => words.StartsWith("Buổi này, ", StringComparison.Ordinal)).ToList();
        Assert.Equal(14, mine.Count);
        foreach (var person in everybody)
        {
            await person.Page.Locator("[data-to-pane=posts]").EvaluateAsync("link => link.click()");
            Assert.Equal(mine, await Said(person));
            await Assertions.Expect(person.Page.Locator("[data-line]").First).ToHaveTextAsync(Live);
            Assert.True(await person.FitsItsWidth());
            Assert.Empty(person.Complaints);
        }

        Assert.Equal("polling", await Way(polling));
    }

    // Three from each, all four at the same time.
    private static async Task AllTalkAtOnce(Person[] everybody)
    {
        await Task.WhenAll(everybody.Select(async (person, who) =>
        {
            for (var at = 1; at <= 3; at++)
            {
                await Say(person, $"Buổi này, người {who} nói lần {at}");
            }
        }));
        foreach (var person in everybody)
        {
            await Assertions.Expect(Mine(person)).ToHaveCountAsync(12);
        }
    }

    private static async Task AwayForAWhile(Person lecturer, Person away)
    {
        await away.Page.Context.SetOfflineAsync(true);
        await Say(lecturer, "Buổi này, nói khi có người mất mạng, một");
        await Say(lecturer, "Buổi này, nói khi có người mất mạng, hai");
        await away.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(Mine(away)).ToHaveCountAsync(14, new() { Timeout = 45_000 });
        await Assertions.Expect(away.Page.Locator("[data-line]").First).ToHaveTextAsync(Live, new() { Timeout = 45_000 });
    }

    private async Task Hands(Person lecturer, Person first, Person second)
    {
        var (one, two) = (await Name(Trainees[1]), await Name(Trainees[0]));
        await first.Button("Giơ tay").ClickAsync();
        await Assertions.Expect(lecturer.Page.Locator("[data-hands] li", new() { HasText = one })).ToHaveCountAsync(1);
        await second.Button("Giơ tay").ClickAsync();
        var hands = lecturer.Page.Locator("[data-hands] li");
        await Assertions.Expect(hands.Last).ToContainTextAsync(two);
        await lecturer.Button($"Mời {one} phát biểu").ClickAsync();
        await Assertions.Expect(first.Page.Locator("[data-my-turn]")).ToBeVisibleAsync();
        await Assertions.Expect(second.Page.Locator("[data-my-turn]")).ToBeHiddenAsync();
        foreach (var (person, name) in new[] { (first, one), (second, two) })
        {
            await lecturer.Button($"Hạ tay {name}").ClickAsync();
            await Assertions.Expect(person.Page.Locator("[data-my-turn]")).ToBeHiddenAsync();
        }
    }

    private static async Task OnTheWall(Person lecturer, Person asker, Person voter, Person other)
    {
        const string Words = "Buổi này ai trả lời?";
        foreach (var person in new[] { lecturer, asker, voter, other })
        {
            await person.Page.Locator("[data-to-pane=questions]").ClickAsync();
        }

        await asker.Page.Locator("#ask").FillAsync(Words);
        await asker.Page.Locator("[data-unnamed] input").CheckAsync();
        await asker.Button("Gửi câu hỏi").ClickAsync();
        foreach (var person in new[] { voter, other })
        {
            await Assertions.Expect(Question(person, Words)).ToContainTextAsync("Không nêu tên");
        }

        await Question(voter, Words).Locator(".vote").ClickAsync();
        await Assertions.Expect(Question(lecturer, Words).Locator("[data-votes]")).ToHaveTextAsync("1");
        await Question(lecturer, Words).GetByRole(AriaRole.Button, new() { Name = "Đã trả lời xong" }).ClickAsync();
        foreach (var person in new[] { asker, voter, other })
        {
            await Assertions.Expect(Question(person, Words)).ToContainTextAsync("Đã trả lời");
            await Assertions.Expect(Question(person, Words)).ToHaveCountAsync(1);
            Assert.True(await person.FitsItsWidth());
        }
    }

    private static async Task Asked(Person lecturer, Person[] trainees)
    {
        await lecturer.Page.Locator("[data-planned] button").First.ClickAsync();
        foreach (var person in trainees)
        {
            var poll = Poll(person);
            await Assertions.Expect(poll).ToHaveCountAsync(1);
            if (person == trainees[1])
            {
                await person.Page.Locator("label[for=pane-p]").ClickAsync();
            }

            await poll.Locator("[name=choices]").Nth(1).CheckAsync();
            await poll.Locator("[data-poll-send]").ClickAsync();
            await Assertions.Expect(poll.Locator("[data-poll-say=sent]")).ToBeVisibleAsync();
        }

        await Assertions.Expect(Poll(lecturer).Locator("[data-poll-count]")).ToContainTextAsync("3 trên");
        await Poll(lecturer).GetByRole(AriaRole.Button, new() { Name = "Công bố kết quả" }).ClickAsync();
        foreach (var person in trainees)
        {
            await Assertions.Expect(Poll(person).Locator("[data-poll-bars] b").Nth(1)).ToContainTextAsync("3 / 3");
        }

        Assert.True(await trainees[1].FitsItsWidth());
        await trainees[1].Page.Locator("label[for=pane-a]").ClickAsync();
    }

    // Split, one speaks in their group and reports, and back together.
    private async Task InGroups(Guid session, string room, Person lecturer, Person speaker, Person[] everybody)
    {
        await lecturer.Page.Locator("[data-to-pane=groups]").ClickAsync();
        await Assertions.Expect(lecturer.Page.Locator("#split-form .hint")).ToContainTextAsync("Có mặt");
        await lecturer.Page.Locator("#count").FillAsync("2");
        await lecturer.Page.Locator("#split-form button").ClickAsync();
        await Assertions.Expect(speaker.Page.Locator("#group-text")).ToBeVisibleAsync();
        await speaker.Page.Locator("#group-text").FillAsync("Trong tổ tôi");
        await speaker.Page.Locator("#group-write button").ClickAsync();
        var members = await Members(session);
        for (var at = 0; at < Trainees.Length; at++)
        {
            await Assertions.Expect(everybody[at + 1].Page.Locator(".group__talk article", new() { HasText = "Trong tổ tôi" }))
                .ToHaveCountAsync(members.People.Contains(await app.Person(Trainees[at])) ? 1 : 0);
        }

        await lecturer.Go($"{room}/groups?group={members.Group}");
        await Assertions.Expect(lecturer.Page.Locator("[data-line]").First).ToHaveTextAsync(Live);
        await lecturer.Page.Locator("#rapporteur").SelectOptionAsync((await app.Person(Trainees[0])).ToString());
        await lecturer.Page.Locator(".group__name button").ClickAsync();
        await Assertions.Expect(lecturer.Page.Locator("[data-line]").First).ToHaveTextAsync(Live);
        await speaker.Page.Locator("#report").FillAsync("Tổ tôi báo cáo một điều");
        await speaker.Page.Locator("#group-report button").ClickAsync();
        foreach (var person in everybody)
        {
            await Assertions.Expect(person.Page.Locator("article.group__report", new() { HasText = "Tổ tôi báo cáo một điều" })).ToHaveCountAsync(1);
        }

        await lecturer.Page.Locator("form[action$='/groups/endings'] button").ClickAsync();
        await Assertions.Expect(lecturer.Page.Locator("#split-form")).ToBeVisibleAsync();
        foreach (var person in everybody[1..])
        {
            await Assertions.Expect(person.Page.Locator("#group-text")).ToHaveCountAsync(0);
        }

        await lecturer.Go(room);
        await Assertions.Expect(lecturer.Page.Locator("[data-line]").First).ToHaveTextAsync(Live);
    }

    // The page was opened at a part with a file; those who came at another get it drawn all the same when the board turns to it.
    private static async Task TheBoardTurns(Person lecturer, Person[] everybody)
    {
        await lecturer.Button("Phần trước").ClickAsync();
        foreach (var person in everybody)
        {
            await Assertions.Expect(person.Page.Locator(".board h2")).ToContainTextAsync("3. ");
            await Assertions.Expect(person.Page.Locator(".board [data-pdf]")).ToHaveCountAsync(0);
        }

        // Whoever comes now has never had a file before them.
        await everybody[^1].Page.ReloadAsync();
        await Assertions.Expect(everybody[^1].Page.Locator("[data-line]").First).ToHaveTextAsync(Live);
        await lecturer.Button("Phần sau").ClickAsync();
        foreach (var person in everybody)
        {
            await Assertions.Expect(person.Page.Locator(".board h2")).ToContainTextAsync("4. ");
            await Assertions.Expect(person.Page.Locator(".board [data-pdf]")).ToHaveCountAsync(1);
        }

        foreach (var person in new[] { lecturer, everybody[^1] })
        {
            await person.Page.Locator(".board [data-pdf]").ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(person.Page.Locator(".board .pdf__page canvas").First).ToBeVisibleAsync();
            await Assertions.Expect(person.Page.Locator(".board .pdf__tools [role=status]")).ToHaveCountAsync(1);
        }
    }

    private static async Task Say(Person person, string words)
    {
        await person.Page.Locator("#text").FillAsync(words);
        await person.Page.Locator("#text").PressAsync("Control+Enter");
        await Assertions.Expect(person.Page.Locator("#text")).ToHaveValueAsync("");
    }

    private static ILocator Mine(Person person) => person.Page.Locator("[data-posts] article .post__text", new() { HasText = "Buổi này, " });

    private static Task<string[]> Said(Person person) => Mine(person).EvaluateAllAsync<string[]>("all => all.map(one => one.textContent.trim())");

    private static ILocator Question(Person person, string words) =>
        person.Page.Locator("[data-question]", new() { Has = person.Page.Locator(".post__text", new() { HasText = words }) });

    private static ILocator Poll(Person person) => person.Page.Locator("[data-poll]", new() { HasText = "20 đảng viên chính thức" });

    private static Task<string> Way(Person person) => person.Page.EvaluateAsync<string>("sessionStorage.getItem('lms.room.way')");

    private Task<string> Name(string code) => app.InDatabase(db => db.People.Where(one => one.Code == code).Select(one => one.FullName).SingleAsync(Stop));

    private async Task<Person> Sit(string room, string code, string way, params string[] blocked) => await Sit(room, code, way, 1366, 768, blocked);

    private async Task<Person> Sit(string room, string code, string way, int width, int height, params string[] blocked)
    {
        var person = await app.OpenSignedOut(width, height);
        foreach (var script in blocked)
        {
            await person.Page.AddInitScriptAsync(script);
        }

        await person.SignIn(code);
        await person.Go(room);
        await Assertions.Expect(person.Page.Locator("[data-line]").First).ToHaveTextAsync(Live);
        Assert.Equal(way, await Way(person));
        return person;
    }

    private Task<(Guid Group, List<Guid> People)> Members(Guid session) => app.InDatabase(async db =>
    {
        var person = await app.Person(Trainees[0]);
        var group = await db.RoomGroups.Include(one => one.Members).Where(one => one.ClassSessionId == session)
            .OrderByDescending(one => one.Round).FirstAsync(one => one.Members.Any(member => member.PersonId == person));
        return (group.Id, group.Members.Select(member => member.PersonId).ToList());
    });

    private async Task<(Guid Session, string Path)> Room()
    {
        var session = await app.InDatabase(db => db.Rooms.Where(room => room.ClosedAt == null).Select(room => room.ClassSessionId).SingleAsync());
        return (session, Rooms.RoomPath(session));
    }
}
