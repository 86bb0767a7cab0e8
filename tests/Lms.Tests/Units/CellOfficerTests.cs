using System.Net;
using Lms.Data.Scopes;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Units;

/// <summary>The demo's cell officer is at home in the Party organisation of Đoài Thượng.</summary>
public sealed class CellOfficerTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Officer = "SV-CB11";

    [Fact]
    public async Task An_officer_opens_the_own_unit_and_what_is_below_with_their_people()
    {
        var (own, below, _, _) = await Tree();
        var officer = await app.As(Officer);

        var page = await officer.Get($"/c/song-van/units/{own.Id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Thiện", page.Find("[aria-labelledby=people]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Empty(page.Document.QuerySelectorAll("main a[href*='/people/']"));
        Assert.Empty(page.Document.QuerySelectorAll("main a[href$='/new']"));
        Assert.Equal(HttpStatusCode.OK, await officer.StatusOf($"/c/song-van/units/{below.Id}"));
    }

    [Fact]
    public async Task What_stands_above_is_named_and_not_opened_and_what_stands_beside_is_not_found()
    {
        var (own, _, above, beside) = await Tree();
        var officer = await app.As(Officer);

        var page = await officer.Get($"/c/song-van/units/{own.Id}");
        Assert.Contains(above.Name, page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector($"a[href$='/units/{above.Id}']"));
        Assert.Equal(HttpStatusCode.Forbidden, await officer.StatusOf($"/c/song-van/units/{above.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await officer.StatusOf($"/c/song-van/units/{beside.Id}"));
    }

    [Fact]
    public async Task The_list_is_the_way_down_to_the_own_unit_and_finds_nothing_beside_it()
    {
        var (own, below, above, beside) = await Tree();
        var officer = await app.As(Officer);

        var list = await officer.Get("/c/song-van/units");
        Assert.NotNull(list.Document.QuerySelector($"tr[id='u-{own.Id}'] a[href$='/units/{own.Id}']"));
        Assert.NotNull(list.Document.QuerySelector($"tr[id='u-{below.Id}']"));
        Assert.NotNull(list.Document.QuerySelector($"tr[id='u-{above.Id}']"));
        Assert.Null(list.Document.QuerySelector($"tr[id='u-{above.Id}'] a"));
        Assert.Null(list.Document.QuerySelector($"tr[id='u-{beside.Id}']"));
        Assert.Null((await officer.Get($"/c/song-van/units?at={beside.ParentId}")).Document.QuerySelector($"tr[id='u-{beside.Id}']"));
        Assert.Null((await officer.Get($"/c/song-van/units?find={Uri.EscapeDataString(beside.Name)}")).Document.QuerySelector($"tr[id='u-{beside.Id}']"));
        Assert.NotNull((await officer.Get($"/c/song-van/units?find={Uri.EscapeDataString(own.Name)}")).Document.QuerySelector($"tr[id='u-{own.Id}']"));
    }

    [Fact]
    public async Task An_officer_changes_nothing_and_opens_no_other_door()
    {
        var (own, _, _, _) = await Tree();
        var officer = await app.As(Officer);

        foreach (var path in new[] { "units/new", "unit-levels", "people", "centre", $"units/{own.Id}/changes/new", $"units/{own.Id}/moves/new", $"units/{own.Id}/mergers/new", $"units/{own.Id}/dissolutions/new" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await officer.StatusOf($"/c/song-van/{path}"));
        }

        foreach (var path in new[] { "units", $"units/{own.Id}/changes", $"units/{own.Id}/moves", $"units/{own.Id}/heads" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostTo($"/c/song-van/{path}")).StatusCode);
        }
    }

    [Fact]
    public async Task An_officer_who_is_in_no_unit_is_told_so()
    {
        var person = await app.Person("SV-CB07");
        await app.InDatabase(async db =>
        {
            var member = await db.Memberships.Include(one => one.Roles).SingleAsync(one => one.PersonId == person);
            member.Grant(Role.CellOfficer, null, app.Clock.GetUtcNow());
            await db.UnitMemberships.Where(one => one.PersonId == person && one.Place == UnitPlace.Home).ExecuteDeleteAsync();
            return await db.SaveChangesAsync();
        });
        var page = await (await app.As("SV-CB07")).Get("/c/song-van/units");

        Assert.Contains("chưa ghi đơn vị", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("tr[id^='u-']"));
    }

    // Above the own unit stands one more, made here: in the demo it stands at the top.
    private Task<(Unit Own, Unit Below, Unit Above, Unit Beside)> Tree() => app.InDatabase(async db =>
    {
        var (centre, person, today) = (await app.Centre("song-van"), await app.Person(Officer), app.Clock.Today());
        var home = await db.HomeUnits(centre, today).Where(unit => unit.PersonId == person).Select(unit => unit.UnitId).SingleAsync();
        var own = await db.Units.Include(unit => unit.Stages).SingleAsync(unit => unit.Id == home);
        if (own.ParentId is null)
        {
            var top = new Unit(centre, "Đảng bộ cấp trên của Đoài Thượng", own.Level, "");
            db.Units.Add(top);
            own.MoveUnder(top, [], today, "", today);
            await db.SaveChangesAsync();
        }

        return (
            own,
            await db.Units.FirstAsync(unit => unit.ParentId == home && unit.LastDay == null),
            await db.Units.SingleAsync(unit => unit.Id == own.ParentId),
            await db.Units.FirstAsync(unit => unit.CentreId == centre && unit.ParentId != null && unit.ParentId != home && unit.Id != home && unit.LastDay == null));
    });
}
