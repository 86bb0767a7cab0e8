using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>A film where a lesson is read: begun by hand, moved about in, read along, and going on when its paths have gone by.</summary>
public sealed class PlayerJourney(FilmApp app) : IClassFixture<FilmApp>
{
    private const string Shifts = """
        window.shifted = [];
        new PerformanceObserver(list => {
          for (const one of list.getEntries()) {
            if (!one.hadRecentInput) {
              window.shifted.push(...one.sources.map(({ node, previousRect, currentRect }) => `${node?.outerHTML?.slice(0, 90) ?? node?.textContent}: ${JSON.stringify(previousRect)} ${JSON.stringify(currentRect)}`));
            }
          }
        }).observe({ type: 'layout-shift', buffered: true });
        """;

    [Fact]
    public async Task A_film_is_watched_with_captions_chapters_transcript_sizes_speeds_and_keys()
    {
        app.Films.Asked.Clear();
        var trainee = await Watch(1366, 768);
        var page = trainee.Page;
        var film = page.Locator("video");
        Assert.Equal("none", await film.GetAttributeAsync("preload"));
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(app.Films.Asked, name => name.EndsWith(".m4s", StringComparison.Ordinal) || name == "plain.mp4");
        Assert.True(await film.EvaluateAsync<bool>("film => film.paused && film.muted === false"));
        Assert.Empty(await page.EvaluateAsync<string[]>("window.shifted"));

        await film.FocusAsync();
        await page.Keyboard.PressAsync("k");
        await Until(page, "film.currentTime > 0.5 && !film.paused");
        Assert.StartsWith("blob:", await film.EvaluateAsync<string>("film => film.src"), StringComparison.Ordinal);
        Assert.Contains("Tự động (đang", await page.Locator("[data-quality] option").First.TextContentAsync(), StringComparison.Ordinal);

        await page.Keyboard.PressAsync(" ");
        await Until(page, "film.paused");
        await page.Keyboard.PressAsync("5");
        await Until(page, "Math.abs(film.currentTime - film.duration / 2) < 0.5");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Until(page, "Math.abs(film.currentTime - (film.duration / 2 - 5)) < 0.5");
        await page.Keyboard.PressAsync("l");
        await Until(page, "Math.abs(film.currentTime - (film.duration / 2 + 5)) < 0.5");
        await page.Keyboard.PressAsync(">");
        await Until(page, "film.playbackRate === 1.25");
        Assert.Equal("1.25", await page.Locator("[data-speed]").InputValueAsync());
        await page.Locator("[data-speed]").SelectOptionAsync("0.75");
        await Until(page, "film.playbackRate === 0.75");
        await film.FocusAsync();
        await page.Keyboard.PressAsync("c");
        await Until(page, "film.textTracks[0].mode === 'showing'");

        await page.GetByRole(AriaRole.Button, new() { Name = "Mở thảo luận" }).ClickAsync();
        await Until(page, "Math.abs(film.currentTime - 8) < 0.5");
        await Assertions.Expect(page.Locator("[data-chapter][aria-current]")).ToContainTextAsync("Mở thảo luận");

        await page.GetByText("Lời trong phim").ClickAsync();
        await Assertions.Expect(page.Locator("[data-lines] li")).ToHaveCountAsync(10);
        await page.GetByLabel("Tìm trong lời").FillAsync("bien ban");
        await Assertions.Expect(page.Locator("[data-lines] li:visible")).ToHaveCountAsync(1);
        Assert.Equal("film.paused", await film.EvaluateAsync<bool>("film => film.paused") ? "film.paused" : "typing played the film");
        await page.Locator("[data-lines] li:visible button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Until(page, "film.currentTime >= 15.5 && !film.paused");
        await Assertions.Expect(page.Locator("[data-lines] [aria-current]")).ToContainTextAsync("biên bản");

        await page.Locator("[data-quality]").SelectOptionAsync("180");
        await film.FocusAsync();
        await page.Keyboard.PressAsync("0");
        await Until(page, "film.videoHeight === 180");
        Assert.Equal("180", await page.EvaluateAsync<string>("localStorage.getItem('lms.film.size')"));
        Assert.True(await trainee.FitsItsWidth());
        Assert.Empty(trainee.Complaints);
    }

    [Fact]
    public async Task Paths_that_have_gone_by_are_asked_for_again_and_the_film_goes_on_at_its_second()
    {
        var trainee = await Watch(390, 844);
        var page = trainee.Page;
        await page.Locator("video").FocusAsync();
        await page.Keyboard.PressAsync("k");
        await Until(page, "film.currentTime > 0.5");
        await page.Keyboard.PressAsync("k");
        app.Expire();
        await page.EvaluateAsync("document.querySelector('video').currentTime = 17");
        await page.Keyboard.PressAsync("k");

        await Until(page, "film.currentTime > 17.5 && !film.paused");
        Assert.StartsWith("blob:", await page.Locator("video").EvaluateAsync<string>("film => film.src"), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("[data-said]")).ToBeEmptyAsync();
        Assert.True(await trainee.FitsItsWidth());
        Assert.Empty(trainee.Complaints);
    }

    [Fact]
    public async Task Without_a_playlist_the_plain_film_is_played_and_said_so()
    {
        var trainee = await Watch(1366, 768, async page => await page.RouteAsync("**/index.m3u8", route => route.FulfillAsync(new() { Status = 500 })));
        var page = trainee.Page;
        await page.Locator("video").FocusAsync();
        await page.Keyboard.PressAsync("k");

        await Until(page, "film.currentTime > 0.5", 30_000);
        Assert.EndsWith("plain.mp4", await page.Locator("video").EvaluateAsync<string>("film => film.src"), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("bản thường");
        await Assertions.Expect(page.Locator("[data-quality]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_cannot_be_played_at_all_is_told_in_words()
    {
        var trainee = await Watch(1366, 768, async page => await page.RouteAsync("**/stand-in/*/*/*", route => route.FulfillAsync(new() { Status = 404 })));
        var page = trainee.Page;
        await page.Locator("video").FocusAsync();
        await page.Keyboard.PressAsync("k");

        await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("Không phát được phim này", new() { Timeout = 30_000 });
    }

    // Where films come from: beside the site, in the place of what it made of the demo's own.
    private async Task<Person> Watch(int width, int height, Func<IPage, Task>? before = null)
    {
        var lesson = await app.InDatabase(async db =>
        {
            var part = await db.LessonParts.SingleAsync(part => part.Materials.Any(material => material.Tracks.Any())
                && db.Sessions.Any(session => session.LessonPlanId == part.LessonPlanId));
            return $"/c/song-van/sessions/{(await db.Sessions.FirstAsync(session => session.LessonPlanId == part.LessonPlanId)).Id}/lesson/parts/{part.Position}";
        });
        var trainee = await app.Open("SV-HV08", width, height);
        await trainee.Page.AddInitScriptAsync(Shifts);
        await trainee.Page.RouteAsync("**/materials/*/film*", route => route.ContinueAsync(new() { Url = route.Request.Url.Replace("/materials/", "/stand-in/", StringComparison.Ordinal) }));
        if (before is not null)
        {
            await before(trainee.Page);
        }

        await trainee.Go(lesson);
        // The words' own letters may come late: this is about the film.
        await trainee.Page.EvaluateAsync("document.fonts.ready.then(() => new Promise(requestAnimationFrame)).then(() => new Promise(requestAnimationFrame)).then(() => { window.shifted = []; })");
        await trainee.Page.Locator("[data-shown*='/film']").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(trainee.Page.Locator("video")).ToBeVisibleAsync();
        await Until(trainee.Page, "film.currentSrc !== '' || film.src !== ''");
        return trainee;
    }

    private static Task<IJSHandle> Until(IPage page, string holds, float patience = 15_000) =>
        page.WaitForFunctionAsync($"() => {{ const film = document.querySelector('video'); return {holds}; }}", null, new() { Timeout = patience });
}
