using Lms.Tests.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Lms.Tests.Browser;

/// <summary>A trainee watches a film: what played is counted, what was skipped is not, and another device goes on.</summary>
public sealed class WatchJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    // As ffmpeg makes it of the demo's film.
    private const double Length = 26.8;

    [Fact]
    public async Task What_played_counts_at_twice_the_speed_seeking_to_the_end_does_not_and_another_device_goes_on()
    {
        await app.MakeFilms(TestContext.Current.CancellationToken);
        var film = await ReadyFilm.In(app, Length);
        var desk = await app.Open("SV-HV08");
        await desk.Go(film.PartPath);
        await Ready(desk);
        await Play(desk, speed: 2, until: 12);
        await Assertions.Expect(desk.Page.Locator("[data-watched] [data-percent]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("Đã xem (4[0-9]|5[0-9]) %"));

        var phone = await app.Open("SV-HV08", 390, 844);
        await phone.Go(film.PartPath);
        await Seen(phone);
        await phone.Page.Locator(".watched__resume button").ClickAsync();
        await phone.Page.WaitForFunctionAsync("() => document.querySelector('video').currentTime >= 11");
        await phone.Page.EvaluateAsync("document.querySelector('video').pause()");
        Assert.True(await phone.FitsItsWidth());

        await desk.Page.EvaluateAsync("document.querySelector('video').currentTime = 25");
        await Play(desk, speed: 1, until: 26.5);
        await Assertions.Expect(desk.Page.Locator("[data-watched] [data-done]")).ToBeHiddenAsync();
        var viewer = await app.InDatabase(db => db.People.Where(person => person.Code == "SV-HV08").Select(person => person.Id).SingleAsync());
        var seconds = await app.InDatabase(db => db.FilmWatches.Where(watch => watch.PersonId == viewer).Select(watch => watch.Seconds).SingleAsync());
        Assert.InRange(seconds, 11, 18);
        Assert.Empty(desk.Complaints.Concat(phone.Complaints));
    }

    [Fact]
    public async Task What_is_watched_without_a_line_counts_when_it_is_back()
    {
        await app.MakeFilms(TestContext.Current.CancellationToken);
        var film = await ReadyFilm.In(app, Length);
        var reader = await app.Open("SV-HV10");
        await reader.Go(film.PartPath);
        await Ready(reader);
        await reader.Page.Context.SetOfflineAsync(true);
        await Play(reader, speed: 2, until: 8);
        await reader.Sees("Mất mạng: phần vừa xem được giữ lại");

        await reader.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(reader.Page.Locator("[data-watched] [data-percent]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("Đã xem (2[5-9]|3[0-9]) %"));
    }

    private static async Task Seen(Person person)
    {
        await person.Page.Locator("[data-shown*='/film']").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(person.Page.Locator("video")).ToBeVisibleAsync();
    }

    // Begun, and then whole in the browser: a film that is cut off while it loads stops by itself.
    private static async Task Ready(Person person)
    {
        await Seen(person);
        await person.Page.WaitForFunctionAsync("() => document.querySelector('video').src.startsWith('blob:')");
        await person.Page.EvaluateAsync("() => { const video = document.querySelector('video'); video.muted = true; return video.play(); }");
        await person.Page.WaitForFunctionAsync("""
            () => {
              const { buffered } = document.querySelector('video');
              return buffered.length > 0 && buffered.end(buffered.length - 1) > 26;
            }
            """);
        await person.Page.EvaluateAsync("() => { const video = document.querySelector('video'); video.pause(); video.currentTime = 0; }");
    }

    /// <summary>The server's clock stands still: it is moved on as the film plays.</summary>
    private async Task Play(Person person, double speed, double until)
    {
        await person.Page.EvaluateAsync("speed => { const video = document.querySelector('video'); video.playbackRate = speed; return video.play(); }", speed);
        await person.Page.WaitForFunctionAsync("until => document.querySelector('video').currentTime >= until", until);
        app.Clock.Advance(TimeSpan.FromSeconds(until / speed));
        await person.Page.EvaluateAsync("document.querySelector('video').pause()");
    }
}
