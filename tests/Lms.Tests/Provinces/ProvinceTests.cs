using System.Net;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Features.Organisation.Verbs;
using Lms.Hosting;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Provinces;

public sealed class ProvinceTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Viewer = "HV-TG01";

    [Fact]
    public async Task A_province_account_begins_at_its_centres_with_what_they_count()
    {
        var visitor = await app.As(Viewer);

        Assert.Equal("/p/ha-van", visitor.Location.AbsolutePath);
        var page = await visitor.Get("/p/ha-van");
        Assert.NotNull(page.Document.QuerySelector("a[href='/c/song-van/units']"));
        Assert.NotNull(page.Document.QuerySelector("a[href='/c/dong-lam/classes']"));
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusOf("/c/song-van/units"));
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusOf("/c/dong-lam/units"));
    }

    [Fact]
    public async Task It_sees_how_many_people_a_unit_has_and_not_who_they_are()
    {
        var visitor = await app.As(Viewer);
        var centre = await app.Centre("song-van");
        var (unit, name) = await app.InDatabase(async db =>
        {
            var there = await db.UnitMemberships.FirstAsync(one => one.CentreId == centre);
            return (there.UnitId, (await db.People.SingleAsync(person => person.Id == there.PersonId)).FullName);
        });

        var page = await visitor.Get($"/c/song-van/units/{unit}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(name, page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Null(page.Document.QuerySelector("a[href$='/changes/new']"));
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusOf("/c/song-van/people"));
    }

    [Fact]
    public async Task It_sees_which_classes_there_are_and_enters_none()
    {
        var visitor = await app.As(Viewer);
        var id = await app.Class(await app.InDatabase(async db => (await db.Classes.FirstAsync()).Code));

        var page = await visitor.Get("/c/song-van/classes");

        Assert.NotEmpty(page.Document.QuerySelectorAll("h2"));
        Assert.Empty(page.Document.QuerySelectorAll("h2 a"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf($"/c/song-van/classes/{id}"));
    }

    [Fact]
    public async Task Another_province_and_its_centres_are_not_found()
    {
        await Found("rung-xa", "tinh-xa");
        var visitor = await app.As(Viewer);

        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf("/p/tinh-xa"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf("/c/rung-xa/units"));
        Assert.DoesNotContain("rung-xa", (await visitor.Get("/p/ha-van")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_office_sees_its_own_centre_and_no_province()
    {
        var office = await app.As("SV-CB03");

        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf("/p/ha-van"));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf("/c/dong-lam/units"));
    }

    [Fact]
    public async Task When_the_membership_ends_the_centres_are_gone_at_the_next_request()
    {
        var told = await Create("--province=ha-van", "--name=Hà Văn Tạm", "--code=HV-TG77");
        var password = told.Split("First password: ")[1].Split(' ')[0];
        var visitor = app.Stranger();
        await visitor.SignIn("HV-TG77", password);
        await visitor.Submit(
            await visitor.Get("/password"), "form[action='/password']", ("Current", password), ("New", "mot cau de nho"), ("Again", "mot cau de nho"));
        Assert.Equal("/p/ha-van", visitor.Location.AbsolutePath);

        var id = await app.Person("HV-TG77");
        await app.InDatabase(db => db.ProvinceMemberships.Where(one => one.PersonId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Since, app.Clock.Today().AddDays(-9))));
        Assert.Contains("no longer sees /p/ha-van", await End("--province=ha-van", "--code=hv-tg77"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf("/c/song-van/units"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf("/p/ha-van"));
        Assert.True(await app.InDatabase(db => db.AuditEntries.AnyAsync(entry => entry.Act == "Person.ProvinceEnded" && entry.SubjectId == id)));

        // Ended once; and let in again, the same account sees the province again.
        await Assert.ThrowsAsync<StartRefusedException>(() => End("--province=ha-van", "--code=HV-TG77"));
        await Create("--province=ha-van", "--name=Hà Văn Tạm", "--code=HV-TG77");
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusOf("/p/ha-van"));
    }

    [Fact]
    public async Task A_last_day_to_come_is_kept_until_it_is_over()
    {
        await Create("--province=ha-van", "--name=Lê Thị Tạm", "--code=HV-TG78");
        var day = app.Clock.Today().AddDays(3);

        Assert.Contains("sees /p/ha-van; the last day is", await End("--province=ha-van", "--code=HV-TG78", $"--last-day={day:yyyy-MM-dd}"), StringComparison.Ordinal);
        var id = await app.Person("HV-TG78");
        Assert.Equal(day, await app.InDatabase(db => db.ProvinceMemberships.Where(one => one.PersonId == id).Select(one => one.Until).SingleAsync()));
        Assert.Contains("the last day is", await End("--province=ha-van", "--code=HV-TG78"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--province=ha-van")]
    [InlineData("--code=HV-TG01")]
    [InlineData("--province=khong-co|--code=HV-TG01")]
    [InlineData("--province=ha-van|--code=SV-CB03")]
    [InlineData("--province=ha-van|--code=HV-TG01|--last-day=31/12/2026")]
    [InlineData("--province=ha-van|--code=HV-TG01|--last-day=1999-01-01")]
    public async Task What_cannot_be_ended_is_said_in_one_line(string arguments)
    {
        Assert.DoesNotContain('\n', (await Assert.ThrowsAsync<StartRefusedException>(() => End(arguments.Split('|')))).Message);
        Assert.Equal(HttpStatusCode.OK, await (await app.As(Viewer)).StatusOf("/p/ha-van"));
    }

    [Fact]
    public async Task Inside_a_centre_it_is_shown_what_it_can_read_and_every_door_opens()
    {
        var visitor = await app.As(Viewer);
        var page = await visitor.Get("/c/song-van");

        Assert.NotNull(page.Document.QuerySelector("main a[href='/p/ha-van']"));
        var doors = page.Document.QuerySelectorAll("main h2 a").Select(door => door.GetAttribute("href")!).ToList();
        Assert.Equal(4, doors.Count);
        foreach (var door in doors)
        {
            Assert.Equal(HttpStatusCode.OK, await visitor.StatusOf(door));
        }
    }

    [Fact]
    public async Task A_member_who_sees_the_province_too_keeps_their_roles_and_their_own_centre_first()
    {
        await Create("--province=ha-van", "--name=Lê Thu Hằng", "--code=SV-CB04");
        var visitor = await app.As("SV-CB04");

        Assert.Equal("/c/song-van", visitor.Location.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusOf("/c/song-van/profile"));
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusOf("/c/dong-lam/units"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf("/c/dong-lam/profile"));
    }

    [Fact]
    public async Task A_grant_of_one_centre_shows_that_centre_alone()
    {
        var person = await app.Person("SV-HV09");
        await app.InDatabase(async db =>
        {
            var member = await db.Memberships.Include(one => one.Roles).SingleAsync(one => one.PersonId == person);
            member.Grant(Role.ProvinceViewer, null, app.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        var visitor = await app.As("SV-HV09");

        Assert.Equal(HttpStatusCode.OK, await visitor.StatusOf("/c/song-van/units"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf("/c/dong-lam/units"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOf("/p/ha-van"));
    }

    [Theory]
    [InlineData("--province=khong-co|--name=A B|--code=X1")]
    [InlineData("--province=ha-van|--code=X1")]
    [InlineData("--province=ha-van|--name=A B|--code= ")]
    public async Task What_is_missing_or_wrong_is_said_in_one_line(string arguments) =>
        Assert.DoesNotContain('\n', (await Assert.ThrowsAsync<StartRefusedException>(() => Create(arguments.Split('|')))).Message);

    private Task<int> Found(string centre, string province) => app.InDatabase(async db =>
    {
        var far = db.Provinces.Add(new Province(province, "tỉnh Xa")).Entity;
        db.Centres.Add(new Centre(far.Id, centre, "Trung tâm Xa", "TT Xa", "xã Xa"));
        return await db.SaveChangesAsync();
    });

    private async Task<string> End(params string[] arguments)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var given = new ConfigurationBuilder().AddCommandLine(arguments).Build();
        return await scope.ServiceProvider.GetRequiredService<ProvinceViewerEnd>()
            .End(ProvinceViewerEndOptions.From(given), TestContext.Current.CancellationToken);
    }

    private async Task<string> Create(params string[] arguments)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var given = new ConfigurationBuilder().AddCommandLine(arguments).Build();
        return await scope.ServiceProvider.GetRequiredService<NewProvinceViewer>()
            .Create(ProvinceViewerOptions.From(given), TestContext.Current.CancellationToken);
    }
}
