using Lms.Tests.Support;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>A poll of the plan in real browsers. It has a site of its own: which polls are offered depends on the part the board shows.</summary>
public sealed class RoomPollJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task What_somebody_chose_and_did_not_send_outlives_counts_results_and_the_end_of_a_poll()
    {
        var room = await app.RoomInSession();
        var lecturer = await app.Open("SV-CB05");
        var trainee = await app.Open("SV-HV08", 360, 740);
        foreach (var person in new[] { lecturer, trainee })
        {
            await person.Go(room);
            await person.IsLive();
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
}
