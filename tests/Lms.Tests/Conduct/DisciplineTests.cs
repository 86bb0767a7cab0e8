using System.Net;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Conduct;

/// <summary>Incidents, announcements, and who may do any of it.</summary>
public sealed class DisciplineTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Incidents_go_step_by_step_with_the_pinned_share_and_a_suspension_stops_the_very_next_save()
    {
        var room = await Room.Open(app, ["SV-HV03"]);
        var writer = await room.Begin("SV-HV03");
        Assert.Equal(HttpStatusCode.OK, await writer.Save("trước", 0));
        var invigilator = await app.As(Room.Invigilator);

        var page = await Record(invigilator, room, IncidentKind.Reprimand);
        Assert.Equal(["Warning", "Suspension"], page.Document.QuerySelectorAll("input[name='Incident.Kind']").Select(one => one.GetAttribute("value")));
        page = await Page.Read(await invigilator.PostTo(
            $"{room.Path}/incidents", ("Incident.Number", "1"), ("Incident.Kind", "Reprimand"), ("Incident.Account", "a")));
        Assert.Contains("ít nhất là cảnh cáo", page.Text, StringComparison.Ordinal);
        await Record(invigilator, room, IncidentKind.Suspension);

        Assert.Equal(HttpStatusCode.Conflict, await writer.Save("sau", 1));
        var state = await writer.State();
        Assert.True(state.GetProperty("suspended").GetBoolean() && state.GetProperty("over").GetBoolean());
        Assert.Equal(0, state.GetProperty("secondsLeft").GetInt64());
        var recorded = await app.InDatabase(db => db.Incidents.Where(one => one.ExamSittingId == room.Id).OrderBy(one => one.Kind).ToListAsync());
        Assert.Equal([25m, 100m], recorded.Select(one => one.Percent));
        Assert.Equal(2, await room.Logged("ExamSitting.IncidentRecorded"));
    }

    [Fact]
    public async Task A_suspension_taken_back_lets_the_trainee_go_on()
    {
        var room = await Room.Open(app, ["SV-HV04"]);
        var writer = await room.Begin("SV-HV04");
        var deadline = (await room.AttemptOf(writer)).Deadline;
        var invigilator = await app.As(Room.Invigilator);
        var page = await Record(invigilator, room, IncidentKind.Suspension);

        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await invigilator.Submit(page, "form[action$='/withdrawals']", ("Withdrawal.Reason", "Nhầm người"));

        Assert.Equal(HttpStatusCode.OK, await writer.Save("viết tiếp", 0));
        Assert.Equal(deadline.AddMinutes(3), (await room.AttemptOf(writer)).Deadline);
        Assert.Equal(1, await room.Logged("ExamSitting.IncidentWithdrawn"));
    }

    [Fact]
    public async Task An_announcement_is_plain_text_to_everybody_who_asks()
    {
        var room = await Room.Open(app, ["SV-HV05"]);
        var writer = await room.Begin("SV-HV05");
        var office = await app.As(Room.Office);

        await office.Submit(await office.Get(room.Board), "form[action$='/announcements']", ("Announcement.Text", "<b>Câu 2</b> bỏ dòng cuối"));

        var said = (await writer.State()).GetProperty("announcements")[0];
        Assert.Equal("<b>Câu 2</b> bỏ dòng cuối", said.GetProperty("text").GetString());
        Assert.DoesNotContain("<b>Câu 2</b>", (await office.Get(room.Board)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extensions")]
    [InlineData("pauses")]
    [InlineData("pauses/endings")]
    [InlineData("close-changes")]
    [InlineData("announcements")]
    [InlineData("incidents")]
    [InlineData("accommodations")]
    public async Task Those_who_write_lead_or_come_from_elsewhere_do_nothing_here(string act)
    {
        var room = await Room.Open(app, ["SV-HV06"]);

        Assert.Equal(HttpStatusCode.Forbidden, await Status("SV-HV06", act, room));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Room.Director, act, room));
        Assert.Equal(HttpStatusCode.NotFound, await Status("DL-CB02", act, room));
        Assert.Equal(act == "accommodations" ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound, await Status("SV-HV25", act, room));
    }

    [Fact]
    public async Task An_invigilator_who_writes_in_the_sitting_conducts_nothing_in_it()
    {
        var room = await Room.Open(app, ["SV-HV07"]);
        var (person, office) = (await app.Person("SV-HV07"), await app.Person(Room.Office));
        await app.InDatabase(async db =>
        {
            var sitting = await db.Sittings.Include(one => one.Candidates).Include(one => one.Appointments).SingleAsync(one => one.Id == room.Id);
            sitting.Appoint(person, AppointmentKind.Invigilator, office, app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var visitor = await app.As("SV-HV07");

        Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusOf(room.Board));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostTo(
            $"{room.Path}/extensions", ("Extension.Number", "1"), ("Extension.Minutes", "60"), ("Extension.Reason", "a"))).StatusCode);
    }

    [Fact]
    public async Task Two_hundred_candidates_cost_the_board_no_more_statements_than_one()
    {
        var few = await Room.Open(app, ["SV-HV08"]);
        var many = await Room.Open(app, [.. Enumerable.Range(1, 24).Select(one => $"SV-HV{one:00}")]);
        var office = await app.As(Room.Office);
        await office.Get(few.Board);

        Assert.Equal(
            await app.CountStatements(async () => await office.Get(few.Board)), await app.CountStatements(async () => await office.Get(many.Board)));
        Assert.Equal(24, (await office.Get(many.Board)).Document.QuerySelectorAll("tr[data-number]").Length);
    }

    private static async Task<Page> Record(Visitor visitor, Room room, IncidentKind kind) => await visitor.Submit(
        await visitor.Get($"{room.Board}/1"), "form[action$='/incidents']", ("Incident.Kind", $"{kind}"), ("Incident.Account", "Dùng tài liệu"));

    private async Task<HttpStatusCode> Status(string code, string act, Room room) =>
        (await (await app.As(code)).PostTo($"{room.Path}/{act}")).StatusCode;
}
