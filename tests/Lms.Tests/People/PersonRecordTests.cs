using System.Net;
using Lms.Domain.People;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.People;

/// <summary>One person's page, and two officers at it.</summary>
public sealed class PersonRecordTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string People = "/c/song-van/people";

    [Fact]
    public async Task Of_two_officers_the_second_is_told_sees_both_and_loses_nothing()
    {
        var (first, second) = (await app.As("SV-CB03"), await app.As("SV-CB04"));
        var id = await app.Person("SV-HV20");
        var form = $"form[action='{People}/{id}/edit']";
        var (at, too) = (await first.Get($"{People}/{id}/edit"), await second.Get($"{People}/{id}/edit"));

        await first.Submit(at, form, ("Phone", "0911 222 333"));
        var told = await second.Submit(too, form, ("Email", "thu.hai@vi-du.vn"));

        Assert.Contains("vừa được người khác sửa", told.Text, StringComparison.Ordinal);
        Assert.Contains("0911222333", told.Find(".since").TextContent, StringComparison.Ordinal);
        Assert.Equal("thu.hai@vi-du.vn", told.Find("[name=Email]").GetAttribute("value"));
        Assert.Equal(("0911222333", null), await Contact(id));

        var saved = await second.Submit(told, form, ("Phone", "0911222333"));
        Assert.Contains("Đã lưu hồ sơ", saved.Text, StringComparison.Ordinal);
        Assert.Equal(("0911222333", "thu.hai@vi-du.vn"), await Contact(id));
    }

    [Fact]
    public async Task A_move_that_another_officer_made_is_not_taken_back_by_an_old_form()
    {
        var (first, second) = (await app.As("SV-CB03"), await app.As("SV-CB04"));
        var id = await app.Person("SV-HV21");
        var form = $"form[action='{People}/{id}/edit']";
        var (at, too) = (await first.Get($"{People}/{id}/edit"), await second.Get($"{People}/{id}/edit"));
        var other = await Unit("Chi bộ bản Nà Mây");

        await first.Submit(at, form, ("UnitId", other.ToString()));
        var told = await second.Submit(too, form, ("Phone", "0911 222 444"));

        Assert.Contains("Chi bộ bản Nà Mây", told.Find(".since").TextContent, StringComparison.Ordinal);
        Assert.Equal(other, await UnitOf(id));
    }

    [Fact]
    public async Task A_move_has_its_day_and_what_was_before_stays()
    {
        var office = await app.As("SV-CB03");
        var id = await app.Person("SV-HV22");
        var form = $"form[action='{People}/{id}/edit']";
        var day = app.Clock.Today().AddDays(-10);
        var former = await UnitOf(id);

        var page = await office.Submit(
            await office.Get($"{People}/{id}/edit"), form,
            ("UnitId", (await Unit("Chi bộ bản Nà Mây")).ToString()), ("UnitFrom", day.ToString("dd/MM/yyyy", null)), ("BirthDate", "05/08/1979"));

        Assert.Contains("Chi bộ bản Nà Mây", page.Find("[aria-labelledby=units]").TextContent, StringComparison.Ordinal);
        Assert.Contains("05/08/1979", page.Text, StringComparison.Ordinal);
        var held = await app.InDatabase(db => db.UnitMemberships.Where(one => one.PersonId == id).OrderBy(one => one.From).ToListAsync());
        Assert.Equal((former, day.AddDays(-1)), (held[0].UnitId, held[0].To));
        Assert.Equal((day, null), (held[1].From, held[1].To));

        var act = page.Find("[aria-labelledby=acts]").TextContent;
        Assert.Contains("Ngày sinh: – → 05/08/1979", act, StringComparison.Ordinal);
        Assert.Contains("→ Chi bộ bản Nà Mây", act, StringComparison.Ordinal);
        Assert.Contains("Lê Thu Hằng", act, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BirthDate", "31/02/1980")]
    [InlineData("BirthDate", "01/01/2030")]
    [InlineData("UnitFrom", "hôm qua")]
    public async Task A_day_that_cannot_be_is_told_on_its_field(string field, string value)
    {
        var office = await app.As("SV-CB03");
        var id = await app.Person("SV-HV23");

        var page = await office.Submit(await office.Get($"{People}/{id}/edit"), $"form[action='{People}/{id}/edit']", (field, value));

        Assert.NotNull(page.Document.QuerySelector($".field--bad [name={field}]"));
        Assert.Equal(value, page.Find($"[name={field}]").GetAttribute("value"));
    }

    [Fact]
    public async Task Nobody_comes_from_a_teaching_group_or_from_a_unit_that_is_no_more()
    {
        var office = await app.As("SV-CB03");
        var id = await app.Person("SV-HV27");
        var (form, former) = ($"form[action='{People}/{id}/edit']", await UnitOf(id));
        var group = await Unit("Tổ giảng dạy Xây dựng Đảng");
        var opened = await office.Get($"{People}/{id}/edit");
        Assert.Null(opened.Document.QuerySelector($"[name=UnitId] option[value='{group}']"));
        Assert.Null((await office.Get($"{People}/new")).Document.QuerySelector($"[name=UnitId] option[value='{group}']"));

        var ended = await Unit("Chi bộ thôn Cầu Đá");
        await app.InDatabase(db => db.Units.Where(unit => unit.Id == ended)
            .ExecuteUpdateAsync(unit => unit.SetProperty(one => one.LastDay, app.Clock.Today().AddDays(-1))));
        foreach (var unit in new[] { group, ended })
        {
            var told = await office.Submit(opened, form, ("UnitId", $"{unit}"));
            Assert.Contains("Chọn một đơn vị trong danh sách", told.Find("#UnitId-error").TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(former, await UnitOf(id));
    }

    [Fact]
    public async Task A_name_that_no_person_has_is_told_on_its_field()
    {
        var office = await app.As("SV-CB03");
        var id = await app.Person("SV-HV28");

        var told = await office.Submit(await office.Get($"{People}/{id}/edit"), $"form[action='{People}/{id}/edit']", ("GivenName", "=cmd|'x'"));

        Assert.Contains("không thuộc về tên người", told.Find("#GivenName-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_are_for_leaders_office_and_the_person_once_released()
    {
        var (person, title) = await app.InDatabase(async db => await (
            from result in db.Results
            join sitting in db.Sittings on result.ExamSittingId equals sitting.Id
            join one in db.People on result.PersonId equals one.Id
            where sitting.ReleasedAt != null && one.Code.StartsWith("SV-")
            orderby one.Code
            select new ValueTuple<Domain.People.Person, string>(one, sitting.Title)).FirstAsync());
        var path = $"{People}/{person.Id}";

        foreach (var code in new[] { "SV-CB01", "SV-CB02", "SV-CB03" })
        {
            Assert.Contains(title, (await (await app.As(code)).Get(path)).Find("[aria-labelledby=results]").TextContent, StringComparison.Ordinal);
        }

        Assert.Null((await (await app.As("SV-CB10")).Get(path)).Document.QuerySelector("[aria-labelledby=results]"));
        Assert.Contains(title, (await (await app.As(person.Code)).Get("/c/song-van/profile")).Find("[aria-labelledby=results]").TextContent, StringComparison.Ordinal);

        await app.InDatabase(db => db.Sittings.Where(sitting => sitting.Title == title)
            .ExecuteUpdateAsync(set => set.SetProperty(sitting => sitting.ReleasedAt, (DateTimeOffset?)null)));
        Assert.DoesNotContain(title, (await (await app.As("SV-CB03")).Get(path)).Document.QuerySelector("[aria-labelledby=results]")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_is_noted_and_shown()
    {
        var office = await app.As("SV-CB03");
        var id = await app.Person("SV-HV24");
        Assert.Contains("Chưa ghi nhận lần đăng nhập nào", (await office.Get($"{People}/{id}")).Text, StringComparison.Ordinal);

        await app.As("SV-HV24");

        Assert.Contains("Đăng nhập gần nhất lúc", (await office.Get($"{People}/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(app.Clock.GetUtcNow(), await app.InDatabase(db => db.Users.Where(one => one.Id == id).Select(one => one.LastSignInAt).SingleAsync()));
    }

    [Fact]
    public async Task Contacts_can_be_called_and_written_to()
    {
        var page = await (await app.As("SV-CB03")).Get($"{People}/{await app.Person("SV-CB01")}");

        Assert.Equal("0900000001", page.Find("a[href^='tel:']").TextContent);
        Assert.Equal("mailto:vinh.phung@example.vn", page.Find("a[href^='mailto:']").GetAttribute("href"));
    }

    [Fact]
    public async Task Everything_done_to_a_person_is_told_page_by_page_even_acts_without_words()
    {
        var office = await app.As("SV-CB03");
        var id = await app.Person("SV-HV25");
        var centre = await app.Centre("song-van");
        await app.InDatabase(async db =>
        {
            for (var number = 0; number < 25; number++)
            {
                Lms.Data.Audit.Record(db, centre, null, "Person.Changed", id, app.Clock.GetUtcNow(), $"[{{\"field\":\"People.Phone\",\"old\":\"\",\"new\":\"09{number:00000000}\"}}]");
            }

            Lms.Data.Audit.Record(db, centre, null, "Person.NewKind", id, app.Clock.GetUtcNow(), "[broken");
            Lms.Data.Audit.Record(db, await app.Centre("dong-lam"), null, "Person.Changed", id, app.Clock.GetUtcNow(), "elsewhere");
            await db.SaveChangesAsync();
        });

        var first = await office.Get($"{People}/{id}");
        var second = await office.Get($"{People}/{id}?page=2");

        Assert.Equal(20, first.Document.QuerySelectorAll("[aria-labelledby=acts] .act").Length);
        Assert.Equal(6, second.Document.QuerySelectorAll("[aria-labelledby=acts] .act").Length);
        Assert.Contains("Điện thoại: – → 0900000024", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", first.Text + second.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await office.StatusOf($"{People}/{id}?page=1000000000"));
    }

    private Task<(string?, string?)> Contact(Guid id) => app.InDatabase(async db =>
    {
        var person = await db.People.SingleAsync(person => person.Id == id);
        return (person.Phone, person.Email);
    });

    private Task<Guid> Unit(string name) => app.InDatabase(async db =>
    {
        var centre = await app.Centre("song-van");
        return await db.Units.Where(unit => unit.CentreId == centre && unit.Name == name).Select(unit => unit.Id).SingleAsync();
    });

    private Task<Guid> UnitOf(Guid id) => app.InDatabase(db => db.UnitMemberships
        .Where(one => one.PersonId == id && one.Place == UnitPlace.Home && one.To == null).Select(one => one.UnitId).SingleAsync());
}
