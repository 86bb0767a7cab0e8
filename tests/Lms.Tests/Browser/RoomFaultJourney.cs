using Lms.Bench;
using Lms.Tests.Discussions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>The room's page in real browsers, by every way to hear, while its node is killed.</summary>
public sealed class RoomFaultJourney(RoomApp app) : IClassFixture<RoomApp>
{
    private const int Posts = 24;
    private const string Live = "Trực tiếp";
    private const string NoSockets = "window.WebSocket = class { constructor() { setTimeout(() => { this.onerror?.(new Event('error')); this.onclose?.({ code: 1006, reason: '' }); }); } close() {} };";
    private const string NoEvents = "delete window.EventSource;";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_by_every_way_stay_right_when_their_node_is_killed()
    {
        var session = await app.OpenRoom();
        await using var nodes = await RoomNodes.Start(app);
        await using var chromium = await Chromium.Launch(TimeSpan.FromSeconds(30));
        Person[] people =
        [
            await Sit(chromium, nodes, session, "SV-HV01", "sockets"),
            await Sit(chromium, nodes, session, "SV-HV02", "events", NoSockets),
            await Sit(chromium, nodes, session, "SV-HV03", "polling", NoSockets, NoEvents),
        ];
        await using var speaker = new Follower([nodes.Lines[1]], 0, (await app.As("SV-HV04")).CookiesFor(nodes.Lines[1]), session, Way.Sockets);
        await speaker.Come();

        for (var at = 0; at < Posts; at++)
        {
            await speaker.Say($"Ý {at}", cutAfter: null, Stop);
            if (at == Posts / 3)
            {
                nodes.Kill(0);
                await Task.WhenAll(people.Select((person, number) => Say(person, $"Tôi vẫn ở đây, {number}")));
            }
        }

        var said = await app.InDatabase(db => db.RoomEvents.Where(line => line.ClassSessionId == session && line.Kind == Domain.Discussions.RoomEventKind.Post)
            .OrderBy(line => line.Sequence).Select(line => line.Body.Source).ToListAsync(Stop));
        Assert.Equal(Posts + people.Length, said.Count);
        foreach (var person in people)
        {
            await Assertions.Expect(person.Page.Locator("[data-posts] article")).ToHaveCountAsync(said.Count);
            Assert.Equal(said, await person.Page.Locator("[data-posts] article .post__text").EvaluateAllAsync<string[]>("all => all.map(one => one.textContent.trim())"));
            await Assertions.Expect(person.Page.Locator("[data-line]:visible")).ToHaveTextAsync(Live);
        }
    }

    private static async Task<Person> Sit(Chromium chromium, RoomNodes nodes, Guid session, string code, string way, params string[] blocked)
    {
        var page = await chromium.Open(nodes.Address);
        foreach (var script in blocked)
        {
            await page.AddInitScriptAsync(script);
        }

        var person = new Person(page);
        await person.SignIn(code);
        await person.Go(Rooms.RoomPath(session));
        await Assertions.Expect(page.Locator("[data-line]:visible")).ToHaveTextAsync(Live);
        Assert.Equal(way, await page.EvaluateAsync<string>("sessionStorage.getItem('lms.room.way')"));
        return person;
    }

    /// <summary>As anybody does: what is still in the box is sent again.</summary>
    private static async Task Say(Person person, string words)
    {
        var box = person.Page.Locator("#text");
        await box.FillAsync(words);
        for (var tries = 0; tries < 40 && await box.InputValueAsync() != ""; tries++)
        {
            await box.PressAsync("Control+Enter");
            await Task.Delay(500, Stop);
        }

        await Assertions.Expect(box).ToHaveValueAsync("");
    }
}
