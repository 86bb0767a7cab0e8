using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Lms.Domain.Media;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Media;

public sealed class WatchedFilmTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const int Length = 200;
    private const string Lecturer = "SV-CB05";

    [Fact]
    public async Task What_played_is_counted_and_another_device_goes_on_where_this_one_left()
    {
        var phone = await Open("SV-HV08");
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        var told = await phone.Tell(35, (0, 20), (30, 40));
        Assert.Equal(30, told.Seconds);
        Assert.Equal(15, told.Percent);

        var desk = await Open("SV-HV08");

        Assert.Equal(35, desk.Position);
        Assert.Equal("[[0,20],[30,40]]", desk.Spans);
        var page = await desk.Who.Get((await Film()).PartPath);
        Assert.Equal("15", page.Find("[data-watched] progress").GetAttribute("value"));
        Assert.Contains("Đã xem 15 %", page.Find("[data-watched]").TextContent, StringComparison.Ordinal);
        Assert.Contains("cần 80 %", page.Find("[data-watched]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_claim_is_cut_to_the_time_that_has_passed_however_often_and_through_however_many_windows()
    {
        var windows = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Open("SV-HV09")));
        app.Clock.Advance(TimeSpan.FromSeconds(10));

        var all = await Task.WhenAll(Enumerable.Range(0, 24).Select(number => windows[number % 4].Tell(Length, (number * 8, Length))));

        Assert.All(all, told => Assert.InRange(told.Seconds, 0, 25));
        Assert.Equal(25, await Seconds("SV-HV09"));
        Assert.DoesNotContain("check", Contents(await windows[0].Who.Get((await Film()).PartPath)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_replayed_adds_nothing_and_takes_no_time()
    {
        var player = await Open("SV-HV10");
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        foreach (var _ in Enumerable.Range(0, 5))
        {
            Assert.Equal(20, (await player.Tell(20, (0, 20))).Seconds);
        }

        app.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(40, (await player.Tell(40, (20, 40))).Seconds);
    }

    [Fact]
    public async Task A_ticket_is_good_for_a_day_and_cannot_be_made()
    {
        var player = await Open("SV-HV11");
        app.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.Conflict, await player.Status(player.Ticket[..^4] + "AAAA", "[[0,10]]"));
        Assert.Equal(HttpStatusCode.Conflict, await player.Status("khong-phai-ve", "[[0,10]]"));
        Assert.Equal(0, await Seconds("SV-HV11"));

        app.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.Conflict, await player.Status(player.Ticket, "[[0,10]]"));
        Assert.Equal(HttpStatusCode.OK, await (await Open("SV-HV11")).Status(null, "[[0,5]]"));
        app.Clock.Advance(TimeSpan.FromHours(-25));
    }

    [Theory]
    [InlineData("[[0,1.5]]")]
    [InlineData("[[0,NaN]]")]
    [InlineData("[[0,1e99]]")]
    [InlineData("[[0]]")]
    [InlineData("[null]")]
    [InlineData("null")]
    [InlineData("\"0-10\"")]
    [InlineData("many")]
    public async Task What_is_no_report_is_refused(string spans)
    {
        var player = await Open("SV-HV14");
        var many = $"[{string.Join(',', Enumerable.Repeat("[1,2]", WatchReport.MostSpans + 1))}]";
        Assert.Equal(HttpStatusCode.BadRequest, await player.Status(null, spans == "many" ? many : spans));
        Assert.Equal(0, await Seconds("SV-HV14"));
    }

    [Fact]
    public async Task Spans_beyond_the_film_overlapping_and_backwards_count_only_what_is_there()
    {
        var player = await Open("SV-HV15");
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.OK, await player.Status(null, $"[[-100,5],[3,8],[50,40],[{Length - 2},{int.MaxValue}],[{int.MinValue},{int.MinValue}]]"));
        Assert.Equal(10, await Seconds("SV-HV15"));
    }

    [Fact]
    public async Task Who_left_the_class_is_counted_no_more_from_the_next_report_on()
    {
        var player = await Open("SV-HV12");
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await player.Tell(10, (0, 10));
        await app.InDatabase(db => db.Enrolments.Where(place => db.People.Any(person => person.Id == place.PersonId && person.Code == "SV-HV12"))
            .ExecuteUpdateAsync(set => set.SetProperty(place => place.LeftAt, app.Clock.GetUtcNow())));
        app.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.Conflict, await player.Status(null, "[[10,20]]"));
        Assert.Equal(HttpStatusCode.NotFound, await player.StatusOfOpening());
        Assert.Equal(10, await Seconds("SV-HV12"));
    }

    [Fact]
    public async Task A_sign_in_that_counts_no_more_takes_its_tickets_with_it_and_the_ledger_stays_with_the_next()
    {
        var before = await Open("SV-HV13");
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await before.Tell(10, (0, 10));
        var person = await app.Person("SV-HV13");
        await app.InDatabase(db => db.Users.Where(account => account.Id == person).ExecuteUpdateAsync(set => set.SetProperty(account => account.SecurityStamp, "another")));
        app.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.Conflict, await before.Status(null, "[[10,20]]"));
        Assert.Equal(HttpStatusCode.Unauthorized, await before.StatusOfOpening());
        Assert.Equal(10, await Seconds("SV-HV13"));
        var after = await Open("SV-HV13");
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(20, (await after.Tell(20, (10, 20))).Seconds);
    }

    [Fact]
    public async Task A_member_of_the_centre_no_more_is_counted_no_more()
    {
        var player = await Open("SV-HV21");
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        var person = await app.Person("SV-HV21");
        await app.InDatabase(db => db.Memberships.Where(one => one.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(one => one.Until, app.Clock.Today().AddDays(-1))));
        try
        {
            Assert.Equal(HttpStatusCode.Conflict, await player.Status(null, "[[0,10]]"));
        }
        finally
        {
            await app.InDatabase(db => db.Memberships.Where(one => one.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(one => one.Until, (DateOnly?)null)));
        }

        Assert.Equal(10, (await player.Tell(10, (0, 10))).Seconds);
    }

    [Fact]
    public async Task A_film_that_the_session_is_taught_with_no_more_is_counted_no_more()
    {
        var (player, film) = (await Open("SV-HV16"), await Film());
        var plan = await app.InDatabase(db => db.Sessions.Where(one => one.Id == film.Session).Select(one => one.LessonPlanId).SingleAsync());
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await TeachFrom(film, null);
        try
        {
            Assert.Equal(HttpStatusCode.Conflict, await player.Status(null, "[[0,10]]"));
            Assert.Equal(HttpStatusCode.NotFound, await player.StatusOfOpening());
        }
        finally
        {
            await TeachFrom(film, plan);
        }

        Assert.Equal(0, await Seconds("SV-HV16"));
    }

    [Fact]
    public async Task Only_trainees_of_the_class_watch_and_only_those_who_teach_and_run_see_who_did()
    {
        var film = await Film();
        foreach (var (code, opens, sees) in new[]
        {
            ("SV-HV17", HttpStatusCode.OK, HttpStatusCode.Forbidden),
            ("SV-HV25", HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (Lecturer, HttpStatusCode.NotFound, HttpStatusCode.OK),
            ("SV-CB03", HttpStatusCode.NotFound, HttpStatusCode.OK),
            ("SV-CB07", HttpStatusCode.NotFound, HttpStatusCode.NotFound),
        })
        {
            var who = await app.As(code);
            Assert.Equal(opens, (await Post(who, await Token(who), $"{film.Path}/watches", null)).StatusCode);
            Assert.Equal(sees, (await who.Get(film.Path)).Status);
            Assert.Equal(sees, (await who.Get($"{film.Path}/exports?format=Csv")).Status);
        }
    }

    [Fact]
    public async Task A_part_counts_as_read_once_its_film_is_watched_by_the_rule_and_seeking_to_the_end_is_not_watching()
    {
        var (player, film) = (await Open("SV-HV18"), await Film());
        var page = await player.Who.Get(film.PartPath);
        await player.Who.Submit(page, "#read-on");
        page = await player.Who.Get(film.PartPath);
        Assert.Null(page.Document.QuerySelector("#read-on"));
        Assert.Contains("chưa xem đủ phim", Contents(page), StringComparison.Ordinal);
        Assert.Equal("0", page.Find(".toc__side progress").GetAttribute("value"));

        app.Clock.Advance(TimeSpan.FromSeconds(79.5));
        await player.Tell(Length, (Length - 1, Length));
        Assert.Equal(159, (await player.Tell(Length, (0, 158))).Seconds);
        Assert.Equal("0", await ReadCount(player.Who, film));

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(160, (await player.Tell(159, (158, 159))).Seconds);
        Assert.Equal("1", await ReadCount(player.Who, film));
        var group = await app.InDatabase(db => db.Sessions.Where(one => one.Id == film.Session).Select(one => one.ClassId).SingleAsync());
        Assert.Contains("Đã đọc 1 / 8 phần", (await player.Who.Get($"/c/song-van/classes/{group}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_the_rule_of_reading_alone_and_without_a_rule_films_hold_nobody_up()
    {
        var (player, film) = (await Open("SV-HV19"), await Film());
        await player.Who.Submit(await player.Who.Get(film.PartPath), "#read-on");
        Assert.Equal("0", await ReadCount(player.Who, film));
        try
        {
            await Rule("""{"watchedPercent":80,"partRead":"ByReading"}""");
            Assert.Equal("1", await ReadCount(player.Who, film));
            Assert.Equal(HttpStatusCode.OK, (await player.Who.Get("/c/song-van")).Status);
            await app.InDatabase(db => db.Database.ExecuteSqlAsync($"update policy_records set key = 'films.other' where key = 'films.watched'"));
            Assert.Equal("1", await ReadCount(player.Who, film));
            Assert.Equal(HttpStatusCode.OK, (await (await app.As(Lecturer)).Get(film.Path)).Status);
        }
        finally
        {
            await app.InDatabase(db => db.Database.ExecuteSqlAsync($"update policy_records set key = 'films.watched' where key = 'films.other'"));
            await Rule("""{"watchedPercent":80,"partRead":"WithFilms"}""");
        }
    }

    [Fact]
    public async Task The_lecturer_sees_every_trainee_in_the_order_of_names_and_which_stretches_were_watched()
    {
        var (player, film) = (await Open("SV-HV20"), await Film());
        app.Clock.Advance(TimeSpan.FromSeconds(100));
        await player.Tell(180, (0, 180));
        var lecturer = await app.As(Lecturer);

        var page = await lecturer.Get(film.Path);

        var names = page.Document.QuerySelectorAll(".table--stack tbody th[scope=row]").Select(cell => cell.TextContent).ToList();
        Assert.Equal((await Classmates(film)).Select(one => one.FullName), names);
        var row = page.Document.QuerySelectorAll("tr").Single(line => line.TextContent.Contains("SV-HV20", StringComparison.Ordinal));
        Assert.Contains("3:00", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("90\u00a0%", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đã xem đủ", row.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll(".heat rect"));
        var heat = page.Document.QuerySelectorAll(".heat tbody td").Select(cell => int.Parse(cell.TextContent, CultureInfo.InvariantCulture)).ToList();
        Assert.True(heat[0] > heat[^1]);

        var csv = (await lecturer.Get($"{film.Path}/exports?format=Csv")).Html;
        Assert.Contains("SV-HV20", csv, StringComparison.Ordinal);
        Assert.Contains("180,90", csv, StringComparison.Ordinal);
        Assert.Contains(film.Path, (await lecturer.Get(film.PartPath)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{film.Path}\"", (await player.Who.Get(film.PartPath)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stretch_is_watched_once_half_of_it_is()
    {
        var heat = Lms.Features.Media.Watching.FilmViewers.Heat(
            [WatchedSpans.Of([new(0, 30)], 605), WatchedSpans.Of([new(0, 16), new(600, 605)], 605)], 605);

        Assert.Equal([(0, 11, 2), (11, 22, 1), (22, 33, 1), (33, 44, 0)], heat.Take(4).Select(stretch => (stretch.From, stretch.To, stretch.Viewers)));
        Assert.Equal((605, 605 % 11 == 0 ? 11 : 605 % 11), (heat[^1].To, heat[^1].To - heat[^1].From));
        Assert.InRange(heat.Count, 1, 60);
    }

    private Task<ReadyFilm> Film() => ReadyFilm.In(app, Length);

    private async Task<Player> Open(string code)
    {
        var (film, who) = (await Film(), await app.As(code));
        var token = await Token(who);
        using var answer = await Post(who, token, $"{film.Path}/watches", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(Length, told.GetProperty("length").GetInt32());
        return new Player(who, token, $"{film.Path}/watches", told.GetProperty("ticket").GetString()!, told.GetProperty("position").GetInt32(), told.GetProperty("spans").GetRawText());
    }

    // Any page with a form has one; everybody may change their password.
    private static async Task<string> Token(Visitor who) => (await who.Get("/password")).Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;

    private static Task<HttpResponseMessage> Post(Visitor who, string token, string path, string? json) => who.Send(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Headers = { { "X-Form-Token", token } },
        Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"),
    });

    private static string Contents(Page page) => page.Find(".toc__side").QuerySelectorAll("li").Single(line => line.QuerySelector("[aria-current]") is not null).InnerHtml;

    private static async Task<string?> ReadCount(Visitor who, ReadyFilm film) => (await who.Get(film.PartPath)).Find(".toc__side progress").GetAttribute("value");

    private Task<int> TeachFrom(ReadyFilm film, Guid? plan) => app.InDatabase(db => db.Sessions.Where(one => one.Id == film.Session).ExecuteUpdateAsync(set => set.SetProperty(one => one.LessonPlanId, plan)));

    private Task<int> Rule(string value) => app.InDatabase(db => db.Database.ExecuteSqlAsync($"update policy_records set value = {value}::jsonb where key = 'films.watched'"));

    private Task<int> Seconds(string code) => app.InDatabase(db => db.FilmWatches.Where(watch => db.People.Any(person => person.Id == watch.PersonId && person.Code == code)).Select(watch => watch.Seconds).SingleOrDefaultAsync());

    private Task<List<(string FullName, string Code)>> Classmates(ReadyFilm film) => app.InDatabase(async db =>
    {
        var people = await db.People.Where(person => db.Enrolments.Any(place => place.PersonId == person.Id && place.LeftAt == null
            && db.Sessions.Any(session => session.Id == film.Session && session.ClassId == place.ClassId))).ToListAsync();
        return people.OrderBy(person => (person.FamilyName, person.GivenName), NameOrder.Vietnamese).ThenBy(person => person.Code, StringComparer.Ordinal)
            .Select(person => (person.FullName, person.Code)).Take(40).ToList();
    });

    private sealed record Told(int Seconds, int Percent);

    private sealed record Player(Visitor Who, string Token, string Path, string Ticket, int Position, string Spans)
    {
        public async Task<Told> Tell(int position, params (int From, int To)[] spans)
        {
            var body = JsonSerializer.Serialize(new { ticket = Ticket, position, spans = spans.Select(span => new[] { span.From, span.To }) });
            using var answer = await Report(body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<Told>(JsonSerializerOptions.Web))!;
        }

        public async Task<HttpStatusCode> Status(string? ticket, string spans)
        {
            using var answer = await Report($$"""{"ticket":"{{ticket ?? Ticket}}","position":0,"spans":{{spans}}}""");
            return answer.StatusCode;
        }

        public async Task<HttpStatusCode> StatusOfOpening()
        {
            using var answer = await Post(Who, Token, Path, null);
            return answer.StatusCode;
        }

        // The ticket says who it is; the cookie only comes along.
        private Task<HttpResponseMessage> Report(string json) => Post(Who, "", "/films/reports", json);
    }
}
