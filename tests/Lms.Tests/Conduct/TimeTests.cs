using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Tests.Conduct;

/// <summary>Time given, stopped and moved, by the forms of the board.</summary>
public sealed class TimeTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Extra_time_for_one_is_given_by_the_candidates_page_and_written_down()
    {
        var room = await Room.Open(app, ["SV-HV03", "SV-HV04"]);
        var (first, second) = (await room.Begin("SV-HV03"), await room.Begin("SV-HV04"));
        var (before, others) = ((await room.AttemptOf(first)).Deadline, (await room.AttemptOf(second)).Deadline);
        var invigilator = await app.As(Room.Invigilator);
        var page = await invigilator.Get($"{room.Board}/1");

        page = await invigilator.Submit(
            page, "form[action$='/extensions']", ("Extension.Minutes", "15"), ("Extension.Reason", "Máy hỏng"));

        Assert.Contains("Máy hỏng", page.Text, StringComparison.Ordinal);
        Assert.Equal(before.AddMinutes(15), (await room.AttemptOf(first)).Deadline);
        Assert.Equal(others, (await room.AttemptOf(second)).Deadline);
        Assert.Equal(HttpStatusCode.OK, await first.Save("viết tiếp", 0));
        var row = await app.InDatabase(db => db.TimeExtensions.SingleAsync(one => one.ExamSittingId == room.Id));
        Assert.Equal((15, "Máy hỏng", await app.Person(Room.Invigilator), app.Clock.GetUtcNow()), (row.Minutes, row.Reason, row.GivenBy, row.GivenAt));
        Assert.Equal(1, await room.Logged("ExamSitting.Extended"));
    }

    [Fact]
    public async Task Four_extensions_at_once_are_all_kept_and_add_up()
    {
        var room = await Room.Open(app, ["SV-HV05"], minutes: null);
        var writer = await room.Begin("SV-HV05");
        var before = (await room.AttemptOf(writer)).Deadline;
        var visitors = await Task.WhenAll(Enumerable.Range(0, 4).Select(one => app.As(one % 2 == 0 ? Room.Office : Room.Invigilator)));

        var answers = await Task.WhenAll(visitors.Select((visitor, place) => visitor.PostTo(
            $"{room.Path}/extensions", ("Extension.Minutes", $"{place + 1}"), ("Extension.Reason", "Mất mạng"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        Assert.Equal(before.AddMinutes(10), (await room.AttemptOf(writer)).Deadline);
        Assert.Equal(before.AddMinutes(10), (await room.Sitting()).Closes);
        Assert.Equal(4, await app.InDatabase(db => db.TimeExtensions.CountAsync(one => one.ExamSittingId == room.Id)));
    }

    [Fact]
    public async Task Handing_in_while_time_is_given_gets_through_and_nothing_is_added_after_it()
    {
        var room = await Room.Open(app, ["SV-HV06"]);
        var writer = await room.Begin("SV-HV06");
        var office = await app.As(Room.Office);

        var both = await Task.WhenAll(writer.HandIn(), office.PostTo($"{room.Path}/extensions", ("Extension.Minutes", "5"), ("Extension.Reason", "a")));
        var deadline = (await room.AttemptOf(writer)).Deadline;
        var page = await Page.Read(await office.PostTo(
            $"{room.Path}/extensions", ("Extension.Number", "1"), ("Extension.Minutes", "5"), ("Extension.Reason", "a")));

        Assert.Equal(HttpStatusCode.Found, both[0].StatusCode);
        Assert.NotNull((await room.AttemptOf(writer)).HandedInAt);
        Assert.Contains("Bài này đã kết thúc", page.Text, StringComparison.Ordinal);
        Assert.Equal(deadline, (await room.AttemptOf(writer)).Deadline);
    }

    [Fact]
    public async Task A_pause_stops_the_clock_and_its_end_gives_the_time_back()
    {
        var room = await Room.Open(app, ["SV-HV07", "SV-HV08"]);
        var writer = await room.Begin("SV-HV07");
        var deadline = (await room.AttemptOf(writer)).Deadline;
        var invigilator = await app.As(Room.Invigilator);
        await invigilator.Submit(await invigilator.Get(room.Board), "form[action$='/pauses']", ("Pause.Reason", "Mất điện"));
        var left = (await writer.State()).GetProperty("secondsLeft").GetInt64();

        app.Clock.Advance(TimeSpan.FromMinutes(7));
        var paused = await writer.State();
        var late = await app.As("SV-HV08");
        var refused = await late.Post(await late.Get($"{room.Path}/attempts/new"), "form[action$='/attempts']");
        var board = await invigilator.Get(room.Board);
        var typedBefore = await writer.Save("chữ gõ trước khi mất điện", 0);
        await invigilator.Submit(board, "form[action$='/pauses/endings']");

        Assert.True(paused.GetProperty("paused").GetBoolean());
        Assert.Equal(left, paused.GetProperty("secondsLeft").GetInt64());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, typedBefore);
        Assert.Equal(deadline.AddMinutes(7), (await room.AttemptOf(writer)).Deadline);
        Assert.False((await writer.State()).GetProperty("paused").GetBoolean());
        Assert.Equal(left, (await writer.State()).GetProperty("secondsLeft").GetInt64());
        Assert.Equal((1, 1), (await room.Logged("ExamSitting.Paused"), await room.Logged("ExamSitting.Resumed")));
    }

    [Fact]
    public async Task Closing_early_is_one_act_for_all_with_its_reason_in_the_log()
    {
        var room = await Room.Open(app, ["SV-HV09", "SV-HV10"]);
        var (first, second) = (await room.Begin("SV-HV09"), await room.Begin("SV-HV10"));
        var office = await app.As(Room.Office);

        await office.Submit(await office.Get(room.Board), "form[action$='/close-changes']", ("Closing.Reason", "Lộ đề"));
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(HttpStatusCode.Conflict, await first.Save("a", 0));
        Assert.Equal(HttpStatusCode.Conflict, await second.Save("a", 0));
        Assert.True((await first.State()).GetProperty("over").GetBoolean());
        var detail = await app.InDatabase(db => db.AuditEntries
            .Where(entry => entry.Act == "ExamSitting.CloseMoved" && entry.SubjectId == room.Id).Select(entry => entry.Detail).SingleAsync());
        Assert.EndsWith("Lộ đề", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_close_is_moved_later_for_all_and_typed_mistakes_come_back_with_what_was_typed()
    {
        var room = await Room.Open(app, ["SV-HV11"], minutes: null);
        var writer = await room.Begin("SV-HV11");
        var office = await app.As(Room.Office);
        var to = SchoolTime.Local((await room.Sitting()).Closes.AddMinutes(30)).ToString("dd/MM/yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);

        var page = await office.Submit(await office.Get(room.Board), "form[action$='/close-changes']", ("Closing.Closes", to), ("Closing.Reason", ""));
        Assert.Equal(to, page.Find("[name='Closing.Closes']").GetAttribute("value"));
        await office.Submit(page, "form[action$='/close-changes']", ("Closing.Closes", to), ("Closing.Reason", "Vào muộn vì mưa bão"));

        Assert.Equal((await room.Sitting()).Closes, (await room.AttemptOf(writer)).Deadline);
        Assert.Equal(1, await room.Logged("ExamSitting.CloseMoved"));
    }

    [Fact]
    public async Task What_was_given_and_said_cannot_be_rewritten_in_the_database_either()
    {
        var room = await Room.Open(app, ["SV-HV12"]);
        var office = await app.As(Room.Office);
        await office.PostTo($"{room.Path}/extensions", ("Extension.Minutes", "5"), ("Extension.Reason", "a"));
        await office.PostTo($"{room.Path}/announcements", ("Announcement.Text", "Còn 5 phút"));
        await office.PostTo($"{room.Path}/incidents", ("Incident.Number", "1"), ("Incident.Kind", "Reprimand"), ("Incident.Account", "Nói chuyện"));

        foreach (var sql in new[]
                 {
                     "update time_extensions set minutes = 50", "delete from announcements", "delete from incidents",
                     "update incidents set percent = 0", "truncate incidents",
                 })
        {
            await Assert.ThrowsAsync<PostgresException>(() => app.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql)));
        }
    }

    [Fact]
    public async Task An_accommodation_is_the_offices_to_record_before_the_day_and_its_reason_is_nobody_elses()
    {
        var room = await Room.Open(app, ["SV-HV13"], opensIn: TimeSpan.FromDays(1));
        var (office, invigilator) = (await app.As(Room.Office), await app.As(Room.Invigilator));
        await office.Submit(
            await office.Get($"{room.Board}/1"), "form[action$='/accommodations']", ("Accommodate.Percent", "25"), ("Accommodate.Reason", "Bệnh về mắt"));

        Assert.Contains("Bệnh về mắt", (await office.Get($"{room.Board}/1")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bệnh về mắt", (await invigilator.Get($"{room.Board}/1")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Bệnh về mắt", (await invigilator.Get(room.Board)).Html, StringComparison.Ordinal);
        Assert.False(await app.InDatabase(db => db.AuditEntries.AnyAsync(entry => entry.Detail.Contains("Bệnh"))));

        var now = app.Clock.GetUtcNow();
        app.Clock.Set((await room.Sitting()).Opens.AddMinutes(5));
        var writer = await room.Begin("SV-HV13");
        Assert.Equal(app.Clock.GetUtcNow().AddMinutes(90 + 23), (await room.AttemptOf(writer)).Deadline);
        var late = await Page.Read(await (await app.As(Room.Office)).PostTo(
            $"{room.Path}/accommodations", ("Accommodate.Number", "1"), ("Accommodate.Minutes", "20"), ("Accommodate.Reason", "a")));
        Assert.Contains("trước ngày thi", late.Text, StringComparison.Ordinal);
        app.Clock.Set(now);
    }
}
