using System.Diagnostics;
using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Discussions;

/// <summary>The room without script: pages that post and reload.</summary>
[Collection(Alone.Name)]
public sealed class RoomPagesTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Trainee = "SV-HV01";

    [Fact]
    public async Task A_session_is_held_with_forms_alone()
    {
        var session = await app.FreshSession();
        var path = Rooms.RoomPath(session);
        var (lecturer, trainee) = (await app.As(Rooms.Lecturer), await app.As(Trainee));
        Assert.Contains("Phòng học chưa mở", (await trainee.Get(path)).Find(".board").TextContent, StringComparison.Ordinal);

        await lecturer.Submit(await lecturer.Get(path), "form[action$='/openings']");
        await lecturer.Submit(await lecturer.Get(path), ".board__choose", ("position", "4"));
        var page = await trainee.Get(path);
        Assert.Equal("4. Vận dụng trong một kỳ sinh hoạt chi bộ", page.Find(".board h2").TextContent);
        Assert.Equal("Phần 4 trên 8", page.Find(".board__foot .num").TextContent);

        page = await trainee.Submit(page, "form[action$='/hands']");
        Assert.Contains("Nguyễn Thị Hường (tôi)", page.Find(".hands").TextContent, StringComparison.Ordinal);
        page = await lecturer.Submit(await lecturer.Get(path), ".hands form[data-act='lower']");
        Assert.Empty(page.Document.QuerySelectorAll(".hands li"));

        page = await trainee.Submit(await trainee.Get(path), "#write", ("Text", "Dòng một\nDòng hai"));
        Assert.Contains("Dòng một", page.Find(".post__text").TextContent, StringComparison.Ordinal);
        var reply = page.Find("[data-reply]").GetAttribute("href")!;
        page = await lecturer.Submit(await lecturer.Get(reply.Split('#')[0]), "#write", ("Text", "Đúng vậy."));
        Assert.Equal("Đúng vậy.", page.Find(".thread .post--reply .post__text").TextContent.Trim());

        page = await lecturer.Submit(page, "form[action$='/closings']");
        Assert.Contains("Phòng đã đóng", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await trainee.Get(path)).Document.QuerySelectorAll(".talk__list .post").Length);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_post_and_one_refused_keeps_what_was_typed()
    {
        var session = await app.OpenRoom();
        var trainee = await app.As(Trainee);
        var page = await trainee.Get(Rooms.RoomPath(session));

        await trainee.Submit(page, "#write", ("Text", "Bấm hai lần"));
        var after = await trainee.Submit(page, "#write", ("Text", "Bấm hai lần"));
        Assert.Single(after.Document.QuerySelectorAll(".talk__list .post"));

        var tooLong = new string('x', 1999) + " " + new string('y', 1999) + " dài";
        var refused = await trainee.Submit(after, "#write", ("Text", tooLong));
        Assert.Contains("từ 1 đến 4000", refused.Find("[data-wrong]").TextContent, StringComparison.Ordinal);
        Assert.Equal(tooLong, refused.Find("#text").TextContent);
        Assert.Single(refused.Document.QuerySelectorAll(".talk__list .post"));
    }

    [Fact]
    public async Task Ten_thousand_posts_come_in_pages_of_a_hundred_and_stay_quick()
    {
        var session = await app.OpenRoom();
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync("""
            with said as (
                insert into room_events (centre_id, class_session_id, sequence, id, kind, actor_id, at, audience, body_source, body_html, body_sanitizer_version)
                select centre_id, class_session_id, 1 + n, gen_random_uuid(), 1, actor_id, at, 0, 'Ý ' || n, '<p>Ý ' || n || '</p>', 2
                from room_events, generate_series(1, 10000) n where class_session_id = {0} and sequence = 1)
            update session_rooms set last_sequence = 10001 where class_session_id = {0}
            """, session));
        var trainee = await app.As(Trainee);
        var page = await trainee.Get(Rooms.RoomPath(session));
        Assert.Equal(100, page.Document.QuerySelectorAll(".talk__list .post").Length);
        Assert.Equal("Ý 10000", page.Find(".thread:last-child .post__text").TextContent);

        var earlier = page.Find(".talk__more a").GetAttribute("href")!;
        page = await trainee.Get(earlier);
        Assert.Equal("Ý 9801", page.Find(".thread:first-child .post__text").TextContent);
        Assert.Equal("Ý 9900", page.Find(".thread:last-child .post__text").TextContent);

        var since = Stopwatch.StartNew();
        Assert.True(await app.CountStatements(() => trainee.Get(Rooms.RoomPath(session))) <= 2);
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(1), $"{since.Elapsed}");
    }

    [Fact]
    public async Task The_demo_shows_a_past_talk_and_a_room_that_is_open_and_leads_there()
    {
        var trainee = await app.As(Trainee);
        var past = await trainee.Get(Rooms.RoomPath(await app.Session("Thảo luận tổ: một luồng")));
        Assert.Equal(10, past.Document.QuerySelectorAll(".talk__list .post").Length);
        Assert.Contains("Phòng đã đóng", past.Text, StringComparison.Ordinal);

        var now = Rooms.RoomPath(await app.Session("Nguyên tắc tập trung dân chủ"));
        Assert.Equal(2, (await trainee.Get(now)).Document.QuerySelectorAll(".hands li").Length);
        foreach (var page in new[] { "/c/song-van", $"/c/song-van/classes/{await app.Class("BTCB-K3")}", now.Replace("/room", "/lesson/parts/1", StringComparison.Ordinal) })
        {
            Assert.NotNull((await trainee.Get(page)).Document.QuerySelector($"a[href='{now}']"));
        }
    }

    [Fact]
    public async Task Strangers_find_no_room_and_those_without_the_right_change_nothing()
    {
        var session = await app.OpenRoom();
        var path = Rooms.RoomPath(session);
        Assert.Equal(HttpStatusCode.NotFound, await (await app.As(Rooms.OtherClass)).StatusOf(path));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(Rooms.OtherLecturer)).PostTo($"{path}/posts", ("Text", "a"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(Rooms.Office)).PostTo($"{path}/posts", ("Text", "a"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(Trainee)).PostTo($"{path}/closings")).StatusCode);
        Assert.Equal(1, await app.InDatabase(db => db.RoomEvents.CountAsync(line => line.ClassSessionId == session)));
    }
}
