using System.Net;
using System.Text;
using Lms.Domain.Classes;
using Lms.Tests.Discussions;
using Lms.Tests.Support;

namespace Lms.Tests.Attendance;

public sealed class ClassRegisterTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task The_register_shows_every_mark_with_what_the_share_is_counted_from()
    {
        var page = await (await app.As(Registers.Office)).Get(await Path());
        var row = page.Document.QuerySelectorAll(".register tbody tr").Single(row => row.TextContent.Contains("Đinh Thị Thơ", StringComparison.Ordinal));

        Assert.Equal(24, page.Document.QuerySelectorAll(".register tbody tr").Length);
        Assert.Equal(3, row.QuerySelectorAll(".att--leave").Length);
        Assert.Contains("2/5", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("40\u00a0%", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dưới 80\u00a0%", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_found_however_its_letters_are_put_together()
    {
        var office = await app.As(Registers.Office);
        foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
        {
            var page = await office.Get($"{await Path()}?find={Uri.EscapeDataString("Thơ".Normalize(form))}&page=9&block=99");

            Assert.Contains("Đinh Thị Thơ", page.Find(".register tbody").TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_session_counts_once_it_is_over()
    {
        var session = await app.Session("Nguyên tắc tập trung");
        var lecturer = await app.As(Registers.Lecturer);
        await lecturer.PostTo(Registers.RegisterPath(session), await app.Choose("SV-HV01", AttendanceMark.Late));
        Assert.Contains("5/5", await Row("Nguyễn Thị Hường"), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Contains("6/6", await Row("Nguyễn Thị Hường"), StringComparison.Ordinal);
        Assert.Contains("2/6", await Row("Đinh Thị Thơ"), StringComparison.Ordinal);
        await app.Renew();
    }

    [Fact]
    public async Task A_trainee_sees_their_own_line_and_nobody_elses()
    {
        var page = await (await app.As("SV-HV20")).Get(await Path());

        Assert.Empty(page.Document.QuerySelectorAll(".register"));
        Assert.DoesNotContain("Nguyễn Thị Hường", page.Text, StringComparison.Ordinal);
        Assert.Contains("Chuyên cần của tôi", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await (await app.As("SV-HV20")).StatusOf($"{await Path()}/exports"));
    }

    [Theory]
    [InlineData("SV-HV25")]
    [InlineData("SV-CB07")]
    [InlineData("DL-CB02")]
    public async Task Strangers_find_nothing(string code)
    {
        var visitor = await app.As(code);

        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf(await Path()));
        Assert.NotEqual(HttpStatusCode.OK, await visitor.StatusOf($"{await Path()}/exports"));
    }

    [Fact]
    public async Task The_file_has_every_session_and_the_share_in_figures()
    {
        var office = await app.As(Registers.Office);
        var answer = await office.Send(new HttpRequestMessage(HttpMethod.Get, $"{await Path()}/exports?format=Csv"));
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(25, lines.Length);
        Assert.Contains("Buổi 11", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",2,5,40", lines.Single(line => line.Contains("Đinh Thị Thơ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(",x,P,P,x,P,", lines.Single(line => line.Contains("Đinh Thị Thơ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private async Task<string> Row(string name) => (await (await app.As(Registers.Office)).Get(await Path()))
        .Document.QuerySelectorAll(".register tbody tr").Single(row => row.TextContent.Contains(name, StringComparison.Ordinal)).TextContent;

    private async Task<string> Path() => $"/c/song-van/classes/{await app.Class("BTCB-K3")}/attendance";
}
