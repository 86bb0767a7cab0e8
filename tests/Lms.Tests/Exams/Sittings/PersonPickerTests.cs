using System.Net;
using System.Text;
using Lms.Data.Scopes;
using Lms.Domain.Language;
using Lms.Domain.People;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Exams.Sittings;

/// <summary>Who is appointed is found by name or code, without script: sent, chosen from those found, sent again.</summary>
public sealed class PersonPickerTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Home = "/c/song-van";
    private const string Form = "form[action$='/appointments']";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_typed_in_full_is_taken_at_once()
    {
        var (office, page) = await Sitting();
        page = await office.Submit(page, Form, ("Typed", " sv-cb05 "), ("kind", "Invigilator"));

        Assert.Contains(await Name("SV-CB05"), Appointed(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NormalizationForm.FormC, false)]
    [InlineData(NormalizationForm.FormD, false)]
    [InlineData(NormalizationForm.FormC, true)]
    public async Task A_name_finds_some_and_the_one_chosen_of_them_is_taken(NormalizationForm form, bool withoutTones)
    {
        await app.Renew();
        var (office, page) = await Sitting();
        var name = await Name("SV-CB06");
        var typed = withoutTones ? SearchKey.Of(name) : name.Normalize(form);

        page = await office.Submit(page, Form, ("Typed", typed), ("kind", "Invigilator"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Chọn một người", page.Find("#Typed-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("SV-CB06", page.Find(".matches .pick").TextContent, StringComparison.Ordinal);
        Assert.Equal("Invigilator", page.Find("#kind option[selected]").GetAttribute("value"));
        Assert.DoesNotContain(name, Appointed(page), StringComparison.Ordinal);

        page = await office.Submit(page, Form, ("Person", $"{await app.Person("SV-CB06")}"), ("kind", "Invigilator"));
        Assert.Contains(name, Appointed(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_anew_is_not_overruled_by_who_was_chosen_before()
    {
        var (office, page) = await Sitting();
        page = await office.Submit(page, Form, ("Typed", await Name("SV-CB06")), ("kind", "Invigilator"));
        page = await office.Submit(
            page, Form, ("Person", $"{await app.Person("SV-CB06")}"), ("Typed", await Name("SV-CB07")), ("kind", "Invigilator"));

        Assert.Contains("SV-CB07", page.Find(".matches").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("SV-CB06", page.Find(".matches").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Chưa cho biết là ai")]
    [InlineData("không có ai tên thế này", "Không có ai ở trung tâm")]
    [InlineData("SV-HV03", "Không có ai ở trung tâm")]
    [InlineData("DL-CB02", "Không có ai ở trung tâm")]
    public async Task Nobody_a_trainee_and_another_centres_person_are_refused_in_words(string typed, string words)
    {
        var (office, page) = await Sitting();
        page = await office.Submit(page, Form, ("Typed", typed), ("kind", "Invigilator"));

        Assert.Contains(words, page.Find("#Typed-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.Find("#Typed").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task As_it_is_typed_twenty_are_offered_with_unit_and_code_and_more_are_told()
    {
        await Namesakes();
        var office = await app.As("SV-CB03");
        var answer = await office.Get($"{Home}/people/suggestions?Typed=trung+ten+goi&among=CellOfficer");

        Assert.Null(answer.Document.QuerySelector("header, nav, h1"));
        Assert.Equal(20, answer.Document.QuerySelectorAll("input[type=radio]").Length);
        Assert.Contains("còn nhiều người nữa", answer.Text, StringComparison.Ordinal);
        Assert.Contains("TT-001", answer.Text, StringComparison.Ordinal);
        Assert.Contains(await app.InDatabase(db => db.Units.OrderBy(unit => unit.Id).Select(unit => unit.Name).FirstAsync(Stop)), answer.Text, StringComparison.Ordinal);
        Assert.Empty((await office.Get($"{Home}/people/suggestions?Typed=trung+ten+goi&among=Lecturer")).Document.QuerySelectorAll("input[type=radio]"));
        Assert.Empty((await office.Get($"{Home}/people/suggestions?Typed=&among=CellOfficer")).Document.QuerySelectorAll("input[type=radio]"));
        var (_, page) = await Sitting();
        Assert.DoesNotContain("TT-001", page.Html, StringComparison.Ordinal);
    }

    private static string Appointed(Page page) => page.Find("section[aria-labelledby=appointments] .lines").TextContent;

    private Task<string> Name(string code) => app.InDatabase(db => db.People.Where(person => person.Code == code).Select(person => person.FullName).SingleAsync(Stop));

    private async Task<(Visitor Office, Page Page)> Sitting()
    {
        var office = await app.As("SV-CB03");
        var id = await app.InDatabase(db => db.Sittings.Where(one => one.CentreId == db.Centres.Single(centre => centre.Slug == "song-van").Id && one.SealedAt == null)
            .OrderBy(one => one.Id).Select(one => one.Id).FirstAsync(Stop));
        return (office, await office.Get($"{Home}/sittings/{id}"));
    }

    private Task Namesakes() => app.InDatabase(async db =>
    {
        var (centre, now) = (await app.Centre("song-van"), app.Clock.GetUtcNow());
        var unit = await db.Units.Where(one => one.CentreId == centre).OrderBy(one => one.Id).FirstAsync(Stop);
        for (var number = 1; number <= 25; number++)
        {
            var person = db.People.Add(new Person($"TT-{number:000}", "Trùng Tên", "Gọi")).Entity;
            var member = new Membership(centre, person.Id, SchoolTime.Day(now));
            member.Grant(Role.CellOfficer, null, now);
            db.Memberships.Add(member);
            db.Keep(UnitHistory.Move([], centre, person.Id, UnitPlace.Home, unit.Id, SchoolTime.Day(now)));
        }

        await db.SaveChangesAsync(Stop);
    });
}
