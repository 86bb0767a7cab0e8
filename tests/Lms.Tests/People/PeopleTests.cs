using System.Net;
using System.Text;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.People;

public sealed class PeopleTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Office = "SV-CB03";
    private const string People = "/c/song-van/people";
    private const string NewForm = "form[action='/c/song-van/people']";

    [Theory]
    [InlineData(Office, HttpStatusCode.OK)]
    [InlineData("SV-CB01", HttpStatusCode.OK)]
    [InlineData("SV-CB02", HttpStatusCode.OK)]
    [InlineData("SV-CB10", HttpStatusCode.OK)]
    [InlineData("SV-CB05", HttpStatusCode.Forbidden)]
    [InlineData("SV-HV01", HttpStatusCode.Forbidden)]
    [InlineData("DL-CB02", HttpStatusCode.NotFound)]
    public async Task The_list_is_for_those_who_run_the_centre(string code, HttpStatusCode status)
    {
        var visitor = await app.As(code);

        Assert.Equal(status, await visitor.StatusOf(People));
        Assert.Equal(status, await visitor.StatusOf($"{People}/{await app.Person("SV-HV01")}"));
        Assert.Equal(status, await visitor.StatusOf("/c/song-van/policies"));
    }

    [Theory]
    [InlineData("SV-CB02")]
    [InlineData("SV-CB05")]
    [InlineData("SV-HV01")]
    public async Task Who_may_not_change_people_is_refused_everywhere(string code)
    {
        var visitor = await app.As(code);
        var path = $"{People}/{await app.Person("SV-HV02")}";

        Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusOf($"{People}/new"));
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusOf($"{path}/edit"));
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusOf($"{path}/duties/new"));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostTo($"{path}/roles", ("role", "Administrator"), ("do", "grant"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostTo($"{path}/password-resets")).StatusCode);
    }

    [Fact]
    public async Task A_person_of_another_centre_or_of_none_is_not_found()
    {
        var office = await app.As(Office);
        foreach (var id in new[] { await app.Person("DL-CB02"), Guid.NewGuid() })
        {
            Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf($"{People}/{id}"));
            Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf($"{People}/{id}/edit"));
            Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf($"{People}/{id}/duties/new"));
            Assert.Equal(HttpStatusCode.NotFound, (await office.PostTo($"{People}/{id}/password-resets")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.As("SV-CB01")).PostTo($"{People}/{id}/roles", ("role", "Lecturer"), ("do", "grant"))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf($"{People}/not-an-id"));
    }

    [Fact]
    public async Task People_are_found_without_tone_marks_and_sorted_by_given_name()
    {
        var office = await app.As(Office);

        Assert.Equal(["Nguyễn Thị Hường"], Names(await office.Get($"{People}?find=huong+nguyen+thi")));
        Assert.Equal(["Nguyễn Thị Hường"], Names(await office.Get($"{People}?find=sv-hv01")));
        Assert.Empty(Names(await office.Get($"{People}?find=khong-co-ai")));

        var trainees = Names(await office.Get($"{People}?role=Trainee"));
        Assert.True(trainees.Count >= 40);
        Assert.True(trainees.IndexOf("Ma Thị Duyên") < trainees.IndexOf("Trịnh Xuân Đạt"), "d stands before đ");
        Assert.True(trainees.IndexOf("Trịnh Xuân Đạt") < trainees.IndexOf("Nguyễn Thị Hường"), "đ stands before h");
        Assert.DoesNotContain("Lê Thu Hằng", trainees);
    }

    [Theory]
    [InlineData("?page=0")]
    [InlineData("?page=-5")]
    [InlineData("?page=999999999")]
    [InlineData("?page=abc&role=Nobody")]
    [InlineData("?find=%25_%27%5C%00")]
    public async Task A_nonsensical_address_still_answers_with_a_page(string query) =>
        Assert.Equal(HttpStatusCode.OK, await (await app.As(Office)).StatusOf(People + query));

    [Fact]
    public async Task A_new_person_gets_a_slip_signs_in_once_with_it_and_must_change_the_password()
    {
        var office = await app.As(Office);
        var slip = await office.Submit(
            await office.Get($"{People}/new"), NewForm,
            ("Code", " sv-moi1 "), ("FamilyName", "Ðặng  Thị".Normalize(NormalizationForm.FormD)), ("GivenName", "Huệ".Normalize(NormalizationForm.FormD)), ("Phone", "+84 987 000 111"));
        var password = slip.Find("code").TextContent;

        var stored = await app.InDatabase(db => db.People.SingleAsync(person => person.Code == "SV-MOI1"));
        Assert.Equal("Đặng Thị Huệ".Normalize(NormalizationForm.FormC), stored.FullName);
        Assert.Equal("0987000111", stored.Phone);

        var person = app.Stranger();
        await person.SignIn("0987.000.111", password);
        Assert.Equal("/password", person.Location.AbsolutePath);
        await person.Submit(
            await person.Get("/password"), "form[action='/password']",
            ("Current", password), ("New", "hoa gao thang ba"), ("Again", "hoa gao thang ba"));
        Assert.StartsWith("/c/song-van", person.Location.AbsolutePath, StringComparison.Ordinal);

        var again = await Try(app.Stranger(), "SV-MOI1", password);
        Assert.Contains("chưa đúng", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_input_is_told_on_its_field_and_nothing_typed_is_lost()
    {
        var office = await app.As(Office);
        var page = await office.Submit(
            await office.Get($"{People}/new"), NewForm,
            ("Code", ""), ("GivenName", new string('a', 101)), ("FamilyName", "Lê Giữ Lại"), ("Phone", "12"), ("UnitId", "not-an-id"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=Code]"));
        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=GivenName]"));
        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=UnitId]"));
        Assert.Equal("Lê Giữ Lại", page.Find("[name=FamilyName]").GetAttribute("value"));

        page = await office.Submit(await office.Get($"{People}/new"), NewForm, ("Code", "SV-X1"), ("GivenName", "An"), ("Phone", "12"));
        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=Phone]"));
    }

    [Fact]
    public async Task A_unit_of_another_centre_is_refused()
    {
        var office = await app.As(Office);
        var centre = await app.Centre("dong-lam");
        var unit = await app.InDatabase(db => db.Units.Where(unit => unit.CentreId == centre).Select(unit => unit.Id).FirstAsync());

        var page = await office.Submit(
            await office.Get($"{People}/new"), NewForm, ("Code", "SV-X2"), ("GivenName", "An"), ("UnitId", unit.ToString()));

        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=UnitId]"));
        Assert.False(await app.InDatabase(db => db.People.AnyAsync(person => person.Code == "SV-X2")));
    }

    [Fact]
    public async Task The_office_makes_no_director()
    {
        var office = await app.As(Office);

        var page = await office.Submit(
            await office.Get($"{People}/new"), NewForm, ("Code", "SV-X3"), ("GivenName", "An"), ("Roles", "Director"));

        Assert.Contains("chỉ giám đốc", page.Text, StringComparison.Ordinal);
        Assert.False(await app.InDatabase(db => db.People.AnyAsync(person => person.Code == "SV-X3")));
    }

    [Fact]
    public async Task A_code_or_number_that_is_taken_is_told_without_telling_whose_it_is()
    {
        var office = await app.As(Office);

        var page = await office.Submit(await office.Get($"{People}/new"), NewForm, ("Code", "dl-hv01"), ("FamilyName", "Vũ"), ("GivenName", "Khác"));
        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=Code]"));
        Assert.DoesNotContain("Trần Thị Lụa", page.Text, StringComparison.Ordinal);

        page = await office.Submit(await office.Get($"{People}/new"), NewForm, ("Code", "SV-X4"), ("GivenName", "An"), ("Phone", "0900 000 101"));
        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=Phone]"));
    }

    [Fact]
    public async Task Somebody_known_at_another_centre_is_offered_and_then_joins_with_their_password_unchanged()
    {
        var office = await app.As(Office);
        var offer = await office.Submit(
            await office.Get($"{People}/new"), NewForm, ("Code", "DL-HV01"), ("FamilyName", "tran thi"), ("GivenName", "lua"));
        Assert.Contains("Trần Thị Lụa", offer.Text, StringComparison.Ordinal);

        await office.Submit(offer, NewForm, ("Join", "true"));
        Assert.Equal($"{People}/{await app.Person("DL-HV01")}", office.Location.AbsolutePath);

        var person = await app.As("DL-HV01");
        Assert.Equal(HttpStatusCode.OK, await person.StatusOf("/c/song-van"));
        Assert.Equal(HttpStatusCode.OK, await person.StatusOf("/c/dong-lam"));
    }

    [Fact]
    public async Task Correcting_a_record_changes_what_is_found_and_leaves_a_trace()
    {
        var office = await app.As(Office);
        var id = await app.Person("SV-HV30");
        var form = $"form[action='{People}/{id}/edit']";

        var page = await office.Submit(await office.Get($"{People}/{id}/edit"), form, ("GivenName", "Đoá".Normalize(NormalizationForm.FormD)));

        Assert.Contains("Đã lưu hồ sơ", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sửa hồ sơ", page.Text, StringComparison.Ordinal);
        Assert.Single(Names(await office.Get($"{People}?find=doa+sv-hv30")));

        page = await office.Submit(await office.Get($"{People}/{id}/edit"), form, ("Phone", "0900000101"));
        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=Phone]"));
    }

    [Fact]
    public async Task Everybody_sees_their_own_record()
    {
        var page = await (await app.As("SV-HV01")).Get("/c/song-van/profile");

        Assert.Contains("Nguyễn Thị Hường", page.Text, StringComparison.Ordinal);
        Assert.Contains("chủ trì sinh hoạt chi bộ", page.Text, StringComparison.Ordinal);
    }

    private static List<string> Names(Page page) => [.. page.Document.QuerySelectorAll(".people tbody th a").Select(link => link.TextContent)];

    private static async Task<Page> Try(Visitor visitor, string code, string password) =>
        await visitor.Submit(await visitor.Get("/sign-in"), "form[action^='/sign-in']", ("Login", code), ("Password", password));
}
