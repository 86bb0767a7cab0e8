using System.Net;
using Lms.Domain.People;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.People;

public sealed class RolesAndDutiesTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_role_given_holds_at_once_and_taken_away_is_gone_at_once()
    {
        var director = await app.As("SV-CB01");
        var lecturer = await app.As("SV-CB05");
        var path = $"/c/song-van/people/{await app.Person("SV-CB05")}";
        Assert.Equal(HttpStatusCode.Forbidden, await lecturer.StatusOf("/c/song-van/people"));

        var page = await director.Submit(await director.Get(path), "form.finder", ("role", "AcademicOffice"), ("do", "grant"));
        Assert.Contains("Đã giao vai trò", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await lecturer.StatusOf("/c/song-van/people"));

        await director.PostTo($"{path}/roles", ("role", "AcademicOffice"), ("do", "revoke"));
        Assert.Equal(HttpStatusCode.Forbidden, await lecturer.StatusOf("/c/song-van/people"));
    }

    [Fact]
    public async Task An_administrator_does_not_take_away_their_own_role()
    {
        var administrator = await app.As("SV-CB10");
        var answer = await administrator.PostTo($"/c/song-van/people/{await app.Person("SV-CB10")}/roles", ("role", "Administrator"), ("do", "revoke"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await administrator.StatusOf("/c/song-van/people"));
    }

    [Theory]
    [InlineData("99", "grant")]
    [InlineData("King", "grant")]
    [InlineData("", "grant")]
    [InlineData("Lecturer", "steal")]
    [InlineData("Lecturer", "")]
    public async Task A_role_or_act_that_does_not_exist_is_a_bad_request(string role, string act) => Assert.Equal(
        HttpStatusCode.BadRequest,
        (await (await app.As("SV-CB01")).PostTo($"/c/song-van/people/{await app.Person("SV-HV09")}/roles", ("role", role), ("do", act))).StatusCode);

    [Fact]
    public async Task A_second_primary_duty_is_refused_until_the_first_has_ended()
    {
        var office = await app.As("SV-CB03");
        var id = await app.Person("SV-HV01");
        var held = await app.InDatabase(db => db.DutyAssignments.SingleAsync(duty => duty.PersonId == id && duty.IsPrimary && duty.To == null));
        var today = app.Clock.Today();

        var refused = await AddDuty(office, id, today, primary: true);
        Assert.NotNull(refused.Document.QuerySelector(".field--bad [name=IsPrimary]"));
        Assert.Equal("phó bí thư chi bộ", refused.Find("[name=Position]").GetAttribute("value"));

        var early = await End(office, held.Id, held.From.AddDays(-1));
        Assert.NotNull(early.Document.QuerySelector(".field--bad [name=LastDay]"));
        await End(office, held.Id, today.AddDays(-1));
        var page = await AddDuty(office, id, today, primary: true);

        Assert.Contains("Đã ghi nhiệm vụ", page.Text, StringComparison.Ordinal);
        Assert.Contains("chủ trì sinh hoạt chi bộ", page.Text, StringComparison.Ordinal);
        var duties = await app.InDatabase(db => db.DutyAssignments.Where(duty => duty.PersonId == id).ToListAsync());
        Assert.Equal("phó bí thư chi bộ", DutyAssignment.On(duties, today)!.Position);
        Assert.Equal(held.Position, DutyAssignment.On(duties, today.AddDays(-1))!.Position);

        // Moving the old end into the new duty's time is the same breach.
        var later = await End(office, held.Id, today);
        Assert.NotNull(later.Document.QuerySelector(".field--bad [name=LastDay]"));
    }

    [Fact]
    public async Task A_secondary_duty_may_stand_beside_the_primary_one()
    {
        var office = await app.As("SV-CB03");

        Assert.Contains("Đã ghi nhiệm vụ", (await AddDuty(office, await app.Person("SV-HV08"), app.Clock.Today(), primary: false)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_duties_are_told_on_their_fields()
    {
        var office = await app.As("SV-CB03");
        var id = await app.Person("SV-HV11");
        var path = $"/c/song-van/people/{id}/duties";

        var page = await office.Submit(
            await office.Get($"{path}/new"), $"form[action='{path}']",
            ("Position", ""), ("Duty", new string('d', 201)), ("Tag", "Forged"), ("UnitId", Guid.NewGuid().ToString()), ("From", "hôm qua"));

        Assert.Equal(5, page.Document.QuerySelectorAll(".field--bad").Length);
    }

    [Fact]
    public async Task A_duty_of_another_centre_is_not_found()
    {
        var other = await app.Centre("dong-lam");
        var id = await app.InDatabase(db => db.DutyAssignments.Where(duty => duty.CentreId == other).Select(duty => duty.Id).FirstAsync());
        var office = await app.As("SV-CB03");

        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf($"/c/song-van/duties/{id}/endings/new"));
        Assert.Equal(HttpStatusCode.NotFound, (await office.PostTo($"/c/song-van/duties/{id}/endings", ("LastDay", "01/01/2030"))).StatusCode);
    }

    private async Task<Page> AddDuty(Visitor office, Guid person, DateOnly from, bool primary)
    {
        var path = $"/c/song-van/people/{person}/duties";
        var centre = await app.Centre("song-van");
        var unit = await app.InDatabase(db => db.Units.Where(unit => unit.CentreId == centre).Select(unit => unit.Id).FirstAsync());
        return await office.Submit(
            await office.Get($"{path}/new"), $"form[action='{path}']",
            ("Position", "phó bí thư chi bộ"), ("Duty", "giúp việc bí thư"), ("Tag", "CellLeadership"), ("UnitId", unit.ToString()),
            ("From", from.ToString("dd/MM/yyyy", null)), ("IsPrimary", primary ? "true" : "false"));
    }

    private static async Task<Page> End(Visitor office, Guid duty, DateOnly day) => await office.Submit(
        await office.Get($"/c/song-van/duties/{duty}/endings/new"), "form[action$='/endings']", ("LastDay", day.ToString("dd/MM/yyyy", null)));
}
