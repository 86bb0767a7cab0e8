using System.Net;
using Lms.Domain.Classes;
using Lms.Tests.Discussions;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Attendance;

public sealed class CheckInTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task The_code_of_the_screen_is_good_once_and_twice_says_when()
    {
        var (session, lecturer) = await app.OpenCode();
        var trainee = await app.As(Registers.Trainee);
        var code = await lecturer.Code(session);

        var said = $"Đã ghi Muộn lúc {SchoolTime.Show(app.Clock.GetUtcNow(), "time")}";
        Assert.Contains(said, (await trainee.CheckIn(session, code)).Text, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Contains(said, (await trainee.CheckIn(session, await lecturer.Code(session))).Text, StringComparison.Ordinal);

        var record = (await app.Marked(session, Registers.Trainee))!;
        Assert.Equal((AttendanceMark.Late, AttendanceSource.Code, 1), (record.Mark, record.Source, record.Revision));
        Assert.StartsWith("1 / ", (await lecturer.Get($"{Registers.RegisterPath(session)}/code")).Find(".hall__count").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_good_for_a_step_more_and_then_refused_with_what_to_do()
    {
        var (session, lecturer) = await app.OpenCode();
        app.Clock.Set(new DateTimeOffset(app.Clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero));
        var code = await lecturer.Code(session);

        app.Clock.Advance(TimeSpan.FromSeconds(59));
        await (await app.As("SV-HV02")).CheckIn(session, $"{code[..3]} {code[3..]}");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var late = await app.As("SV-HV03");
        var page = await late.CheckIn(session, code);

        Assert.NotNull(await app.Marked(session, "SV-HV02"));
        Assert.Contains("nhập mã đang hiện", page.Find(".field__error").TextContent, StringComparison.Ordinal);
        Assert.Null(await app.Marked(session, "SV-HV03"));
        await late.CheckIn(session, await lecturer.Code(session));
        Assert.NotNull(await app.Marked(session, "SV-HV03"));
    }

    [Fact]
    public async Task Another_sessions_code_and_a_closed_one_are_refused()
    {
        var (session, lecturer) = await app.OpenCode();
        var (other, _) = await app.OpenCode();
        var trainee = await app.As(Registers.Trainee);

        await trainee.CheckIn(session, await lecturer.Code(other));
        var code = await lecturer.Code(session);
        await lecturer.PostTo($"{Registers.RegisterPath(session)}/code/closings");
        var page = await trainee.CheckIn(session, code);

        Assert.Contains("đã kết thúc", page.Text, StringComparison.Ordinal);
        Assert.Null(await app.Marked(session, Registers.Trainee));
    }

    [Fact]
    public async Task Who_guesses_waits_and_nobody_else_does()
    {
        var (session, lecturer) = await app.OpenCode();
        var guesser = await app.As("SV-HV04");
        var code = await lecturer.Code(session);
        var wrong = code == "000000" ? "000001" : "000000";
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => guesser.PostTo(Registers.CheckInPath(session), ("Code", wrong))));

        Assert.Contains("Chờ một phút", (await guesser.CheckIn(session, code)).Text, StringComparison.Ordinal);
        Assert.Null(await app.Marked(session, "SV-HV04"));
        await (await app.As("SV-HV05")).CheckIn(session, code);
        Assert.NotNull(await app.Marked(session, "SV-HV05"));

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await guesser.CheckIn(session, await lecturer.Code(session));
        Assert.NotNull(await app.Marked(session, "SV-HV04"));
    }

    [Theory]
    [InlineData(Rooms.OtherClass, HttpStatusCode.NotFound)]
    [InlineData(Rooms.OtherCentre, HttpStatusCode.NotFound)]
    [InlineData(Registers.Lecturer, HttpStatusCode.Forbidden)]
    public async Task Only_the_classs_trainees_check_in(string code, HttpStatusCode answer)
    {
        var (session, lecturer) = await app.OpenCode();
        var visitor = await app.As(code);

        Assert.Equal(answer, await visitor.StatusOf($"{Registers.CheckInPath(session)}/new"));
        Assert.Equal(answer, (await visitor.PostTo(Registers.CheckInPath(session), ("Code", await lecturer.Code(session)))).StatusCode);
    }

    [Fact]
    public async Task Who_has_left_the_class_is_not_let_in()
    {
        var (session, lecturer) = await app.OpenCode();
        var visitor = await app.As("SV-HV07");
        await app.Withdraw("SV-HV07");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostTo(Registers.CheckInPath(session), ("Code", await lecturer.Code(session)))).StatusCode);
    }

    [Fact]
    public async Task What_a_hand_wrote_no_code_changes()
    {
        var (session, lecturer) = await app.OpenCode();
        await lecturer.PostTo(Registers.RegisterPath(session), await app.Choose("SV-HV08", AttendanceMark.Unexcused));

        var page = await (await app.As("SV-HV08")).CheckIn(session, await lecturer.Code(session));

        Assert.Contains("Đã ghi Không phép", page.Text, StringComparison.Ordinal);
        Assert.Equal((AttendanceMark.Unexcused, 1), ((await app.Marked(session, "SV-HV08"))!.Mark, (await app.Marked(session, "SV-HV08"))!.Revision));
    }

    [Fact]
    public async Task Two_devices_at_once_are_one_mark()
    {
        var (session, lecturer) = await app.OpenCode();
        var code = await lecturer.Code(session);
        var trainee = await app.As("SV-HV09");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => trainee.PostTo(Registers.CheckInPath(session), ("Code", code))));

        Assert.All(answers, answer => Assert.True((int)answer.StatusCode < 400));
        Assert.Equal(1, await app.InDatabase(db => db.AttendanceRecords.CountAsync(one => one.ClassSessionId == session)));
    }

    [Fact]
    public async Task The_picture_leads_through_the_sign_in_to_one_button()
    {
        var (session, lecturer) = await app.OpenCode();
        var code = await lecturer.Code(session);
        var stranger = app.Stranger();

        var page = await stranger.Submit(
            await stranger.Get($"{Registers.CheckInPath(session)}/new?code={code}"), "form[action^='/sign-in']", ("Login", "SV-HV10"), ("Password", LmsApp.Password));
        Assert.Equal(code, page.Find(".check-in input[name=Code]").GetAttribute("value"));
        await stranger.Submit(page, ".check-in");

        Assert.NotNull(await app.Marked(session, "SV-HV10"));
    }

    [Fact]
    public async Task The_secret_is_in_no_page_and_a_code_is_shown_to_those_who_take_attendance_alone()
    {
        var (session, lecturer) = await app.OpenCode();
        var secret = await app.InDatabase(db => db.AttendanceCodes.Where(code => code.ClassSessionId == session).Select(code => code.Secret).SingleAsync());
        var page = await lecturer.Get($"{Registers.RegisterPath(session)}/code");

        Assert.Equal(AttendanceCode.SecretLength, secret.Length);
        foreach (var written in new[] { Convert.ToBase64String(secret), Convert.ToHexString(secret), Convert.ToHexStringLower(secret) })
        {
            Assert.DoesNotContain(written, page.Html, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, await (await app.As(Registers.Trainee)).StatusOf($"{Registers.RegisterPath(session)}/code"));
        Assert.Equal(HttpStatusCode.NotFound, await (await app.As(Rooms.OtherLecturer)).StatusOf($"{Registers.RegisterPath(session)}/code"));
    }
}
