using System.Net;
using Lms.Domain.Lessons;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Classes;

public sealed class SessionsTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_session_is_added_with_an_approved_plan_and_overlaps_are_warned_of_but_kept()
    {
        var office = await app.As("SV-CB03");
        var path = $"/c/song-van/classes/{await app.Class("BTCB-K3")}";
        var day = app.Clock.Today().AddDays(4).ToString("dd/MM/yyyy", null);
        var lecturer = (await app.Person("SV-CB05")).ToString();

        var page = await Add(office, path, ("Title", "Buổi bù"), ("Day", day), ("Start", "8:00"), ("End", "10:00"), ("Room", "Hội trường A"), ("LecturerId", lecturer));

        Assert.Contains("Đã lưu buổi học", page.Text, StringComparison.Ordinal);
        Assert.Contains("Buổi bù", page.Text, StringComparison.Ordinal);
        Assert.Contains("trùng phòng", page.Find(".note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_sessions_are_told_on_their_fields()
    {
        var office = await app.As("SV-CB03");
        var path = $"/c/song-van/classes/{await app.Class("BTCB-K3")}";

        var page = await Add(office, path, ("Title", ""), ("Day", "x"), ("Start", "25:00"), ("End", ""), ("Room", new string('r', 101)), ("LecturerId", ""));
        Assert.Equal(6, page.Document.QuerySelectorAll(".field--bad").Length);

        page = await Add(office, path, ("Title", "B"), ("Day", "01/03/2027"), ("Start", "9:00"), ("End", "8:00"), ("LecturerId", (await app.Person("SV-HV01")).ToString()), ("LessonPlanId", Guid.NewGuid().ToString()));
        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=LecturerId]"));
        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=LessonPlanId]"));

        page = await Add(office, path, ("Title", "B"), ("Day", "01/03/2027"), ("Start", "9:00"), ("End", "8:00"), ("LecturerId", (await app.Person("SV-CB05")).ToString()));
        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=End]"));
    }

    [Fact]
    public async Task A_plan_that_is_not_approved_cannot_be_taught_from()
    {
        var office = await app.As("SV-CB03");
        var centre = await app.Centre("song-van");
        var plan = await app.InDatabase(db => db.LessonPlans.FirstAsync(plan => plan.CentreId == centre && plan.State == LessonPlanState.Submitted));
        var path = $"/c/song-van/classes/{await app.Class("BTCB-K3")}";

        Assert.DoesNotContain(plan.Id.ToString(), (await office.Get($"{path}/sessions/new")).Html, StringComparison.Ordinal);
        var page = await Add(
            office, path, ("Title", "B"), ("Day", "01/03/2027"), ("Start", "8:00"), ("End", "9:00"),
            ("LecturerId", (await app.Person("SV-CB05")).ToString()), ("LessonPlanId", plan.Id.ToString()));

        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=LessonPlanId]"));
    }

    [Fact]
    public async Task Editing_shows_what_is_stored_and_stores_what_is_typed()
    {
        var office = await app.As("SV-CB03");
        var id = await app.Class("BTCB-K3");
        var session = await app.InDatabase(db => db.Sessions.Where(one => one.ClassId == id).OrderByDescending(one => one.StartsAt).FirstAsync());
        var path = $"/c/song-van/sessions/{session.Id}/edit";
        var form = await office.Get(path);
        Assert.Equal(session.Title, form.Find("[name=Title]").GetAttribute("value"));
        Assert.Equal("7:30", form.Find("[name=Start]").GetAttribute("value"));

        await office.Submit(form, $"form[action='{path}']", ("Room", "Phòng 9"));

        Assert.Equal("Phòng 9", await app.InDatabase(db => db.Sessions.Where(one => one.Id == session.Id).Select(one => one.Room).SingleAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, await (await app.As("SV-CB05")).StatusOf(path));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf($"/c/song-van/sessions/{Guid.NewGuid()}/edit"));
    }

    [Fact]
    public async Task Programmes_are_read_by_those_who_teach_and_learn()
    {
        var trainee = await app.As("SV-HV01");
        var list = await trainee.Get("/c/song-van/programmes");
        var page = await trainee.Get(list.Find("h2 a").GetAttribute("href")!);

        Assert.Equal(3, list.Document.QuerySelectorAll("h2 a").Length);
        Assert.NotEmpty(page.Document.QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, await trainee.StatusOf($"/c/song-van/programmes/{Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.Forbidden, await (await app.As("SV-CB11")).StatusOf("/c/song-van/programmes"));
    }

    private static async Task<Page> Add(Visitor office, string path, params (string, string)[] fields) =>
        await office.Submit(await office.Get($"{path}/sessions/new"), $"form[action='{path}/sessions']", fields);
}
