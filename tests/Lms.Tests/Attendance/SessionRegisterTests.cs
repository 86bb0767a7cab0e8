using System.Text;
using Lms.Domain.Classes;
using Lms.Tests.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Attendance;

public sealed class SessionRegisterTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task The_absent_are_marked_and_everybody_else_is_present_in_one_press()
    {
        var session = await app.FreshSession();
        var lecturer = await app.As(Registers.Lecturer);
        var page = await lecturer.Get(Registers.RegisterPath(session));

        page = await lecturer.Submit(
            page, ".roll", await app.Choose("SV-HV01", AttendanceMark.Excused), await app.Choose("SV-HV02", AttendanceMark.Unexcused), ("Rest", "true"));

        var records = await Records(session);
        Assert.Equal(24, records.Count);
        Assert.Equal((22, 1, 1), (Count(records, AttendanceMark.Present), Count(records, AttendanceMark.Excused), Count(records, AttendanceMark.Unexcused)));
        Assert.Equal(24, page.Document.QuerySelectorAll(".roll input:checked").Length);
        Assert.Contains("Đã lưu điểm danh 24 người", page.Text, StringComparison.Ordinal);
        Assert.Equal(24, (await Acts(session)).Count);
        Assert.Empty(page.Document.QuerySelectorAll("button[name=Rest]"));
    }

    [Fact]
    public async Task Enter_saves_and_marks_nobody()
    {
        var page = await (await app.As(Registers.Lecturer)).Get(Registers.RegisterPath(await app.FreshSession()));

        Assert.Null(page.Find(".roll button[type=submit]").GetAttribute("name"));
    }

    [Fact]
    public async Task Of_two_windows_the_second_writes_over_nothing_and_is_told()
    {
        var session = await app.FreshSession();
        var (lecturer, office) = (await app.As(Registers.Lecturer), await app.As(Registers.Office));
        var path = Registers.RegisterPath(session);
        var (first, second) = (await lecturer.Get(path), await office.Get(path));

        await lecturer.Submit(first, ".roll", await app.Choose("SV-HV01", AttendanceMark.Late));
        var page = await office.Submit(
            second, ".roll", await app.Choose("SV-HV01", AttendanceMark.Unexcused), await app.Choose("SV-HV02", AttendanceMark.Present));

        Assert.Equal(AttendanceMark.Late, (await app.Marked(session, "SV-HV01"))!.Mark);
        Assert.Equal(AttendanceMark.Present, (await app.Marked(session, "SV-HV02"))!.Mark);
        var told = page.Find(".note--warn").TextContent;
        Assert.Contains("nơi khác ghi Muộn", told, StringComparison.Ordinal);
        Assert.Contains("ở đây chọn Không phép", told, StringComparison.Ordinal);

        await office.Submit(page, ".roll", await app.Choose("SV-HV01", AttendanceMark.Unexcused));
        Assert.Equal(AttendanceMark.Unexcused, (await app.Marked(session, "SV-HV01"))!.Mark);
    }

    [Fact]
    public async Task What_a_window_did_not_touch_it_does_not_take_back()
    {
        var session = await app.FreshSession();
        var (lecturer, office) = (await app.As(Registers.Lecturer), await app.As(Registers.Office));
        var path = Registers.RegisterPath(session);
        await lecturer.Submit(await lecturer.Get(path), ".roll", await app.Choose("SV-HV03", AttendanceMark.Present));
        var stale = await office.Get(path);
        await lecturer.Submit(await lecturer.Get(path), ".roll", await app.Choose("SV-HV03", AttendanceMark.Late));

        var page = await office.Submit(stale, ".roll", ("Rest", "true"));

        Assert.Empty(page.Document.QuerySelectorAll(".note--warn"));
        Assert.Equal(AttendanceMark.Late, (await app.Marked(session, "SV-HV03"))!.Mark);
    }

    [Fact]
    public async Task A_change_by_hand_is_final_and_its_former_mark_stands_in_the_log()
    {
        var (session, lecturer) = await app.OpenCode();
        await (await app.As("SV-HV04")).CheckIn(session, await lecturer.Code(session));

        var page = await lecturer.Get(Registers.RegisterPath(session));
        Assert.Contains("Theo mã, 9:00", page.Text, StringComparison.Ordinal);
        page = await lecturer.Submit(page, ".roll", await app.Choose("SV-HV04", AttendanceMark.Present));

        var record = (await app.Marked(session, "SV-HV04"))!;
        Assert.Equal((AttendanceMark.Present, AttendanceSource.Manual, 2), (record.Mark, record.Source, record.Revision));
        Assert.EndsWith("Late → Present", Assert.Single(await Acts(session)), StringComparison.Ordinal);
        Assert.Contains("Trần Văn Khải ghi 9:00", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("huong")]
    [InlineData("HƯỜNG")]
    [InlineData("sv-hv01")]
    public async Task A_name_is_found_however_it_is_typed(string typed)
    {
        var office = await app.As(Registers.Office);
        var path = Registers.RegisterPath(await app.FreshSession());
        foreach (var find in new[] { typed, typed.Normalize(NormalizationForm.FormD) })
        {
            var page = await office.Get($"{path}?find={Uri.EscapeDataString(find)}");

            Assert.Contains(page.Document.QuerySelectorAll(".roll__who b"), name => name.TextContent == "Nguyễn Thị Hường");
            Assert.True(page.Document.QuerySelectorAll(".roll__one").Length < 5);
            Assert.Empty(page.Document.QuerySelectorAll("button[name=Rest]"));
        }
    }

    [Fact]
    public async Task Who_is_not_in_the_class_gets_no_mark_whatever_is_sent()
    {
        var session = await app.FreshSession();
        await (await app.As(Registers.Lecturer)).PostTo(
            Registers.RegisterPath(session), await app.Choose(Rooms.OtherClass, AttendanceMark.Present), ($"Marks[{Guid.NewGuid()}]", "Late"));

        Assert.Empty(await Records(session));
    }

    [Theory]
    [InlineData("Marks[x]", "Present")]
    [InlineData("Marks[00000000-0000-0000-0000-000000000001]", "9")]
    [InlineData("Seen[x]", "1-Late")]
    [InlineData("Rest", "perhaps")]
    public async Task Nonsense_saves_nothing_and_is_said(string name, string value)
    {
        var session = await app.FreshSession();
        var answer = await (await app.As(Registers.Lecturer)).PostTo(Registers.RegisterPath(session), (name, value));

        Assert.True((int)answer.StatusCode is 200 or 400);
        Assert.Empty(await Records(session));
    }

    [Fact]
    public async Task Before_a_session_leave_can_be_written_and_presence_cannot()
    {
        var session = await app.InDatabase(async db =>
        {
            var one = await db.Classes.Include(one => one.Sessions).SingleAsync(one => one.Code == "BTCB-K3");
            var ahead = one.AddSession("Buổi sau", app.Clock.GetUtcNow().AddDays(2), app.Clock.GetUtcNow().AddDays(2).AddHours(3), "", await app.Person(Registers.Lecturer));
            await db.SaveChangesAsync();
            return ahead.Id;
        });
        var lecturer = await app.As(Registers.Lecturer);
        var page = await lecturer.Get(Registers.RegisterPath(session));

        var refused = await lecturer.Submit(page, ".roll", await app.Choose("SV-HV01", AttendanceMark.Present));
        Assert.Contains("chỉ ghi được người vắng có phép", refused.Find(".note--bad").TextContent, StringComparison.Ordinal);
        await lecturer.Submit(page, ".roll", await app.Choose("SV-HV01", AttendanceMark.Excused));

        Assert.Equal(AttendanceMark.Excused, Assert.Single(await Records(session)).Mark);
        Assert.Equal(200, (int)(await lecturer.PostTo($"{Registers.RegisterPath(session)}/code")).StatusCode);
        Assert.Equal(0, await app.InDatabase(db => db.AttendanceCodes.CountAsync(code => code.ClassSessionId == session)));
    }

    [Fact]
    public async Task A_hundred_and_thirty_seven_are_saved_at_once_in_a_few_statements()
    {
        var session = await app.FreshSession();
        await app.InDatabase(async db =>
        {
            var one = await db.Classes.Include(one => one.Enrolments).SingleAsync(one => one.Code == "BTCB-K3");
            var others = await db.Memberships.Where(member => member.CentreId == one.CentreId).Select(member => member.PersonId).ToListAsync();
            others.Except(one.Enrolments.Select(place => place.PersonId)).Take(137 - one.Enrolments.Count).ToList().ForEach(person => one.Enrol(person, app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        var office = await app.As(Registers.Office);
        var page = await office.Get(Registers.RegisterPath(session));
        var listed = page.Document.QuerySelectorAll(".roll__one").Length;

        var statements = await app.CountStatements(async () => await office.Post(page, ".roll", ("Rest", "true")));

        Assert.True(listed > 24);
        Assert.InRange((await Records(session)).Count, listed - 1, listed);
        Assert.InRange(statements, 1, 15);
        await app.Renew();
    }

    private static int Count(List<AttendanceRecord> records, AttendanceMark mark) => records.Count(one => one.Mark == mark);

    private Task<List<AttendanceRecord>> Records(Guid session) =>
        app.InDatabase(db => db.AttendanceRecords.AsNoTracking().Where(one => one.ClassSessionId == session).ToListAsync());

    private Task<List<string>> Acts(Guid session) => app.InDatabase(db => db.AuditEntries
        .Where(entry => entry.Act == "AttendanceRecord.Marked" && entry.SubjectId == session).OrderBy(entry => entry.Id).Select(entry => entry.Detail).ToListAsync());
}
