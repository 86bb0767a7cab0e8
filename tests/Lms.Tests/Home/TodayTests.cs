using System.Net;
using Lms.Tests.Support;

namespace Lms.Tests.Home;

public sealed class TodayTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_trainee_is_greeted_and_finds_the_running_session_the_paper_and_the_course()
    {
        var page = await (await app.As("SV-HV01")).Get("/c/song-van");

        Assert.Contains("Chào đồng chí Hường.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nguyên tắc tập trung dân chủ", page.Find(".now").TextContent, StringComparison.Ordinal);
        Assert.Contains("Đang diễn ra", page.Find(".now").TextContent, StringComparison.Ordinal);
        Assert.Contains("Viết tiếp", page.Text, StringComparison.Ordinal);
        Assert.Contains("Bài đã đọc", page.Find("aside").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trainee_without_a_duty_is_told_so()
    {
        var page = await (await app.As("SV-HV24")).Get("/c/song-van");

        Assert.Contains("Hồ sơ chưa có nhiệm vụ để ra đề", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_sees_candidates_without_duty_and_sessions_without_plan()
    {
        var page = await (await app.As("SV-CB03")).Get("/c/song-van");

        Assert.Contains("Việc hôm nay", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 thí sinh chưa sẵn sàng vào thi", page.Text, StringComparison.Ordinal);
        Assert.Contains("Chưa gắn giáo án: Công tác dân vận của chi bộ", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deputy_director_sees_the_plan_that_waits_for_review_and_the_lecturer_does_not()
    {
        Assert.Contains("Giáo án chờ duyệt", (await (await app.As("SV-CB02")).Get("/c/song-van")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Giáo án chờ duyệt", (await (await app.As("SV-CB05")).Get("/c/song-van")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marker_sees_how_many_scripts_wait()
    {
        var page = await (await app.As("SV-CB07")).Get("/c/song-van");

        Assert.Contains("bài chờ chấm", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_nothing_today_is_told_what_will_appear()
    {
        var page = await (await app.As("SV-CB10")).Get("/c/song-van");

        Assert.Contains("Hôm nay chưa có việc gì", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SV-CB01")]
    [InlineData("SV-CB04")]
    [InlineData("SV-CB06")]
    [InlineData("SV-CB11")]
    [InlineData("SV-HV25")]
    public async Task Every_role_has_a_first_page(string code) =>
        Assert.Equal(HttpStatusCode.OK, await (await app.As(code)).StatusOf("/c/song-van"));

    [Fact]
    public async Task The_other_centre_is_not_there_for_a_stranger() =>
        Assert.Equal(HttpStatusCode.NotFound, await (await app.As("SV-HV01")).StatusOf("/c/dong-lam"));

    [Fact]
    public async Task In_English_the_page_speaks_English()
    {
        var visitor = await app.As("SV-HV01");
        await visitor.PostTo("/language", ("language", "en"), ("returnUrl", "/c/song-van"));

        Assert.Contains("Welcome, comrade Hường.", (await visitor.Get("/c/song-van")).Text, StringComparison.Ordinal);
    }
}
