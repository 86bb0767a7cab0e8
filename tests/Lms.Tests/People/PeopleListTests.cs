using System.Net;
using System.Text;
using AngleSharp.Dom;
using Lms.Domain.People;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.People;

/// <summary>Finding people of a centre by words and filters, all of it in the address.</summary>
public sealed class PeopleListTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Office = "SV-CB03";
    private const string People = "/c/song-van/people";

    [Theory]
    [InlineData("ng th hu", "Nguyễn Thị Hường")]
    [InlineData("hu ng", "Nguyễn Thị Hường")]
    [InlineData("HƯỜNG nguyễn", "Nguyễn Thị Hường")]
    [InlineData("sv-hv01", "Nguyễn Thị Hường")]
    [InlineData("0900 000 101", "Nguyễn Thị Hường")]
    [InlineData("+84 900 000 101", "Nguyễn Thị Hường")]
    public async Task Each_word_typed_begins_a_word_of_name_code_or_number(string find, string name)
    {
        var office = await app.As(Office);

        Assert.Contains(name, Names(await office.Get($"{People}?find={Uri.EscapeDataString(find)}")));
        Assert.Contains(name, Names(await office.Get($"{People}?find={Uri.EscapeDataString(find.Normalize(NormalizationForm.FormD))}")));
    }

    [Theory]
    [InlineData("uong nguyen")]
    [InlineData("guyen")]
    [InlineData("000 101")]
    public async Task The_middle_of_a_word_finds_nobody(string find) =>
        Assert.DoesNotContain("Nguyễn Thị Hường", Names(await (await app.As(Office)).Get($"{People}?find={Uri.EscapeDataString(find)}")));

    [Fact]
    public async Task A_unit_is_found_with_all_below_it_and_no_other_centre_is_reached_by_its_ids()
    {
        var office = await app.As(Office);
        var centre = await app.Centre("song-van");
        var (above, below) = await app.InDatabase(async db => (
            await db.Units.SingleAsync(unit => unit.CentreId == centre && unit.Name == "Đảng bộ xã Đoài Thượng"),
            await db.Units.SingleAsync(unit => unit.CentreId == centre && unit.Name == "Chi bộ thôn Đoài")));
        var foreign = await app.InDatabase(db => db.Units.Where(unit => unit.CentreId != centre).Select(unit => unit.Id).FirstAsync());

        var all = await office.Get($"{People}?unit={above.Id}");
        var cell = await office.Get($"{People}?unit={below.Id}");

        Assert.NotEmpty(Names(cell));
        Assert.True(Names(all).Count > Names(cell).Count);
        Assert.Empty(Names(cell).Except(Names(all)));
        Assert.All(cell.Document.QuerySelectorAll(".people tbody tr"), row => Assert.Contains("Chi bộ thôn Đoài", row.TextContent, StringComparison.Ordinal));
        foreach (var id in new[] { foreign, Guid.NewGuid() })
        {
            var none = await office.Get($"{People}?unit={id}");
            Assert.Empty(Names(none));
            Assert.Contains("Đơn vị không có ở trung tâm", none.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_holds_a_duty_of_a_kind_today_and_who_holds_none_make_up_the_whole()
    {
        var office = await app.As(Office);
        var centre = await app.Centre("song-van");
        var today = app.Clock.Today();
        var held = await app.InDatabase(db => db.DutyAssignments
            .Where(duty => duty.CentreId == centre && duty.WithdrawnAt == null && duty.From <= today && (duty.To == null || duty.To >= today))
            .Select(duty => duty.PersonId).Distinct().CountAsync());
        var leading = await app.InDatabase(db => db.DutyAssignments
            .Where(duty => duty.CentreId == centre && duty.Tag == "CellLeadership" && duty.From <= today && (duty.To == null || duty.To >= today))
            .Select(duty => duty.PersonId).Distinct().CountAsync());

        var everybody = Count(await office.Get(People));

        Assert.Equal(everybody - held, Count(await office.Get($"{People}?duty=none")));
        Assert.Equal(leading, Count(await office.Get($"{People}?duty=CellLeadership")));
        Assert.Equal(0, Count(await office.Get($"{People}?duty=Nonsense")));
    }

    [Fact]
    public async Task A_class_is_found_with_its_trainees_and_lecturers_and_not_who_has_left_it()
    {
        var office = await app.As(Office);
        var centre = await app.Centre("song-van");
        var one = await app.InDatabase(db => db.Classes.Include(made => made.Enrolments).Include(made => made.Sessions)
            .Where(made => made.CentreId == centre && made.Sessions.Any() && made.Enrolments.Any()).OrderBy(made => made.Code).FirstAsync());
        var expected = one.Enrolments.Where(place => place.LeftAt == null).Select(place => place.PersonId)
            .Union(one.Sessions.Select(session => session.LecturerId)).Count();

        Assert.Equal(expected, Count(await office.Get($"{People}?class={one.Id}")));
        Assert.Equal(0, Count(await office.Get($"{People}?class={Guid.NewGuid()}")));
    }

    [Fact]
    public async Task Former_members_are_a_list_of_their_own()
    {
        var office = await app.As(Office);
        var id = await app.Person("SV-HV29");
        await app.InDatabase(async db =>
        {
            (await db.Memberships.SingleAsync(member => member.PersonId == id)).End(app.Clock.Today().AddDays(-1));
            await db.SaveChangesAsync();
        });

        Assert.Equal(0, Count(await office.Get($"{People}?find=sv-hv29")));
        Assert.Equal(1, Count(await office.Get($"{People}?find=sv-hv29&former=true")));
        Assert.Equal(HttpStatusCode.OK, await office.StatusOf($"{People}/{id}"));
    }

    [Fact]
    public async Task Filters_chosen_are_shown_and_each_is_taken_away_by_its_own_link()
    {
        var office = await app.As(Office);
        var page = await office.Get($"{People}?find=ng&role=Trainee&duty=none");

        var links = page.Document.QuerySelectorAll(".chosen a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(4, links.Count);
        Assert.Contains($"{People}?duty=none&role=Trainee", links);
        Assert.Contains($"{People}?find=ng&role=Trainee", links);
        Assert.Contains($"{People}?find=ng&duty=none", links);
        Assert.Contains(People, links);
        Assert.Equal("Trainee", page.Find("#role option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task As_typed_the_list_alone_comes_back_and_the_address_follows()
    {
        var office = await app.As(Office);
        var request = new HttpRequestMessage(HttpMethod.Get, $"{People}?find=ng+th&unit=&duty=&class=&role=Trainee");
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Request-Type", "partial");

        var answer = await office.Send(request);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"{People}?find=ng%20th&role=Trainee", answer.Headers.GetValues("HX-Replace-Url").Single());
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<header", html, StringComparison.Ordinal);
        Assert.Contains("hx-swap-oob", html, StringComparison.Ordinal);
        Assert.Contains("Nguyễn Thị Hường", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_and_one_too_far_leads_back()
    {
        var office = await app.As(Office);
        var total = Count(await office.Get(People));
        var names = new List<string>();
        for (var page = 1; page <= (total + 49) / 50; page++)
        {
            names.AddRange(Codes(await office.Get($"{People}?page={page}")));
        }

        Assert.True(total > 50, "The demo fills one page only.");
        Assert.Equal(total, names.Distinct().Count());
        foreach (var far in new[] { "1000000000", "99999999999999", "0", "-3" })
        {
            Assert.Equal(HttpStatusCode.OK, await office.StatusOf($"{People}?page={far}"));
        }

        var beyond = await office.Get($"{People}?find=ng&page=1000000000");
        Assert.Equal($"{People}?find=ng", beyond.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_name_or_number_changed_is_found_at_every_centre_of_the_person()
    {
        var id = await app.Person("SV-CB06");
        var before = await Listed(id);

        await app.InDatabase(async db =>
        {
            var person = await db.People.SingleAsync(person => person.Id == id);
            person.Rename("Đoàn Văn", "Ước");
            person.ChangeContact("0987 654 321", null);
            await db.SaveChangesAsync();
        });

        Assert.NotEmpty(before);
        Assert.All(await Listed(id), text => Assert.Equal(" doan van uoc sv cb06 0987654321", text));
    }

    private Task<List<string>> Listed(Guid person) => app.InDatabase(db => db.Memberships.Where(member => member.PersonId == person)
        .Select(member => EF.Property<string>(member, "SearchText")).ToListAsync());

    private static int Count(Page page) => int.Parse(
        string.Concat(page.Find("#people-count").TextContent.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Names(Page page) => [.. page.Document.QuerySelectorAll(".people tbody th a").Select(link => link.TextContent)];

    private static IEnumerable<string> Codes(Page page) => page.Document.QuerySelectorAll(".people tbody td:nth-child(2)").Select(cell => cell.TextContent);
}
