using System.Net;
using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Units;

public sealed class UnitsTests(LmsApp app) : IClassFixture<LmsApp>
{
    private DateOnly Today => app.Clock.Today();

    [Fact]
    public async Task A_renamed_unit_keeps_its_old_name_where_an_old_day_is_shown()
    {
        var office = await app.As("SV-CB03");
        var unit = await Unit("Chi bộ tổ dân phố 4");
        var person = await app.Person("SV-HV20");
        await app.InDatabase(async db =>
        {
            var old = new DutyAssignment(unit.CentreId, person, "tổ phó", "việc cũ", "CellLeadership", unit.Id, Today.AddYears(-3), isPrimary: false);
            old.End(Today.AddYears(-2));
            db.DutyAssignments.Add(old);
            return await db.SaveChangesAsync();
        });

        var page = await Change(office, unit.Id, "Chi bộ tổ dân phố 4A", Today.AddDays(-10));

        Assert.Contains("Đã ghi thay đổi", page.Text, StringComparison.Ordinal);
        Assert.Contains("QĐ 15", page.Find("[aria-labelledby=history]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Chi bộ tổ dân phố 4A", page.Find("h1").TextContent, StringComparison.Ordinal);
        var record = await office.Get($"/c/song-van/people/{person}");
        var duty = record.Document.QuerySelectorAll(".duty").Single(row => row.TextContent.Contains("việc cũ", StringComparison.Ordinal));
        Assert.Contains("Chi bộ tổ dân phố 4", duty.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("4A", duty.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_behind_the_latest_stage_or_ahead_of_today_is_told_on_its_field()
    {
        var office = await app.As("SV-CB03");
        var unit = await Unit("Chi bộ tổ dân phố 7");
        await Change(office, unit.Id, "Chi bộ tổ dân phố 7A", Today.AddDays(-5));

        foreach (var day in new[] { Today.AddDays(-6), Today.AddDays(1) })
        {
            var page = await Change(office, unit.Id, "Chi bộ tổ dân phố 7B", day);
            Assert.NotNull(page.Document.QuerySelector(".field--bad [name=Day]"));
            Assert.Equal("Chi bộ tổ dân phố 7B", page.Find("[name=Name]").GetAttribute("value"));
        }
    }

    [Fact]
    public async Task A_unit_does_not_become_its_own_ancestor()
    {
        var office = await app.As("SV-CB03");
        var (top, below) = (await Unit("Đảng bộ xã Nà Mây"), await Unit("Chi bộ bản Khe Lặn"));

        foreach (var parent in new[] { top.Id, below.Id })
        {
            var page = await Post(office, top.Id, "moves", ("ParentId", parent.ToString()), ("Day", Shown(Today)));
            Assert.NotNull(page.Document.QuerySelector(".field--bad [name=ParentId]"));
        }

        // Nor on a day gone by, when the one above it stood below.
        await Post(office, below.Id, "moves", ("ParentId", ""), ("Day", Shown(Today.AddDays(-3))));
        var behind = await Post(office, top.Id, "moves", ("ParentId", below.Id.ToString()), ("Day", Shown(Today.AddDays(-9))));
        Assert.NotNull(behind.Document.QuerySelector(".field--bad [name=ParentId]"));
        var now = await Post(office, top.Id, "moves", ("ParentId", below.Id.ToString()), ("Day", Shown(Today)));
        Assert.Contains("Đã chuyển đơn vị", now.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merger_is_shown_before_it_is_made_and_takes_people_units_and_duties_along()
    {
        var office = await app.As("SV-CB03");
        var (gone, successor) = (await Unit("Đảng bộ xã Đoài Thượng"), await Unit("Đảng bộ phường Sông Vân"));
        var cell = await Unit("Chi bộ thôn Trung");
        var person = await app.Person("SV-HV01");
        await app.InDatabase(async db =>
        {
            var there = await db.UnitMemberships.SingleAsync(one => one.PersonId == person && one.Place == UnitPlace.Home);
            db.UnitMemberships.Remove(there);
            db.UnitMemberships.Add(new UnitMembership(gone.CentreId, person, gone.Id, UnitPlace.Home, Today.AddDays(-100)));
            db.DutyAssignments.Add(new DutyAssignment(gone.CentreId, person, "uỷ viên", "theo dõi", "Propaganda", gone.Id, Today.AddDays(-90), false));
            return await db.SaveChangesAsync();
        });
        var path = $"/c/song-van/units/{gone.Id}/mergers/new?SuccessorId={successor.Id}&Day={Uri.EscapeDataString(Shown(Today))}&Duties=GoOn&Basis=NQ%207";

        var preview = await office.Get(path);
        Assert.Contains("2 người trong đơn vị", preview.Text, StringComparison.Ordinal);
        Assert.Null((await Unit("Đảng bộ xã Đoài Thượng")).LastDay);
        var page = await office.Submit(preview, "form#merge");

        Assert.Contains("Đã sáp nhập", page.Text, StringComparison.Ordinal);
        var ended = await Unit("Đảng bộ xã Đoài Thượng");
        Assert.Equal((Today.AddDays(-1), successor.Id, "NQ 7"), (ended.LastDay!.Value, ended.SuccessorId!.Value, ended.EndBasis));
        Assert.Equal(successor.Id, (await Unit("Chi bộ thôn Trung")).ParentId);
        Assert.Equal(gone.Id, UnitStage.On((await Unit("Chi bộ thôn Trung")).Stages, Today.AddDays(-1)).ParentId);
        var history = await app.InDatabase(db => db.UnitMemberships.Where(one => one.PersonId == person && one.Place == UnitPlace.Home).ToListAsync());
        Assert.Equal(gone.Id, history.Single(one => one.IsHeldOn(Today.AddDays(-1))).UnitId);
        Assert.Equal(successor.Id, history.Single(one => one.IsHeldOn(Today)).UnitId);
        var duties = await app.InDatabase(db => db.DutyAssignments.Where(duty => duty.PersonId == person && duty.Duty == "theo dõi").ToListAsync());
        Assert.Equal([Today.AddDays(-1), null], duties.OrderBy(duty => duty.From).Select(duty => duty.To));
        Assert.Equal([gone.Id, successor.Id], duties.OrderBy(duty => duty.From).Select(duty => duty.UnitId));
        Assert.Equal(1, await app.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == "Unit.Merged" && entry.SubjectId == gone.Id)));
        Assert.True(await app.InDatabase(db => db.AuditEntries.AnyAsync(entry => entry.Act == "Unit.Moved" && entry.SubjectId == cell.Id)));

        var again = await Post(office, gone.Id, "mergers", ("SuccessorId", successor.Id.ToString()), ("Day", Shown(Today)), ("Duties", "End"));
        Assert.Contains("đã kết thúc", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_officers_merging_two_units_into_each_other_leave_one_of_them()
    {
        var (one, other) = (await Made("Chi bộ A"), await Made("Chi bộ B"));
        var (first, second) = (await app.As("SV-CB03"), await app.As("SV-CB01"));

        await Task.WhenAll(Merge(first, one, other), Merge(second, other, one));

        var units = await app.InDatabase(db => db.Units.Where(unit => unit.Id == one || unit.Id == other).ToListAsync());
        Assert.Single(units, unit => unit.HasEnded);
    }

    [Fact]
    public async Task Two_officers_putting_two_units_under_each_other_make_no_ring()
    {
        var (one, other) = (await Made("Chi bộ C"), await Made("Chi bộ D"));
        var (first, second) = (await app.As("SV-CB03"), await app.As("SV-CB01"));

        await Task.WhenAll(
            first.PostTo($"/c/song-van/units/{one}/moves", ("ParentId", other.ToString()), ("Day", Shown(Today))),
            second.PostTo($"/c/song-van/units/{other}/moves", ("ParentId", one.ToString()), ("Day", Shown(Today))));

        Assert.Equal(1, await app.InDatabase(db => db.Units.CountAsync(unit => (unit.Id == one || unit.Id == other) && unit.ParentId != null)));
    }

    [Fact]
    public async Task Nobody_is_put_into_a_unit_that_ended_whatever_a_page_still_offers()
    {
        var unit = await Made("Chi bộ E");
        await Post(await app.As("SV-CB03"), unit, "dissolutions", ("Day", Shown(Today)));
        var (centre, person) = (await app.Centre("song-van"), await app.Person("SV-CB01"));

        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => app.InDatabase(async db =>
        {
            db.UnitMemberships.Add(new UnitMembership(centre, person, unit, UnitPlace.TeachingGroup, Today));
            return await db.SaveChangesAsync();
        }));
        Assert.Equal("23P01", ((Npgsql.PostgresException)failure.InnerException!).SqlState);
    }

    [Fact]
    public async Task A_unit_with_units_or_people_is_not_dissolved_until_it_is_said_where_they_go()
    {
        var office = await app.As("SV-CB03");
        var top = await Unit("Đảng bộ phường Sông Vân");
        Assert.Contains("trực thuộc", (await Post(office, top.Id, "dissolutions", ("Day", Shown(Today)))).Find(".errors, [role=alert]").TextContent, StringComparison.Ordinal);

        var (cell, target) = (await Unit("Chi bộ Công ty May Hà Vân"), await Unit("Chi bộ tổ dân phố 1"));
        var people = await app.InDatabase(db => db.UnitMemberships.Where(one => one.UnitId == cell.Id).Select(one => one.PersonId).ToListAsync());
        Assert.NotEmpty(people);
        var refused = await Post(office, cell.Id, "dissolutions", ("Day", Shown(Today)));
        Assert.NotNull(refused.Document.QuerySelector(".field--bad [name=PeopleTo]"));

        var done = await Post(office, cell.Id, "dissolutions", ("Day", Shown(Today)), ("PeopleTo", target.Id.ToString()));
        Assert.Contains("Đã ghi việc giải thể", done.Text, StringComparison.Ordinal);
        foreach (var person in people)
        {
            var history = await app.InDatabase(db => db.UnitMemberships.Where(one => one.PersonId == person && one.Place == UnitPlace.Home).ToListAsync());
            Assert.Equal(target.Id, history.Single(one => one.IsHeldOn(Today)).UnitId);
        }

        Assert.False(await app.InDatabase(db => db.DutyAssignments.AnyAsync(duty => duty.UnitId == cell.Id && duty.To == null)));
    }

    [Fact]
    public async Task A_teaching_group_takes_lecturers_of_the_centre_and_has_one_head()
    {
        var office = await app.As("SV-CB03");
        var group = await Unit("Tổ giảng dạy Dân vận và Mặt trận");
        var lecturer = await app.Person("SV-CB05");
        var path = $"/c/song-van/units/{group.Id}";

        var page = await office.Submit(
            await office.Get($"{path}/members/new"), "form[action$='/members']", ("PersonId", lecturer.ToString()), ("From", Shown(Today)));
        Assert.Contains("Đã đưa giảng viên vào tổ", page.Text, StringComparison.Ordinal);
        await office.PostTo($"{path}/heads", ("personId", lecturer.ToString()));
        Assert.Equal([lecturer], await app.InDatabase(db => db.UnitMemberships
            .Where(one => one.UnitId == group.Id && one.IsHead && one.To == null).Select(one => one.PersonId).ToListAsync()));

        var trainee = await office.PostTo($"{path}/members", ("PersonId", (await app.Person("SV-HV01")).ToString()), ("From", Shown(Today)));
        Assert.Contains("Chọn một giảng viên", (await Page.Read(trainee)).Text, StringComparison.Ordinal);

        await office.PostTo($"{path}/departures", ("personId", lecturer.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await office.PostTo($"/c/song-van/units/{(await Unit("Chi bộ thôn Đoài")).Id}/heads", ("personId", lecturer.ToString()))).StatusCode);
        Assert.Equal(Today, (await app.InDatabase(db => db.UnitMemberships.SingleAsync(one => one.UnitId == group.Id && one.PersonId == lecturer))).To);
    }

    [Fact]
    public async Task A_level_of_ones_own_is_offered_for_units()
    {
        var office = await app.As("SV-CB03");
        var page = await office.Submit(
            await office.Get("/c/song-van/unit-levels"), "form[action$='/unit-levels']", ("Name", "Đảng bộ khu kinh tế"), ("Kind", "PartyOrganisation"));
        Assert.Contains("Đã thêm cấp", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await office.Get("/c/song-van/units/new")).Document.QuerySelector("option[value=dang-bo-khu-kinh-te]"));

        var again = await office.Submit(page, "form[action$='/unit-levels']", ("Name", "đảng bộ khu kinh tế"), ("Kind", "PartyOrganisation"));
        Assert.NotNull(again.Document.QuerySelector(".field--bad [name=Name]"));
    }

    [Fact]
    public async Task The_tree_opens_level_by_level_and_finds_names_without_tone_marks()
    {
        var office = await app.As("SV-CB03");
        var top = await Unit("Đảng bộ xã Nà Mây");

        var closed = await office.Get("/c/song-van/units");
        Assert.DoesNotContain("Chi bộ bản Huổi Sen", closed.Text, StringComparison.Ordinal);
        Assert.Contains("Chi bộ bản Huổi Sen", (await office.Get($"/c/song-van/units?at={top.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Chi bộ bản Huổi Sen", (await office.Get("/c/song-van/units?find=huoi+sen")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Huổi Sen", (await office.Get("/c/song-van/units?find=huoi+sen&ended=true")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_of_another_centre_is_not_found_nor_taken_for_parent_or_successor()
    {
        var office = await app.As("SV-CB03");
        var other = await app.Centre("dong-lam");
        var foreign = (await app.InDatabase(db => db.Units.FirstAsync(unit => unit.CentreId == other))).Id;
        var own = await Made("Chi bộ F");

        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf($"/c/song-van/units/{foreign}"));
        Assert.NotNull((await Post(office, own, "moves", ("ParentId", foreign.ToString()), ("Day", Shown(Today)))).Document.QuerySelector(".field--bad [name=ParentId]"));
        Assert.NotNull((await Page.Read(await office.PostTo(
            $"/c/song-van/units/{own}/mergers", ("SuccessorId", foreign.ToString()), ("Day", Shown(Today)), ("Duties", "End")))).Document.QuerySelector(".field--bad [name=SuccessorId]"));
        Assert.NotNull((await Post(office, own, "dissolutions", ("Day", Shown(Today)), ("PeopleTo", foreign.ToString()))).Document.QuerySelector(".field--bad [name=PeopleTo]"));
    }

    private async Task<Guid> Made(string name)
    {
        var unit = new Unit(await app.Centre("song-van"), name, "cell-street", "");
        await app.InDatabase(async db =>
        {
            db.Units.Add(unit);
            return await db.SaveChangesAsync();
        });
        return unit.Id;
    }

    private async Task<Unit> Unit(string name)
    {
        var centre = await app.Centre("song-van");
        return await app.InDatabase(db => db.Units.Include(unit => unit.Stages).SingleAsync(unit => unit.CentreId == centre && unit.Name == name));
    }

    private static Task<Page> Change(Visitor office, Guid unit, string name, DateOnly day) =>
        Post(office, unit, "changes", ("Name", name), ("Day", Shown(day)), ("Basis", "QĐ 15"));

    private Task<HttpResponseMessage> Merge(Visitor office, Guid unit, Guid into) => office.PostTo(
        $"/c/song-van/units/{unit}/mergers", ("SuccessorId", into.ToString()), ("Day", Shown(Today)), ("Duties", "GoOn"));

    private static async Task<Page> Post(Visitor office, Guid unit, string act, params (string, string)[] fields) => act == "mergers"
        ? await office.After(await office.PostTo($"/c/song-van/units/{unit}/mergers", fields))
        : await office.Submit(await office.Get($"/c/song-van/units/{unit}/{act}/new"), $"form[action$='/{act}']", fields);

    private static string Shown(DateOnly day) => day.ToString("dd/MM/yyyy", null);
}
