using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Classes;

/// <summary>Where the class meets online: set by the office, shown to the class and its lecturer, to nobody else.</summary>
public sealed class MeetingLinksTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Office = "SV-CB03";
    private const string Lecturer = "SV-CB05";
    private const string OtherLecturer = "SV-CB06";
    private const string Director = "SV-CB01";
    private const string Trainee = "SV-HV01";
    private const string Link = "https://hop.songvan.example.vn/btcb-k3";

    [Fact]
    public async Task The_demos_link_is_on_the_pages_of_the_class_and_opens_beside_them()
    {
        var (session, id) = await Session();
        foreach (var member in new[] { Trainee, Lecturer })
        {
            var visitor = await app.As(member);
            foreach (var path in new[] { "/c/song-van", $"/c/song-van/classes/{id}", $"/c/song-van/sessions/{session}/room" })
            {
                var link = (await visitor.Get(path)).Find($"a[href='{Link}']");
                Assert.Equal("_blank", link.GetAttribute("target"));
                Assert.Equal("noopener noreferrer", link.GetAttribute("rel"));
                Assert.Contains("Phòng họp trực tuyến", link.TextContent, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Whoever_does_not_belong_to_the_class_is_not_shown_it()
    {
        var (session, id) = await Session();
        foreach (var (other, path) in new[]
        {
            (Director, "/c/song-van"), (Director, $"/c/song-van/classes/{id}"), (Director, $"/c/song-van/sessions/{session}/room"),
            (Office, "/c/song-van"), (Office, $"/c/song-van/classes/{id}"), (Office, $"/c/song-van/sessions/{session}/room"),
            (OtherLecturer, $"/c/song-van/classes/{id}"),
        })
        {
            Assert.DoesNotContain(Link, (await (await app.As(other)).Get(path)).Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_office_sets_it_changes_it_and_takes_it_away()
    {
        var office = await app.As(Office);
        var session = await app.InDatabase(db => db.Sessions.OrderByDescending(one => one.StartsAt)
            .Where(one => db.Classes.Any(made => made.Id == one.ClassId && made.Code == "BTCB-K3")).Select(one => one.Id).FirstAsync());
        var path = $"/c/song-van/sessions/{session}/edit";
        foreach (var (typed, words) in new[]
        {
            ("http://hop.example.vn/1", "bắt đầu bằng https://"), ("javascript:alert(1)", "bắt đầu bằng https://"), ("https://a:b@hop.example.vn/1", "tên đăng nhập"),
        })
        {
            var refused = await office.Submit(await office.Get(path), $"form[action='{path}']", ("MeetingUrl", typed));
            Assert.Contains(words, refused.Find(".field--bad:has([name=MeetingUrl])").TextContent, StringComparison.Ordinal);
            Assert.Equal(typed, refused.Find("[name=MeetingUrl]").GetAttribute("value"));
        }

        await office.Submit(await office.Get(path), $"form[action='{path}']", ("MeetingUrl", "https://hop.example.vn/2"));
        Assert.Equal("https://hop.example.vn/2", (await office.Get(path)).Find("[name=MeetingUrl]").GetAttribute("value"));
        await office.Submit(await office.Get(path), $"form[action='{path}']", ("MeetingUrl", ""));
        Assert.Null(await app.InDatabase(db => db.Sessions.Where(one => one.Id == session).Select(one => one.MeetingUrl).SingleAsync()));
    }

    [Fact]
    public async Task A_session_that_is_over_offers_no_meeting()
    {
        var (_, id) = await Session();
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync("""
            update class_sessions set meeting_url = 'https://hop.example.vn/het-gio'
            where class_id = {0} and not exists (select from session_rooms where class_session_id = id) and ends_at < {1}
            """, id, app.Clock.GetUtcNow()));
        var page = await (await app.As(Trainee)).Get($"/c/song-van/classes/{id}");
        Assert.DoesNotContain("het-gio", page.Html, StringComparison.Ordinal);
        Assert.Contains(Link, page.Html, StringComparison.Ordinal);
    }

    private async Task<(Guid Session, Guid Class)> Session() => await app.InDatabase(async db =>
    {
        var session = await db.Sessions.SingleAsync(one => one.MeetingUrl == Link);
        return (session.Id, session.ClassId);
    });
}
