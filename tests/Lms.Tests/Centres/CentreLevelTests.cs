using System.Net;
using Lms.Domain.Organisation;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Centres;

public sealed class CentreLevelTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Own = "/c/song-van/centre";
    private const string Save = "form[action$='/centre/stages']";

    [Fact]
    public async Task A_level_is_shown_on_its_days_at_the_centre_and_in_the_province()
    {
        var (administrator, province) = (await app.As("SV-CB10"), await app.As("HV-TG01"));
        Assert.Contains("trung tâm khu vực", (await administrator.Get(Own)).Find(".row--head").TextContent, StringComparison.Ordinal);
        Assert.Contains("trung tâm cấp huyện", (await administrator.Get(Own)).Find("[aria-labelledby=history]").TextContent, StringComparison.Ordinal);
        Assert.Contains("trung tâm khu vực", InProvince(await province.Get("/p/ha-van"), "song-van"), StringComparison.Ordinal);
        Assert.Contains("trung tâm cấp xã", InProvince(await province.Get("/p/ha-van"), "dong-lam"), StringComparison.Ordinal);

        var page = await Write(administrator, "centre-commune", app.Clock.Today(), "Quyết định 20-QĐ/TU");

        Assert.Contains("Đã ghi cấp của trung tâm", page.Text, StringComparison.Ordinal);
        Assert.Contains("trung tâm cấp xã", page.Find(".row--head").TextContent, StringComparison.Ordinal);
        Assert.Contains("Quyết định 20-QĐ/TU", page.Text, StringComparison.Ordinal);
        Assert.Contains("trung tâm cấp xã", InProvince(await province.Get("/p/ha-van"), "song-van"), StringComparison.Ordinal);
        var centre = await app.Centre("song-van");
        var stages = await app.InDatabase(db => db.CentreStages.AsNoTracking().Where(stage => stage.CentreId == centre).ToListAsync());
        Assert.Equal("centre-region", CentreStage.On(stages, app.Clock.Today().AddDays(-1))!.Level);
        Assert.Equal("centre-district", CentreStage.On(stages, new DateOnly(2025, 6, 30))!.Level);
        Assert.True(await app.InDatabase(db => db.AuditEntries.AnyAsync(entry => entry.Act == "Centre.LevelChanged" && entry.CentreId == centre)));
    }

    [Theory]
    [InlineData("Level", "")]
    [InlineData("Level", "cell-village")]
    [InlineData("Level", "khong-co")]
    [InlineData("Basis", " ")]
    [InlineData("Day", "31/02/2026")]
    [InlineData("Day", "01/01/2000")]
    [InlineData("Day", "01/01/2099")]
    [InlineData("Day", "")]
    public async Task What_cannot_be_is_told_at_its_field(string field, string value)
    {
        var administrator = await app.As("SV-CB10");
        var before = await Count();
        var page = await administrator.Submit(await administrator.Get($"{Own}/stages/new"), Save, [.. new (string Name, string Value)[]
        {
            ("Level", "centre-agencies"), ("Day", SchoolTime.Show(app.Clock.Today(), "date")), ("Basis", "Quyết định 21"),
        }.Where(one => one.Name != field), (field, value)]);

        Assert.NotNull(page.Document.QuerySelector($".field--bad [name={field}]"));
        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task Only_the_administrator_writes_it_down_and_no_unit_can_be_of_such_a_level()
    {
        var office = await app.As("SV-CB03");

        Assert.Null((await office.Get(Own)).Document.QuerySelector("a[href$='/stages/new']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await office.PostTo($"{Own}/stages", ("Level", "centre-commune"))).StatusCode);
        Assert.Null((await office.Get("/c/song-van/units/new")).Document.QuerySelector("option[value=centre-commune]"));
        var made = await office.After(await office.PostTo("/c/song-van/units", ("Name", "Đơn vị lạ"), ("Level", "centre-commune")));
        Assert.NotNull(made.Document.QuerySelector(".field--bad [name=Level]"));
    }

    private static string InProvince(Page page, string slug) =>
        page.Document.QuerySelector($"a[href='/c/{slug}/centre']")!.TextContent;

    private static async Task<Page> Write(Visitor visitor, string level, DateOnly day, string basis) => await visitor.Submit(
        await visitor.Get($"{Own}/stages/new"), Save, ("Level", level), ("Day", SchoolTime.Show(day, "date")), ("Basis", basis));

    private Task<int> Count() => app.InDatabase(db => db.CentreStages.CountAsync());
}
