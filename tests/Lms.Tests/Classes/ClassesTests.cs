using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Classes;

public sealed class ClassesTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Office = "SV-CB03";
    private const string Classes = "/c/song-van/classes";

    [Theory]
    [InlineData(Office, HttpStatusCode.OK)]
    [InlineData("SV-CB01", HttpStatusCode.OK)]
    [InlineData("SV-CB05", HttpStatusCode.OK)]
    [InlineData("SV-HV01", HttpStatusCode.OK)]
    [InlineData("SV-HV25", HttpStatusCode.NotFound)]
    [InlineData("SV-CB10", HttpStatusCode.NotFound)]
    [InlineData("DL-CB02", HttpStatusCode.NotFound)]
    public async Task A_class_is_seen_by_those_who_run_teach_or_attend_it(string code, HttpStatusCode status) =>
        Assert.Equal(status, await (await app.As(code)).StatusOf($"{Classes}/{await app.Class("BTCB-K3")}"));

    [Fact]
    public async Task The_list_shows_each_their_own()
    {
        var all = await app.InDatabase(db => db.Classes.CountAsync(one => db.Centres.Any(centre => centre.Id == one.CentreId && centre.Slug == "song-van")));
        Assert.Equal(all, await Listed(Office));
        var own = await app.InDatabase(db => db.Enrolments.CountAsync(
            place => place.LeftAt == null && db.People.Any(person => person.Id == place.PersonId && person.Code == "SV-HV02")));
        Assert.InRange(own, 1, all - 1);
        Assert.Equal(own, await Listed("SV-HV02"));
        Assert.Equal(0, await Listed("SV-CB10"));
        Assert.Contains("Chưa có lớp nào", (await (await app.As("SV-CB10")).Get(Classes)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_and_lecturers_see_duties_and_classmates_see_names_only()
    {
        var path = $"{Classes}/{await app.Class("BTCB-K3")}";

        var office = await (await app.As(Office)).Get(path);
        var lecturer = await (await app.As("SV-CB05")).Get(path);
        var trainee = await (await app.As("SV-HV08")).Get(path);

        Assert.Contains("Chi bộ thôn Đoài", office.Text, StringComparison.Ordinal);
        Assert.Contains("chủ trì sinh hoạt chi bộ", lecturer.Text, StringComparison.Ordinal);
        Assert.Contains("Chưa có nhiệm vụ", office.Text, StringComparison.Ordinal);
        Assert.Contains("Nguyễn Thị Hường", trainee.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Chi bộ thôn Đoài", trainee.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("chủ trì sinh hoạt", trainee.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SV-HV01", trainee.Text, StringComparison.Ordinal);
        Assert.Null(lecturer.Document.QuerySelector("form[action$='withdrawals']"));
        Assert.NotNull(trainee.Document.QuerySelector("a[href^='/c/song-van/sessions/'][href$='/lesson']"));
    }

    [Fact]
    public async Task Trainees_are_sorted_by_given_name_as_Vietnamese_sorts()
    {
        var page = await (await app.As("SV-HV08")).Get($"{Classes}/{await app.Class("BTCB-K3")}");
        var names = page.Document.QuerySelectorAll(".names li").Select(name => name.TextContent).ToList();

        var given = names.ConvertAll(name => name.Split(' ')[^1]);
        Assert.Equal(24, names.Count);
        Assert.Equal(given.Order(StringComparer.Create(new System.Globalization.CultureInfo("vi-VN"), ignoreCase: false)), given);
        Assert.True(given.IndexOf("Duyên") < given.IndexOf("Đạt"));
    }

    [Fact]
    public async Task A_trainee_who_leaves_loses_the_class_at_once_and_gets_it_back_on_return()
    {
        var trainee = await app.As("SV-HV09");
        var office = await app.As(Office);
        var (id, person) = (await app.Class("BTCB-K3"), await app.Person("SV-HV09"));
        var path = $"{Classes}/{id}";
        Assert.Equal(HttpStatusCode.OK, await trainee.StatusOf(path));

        await office.PostTo($"{path}/withdrawals", ("personId", person.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, await trainee.StatusOf(path));
        Assert.DoesNotContain("/classes/", (await trainee.Get(Classes)).Find("main").InnerHtml, StringComparison.Ordinal);

        var fates = await Enrol(office, id, "SV-HV09");
        Assert.Contains("Trở lại lớp", fates.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await trainee.StatusOf(path));
    }

    [Fact]
    public async Task Every_line_of_a_pasted_list_is_told_its_fate()
    {
        var office = await app.As(Office);
        var id = await app.Class("NTVD-K12");

        var page = await Enrol(office, id, "sv-hv01\n\n  le binh \r\nNguyễn Văn Hùng\nSV-CB05\nKHONG-CO\nSV-HV25\nDL-HV01");

        var fates = page.Document.QuerySelectorAll("tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent, row => row.QuerySelector(".chip")!.TextContent.Trim());
        Assert.Equal("Đã ghi danh", fates["sv-hv01"]);
        Assert.Equal("Đã ghi danh", fates["le binh"]);
        Assert.StartsWith("Trùng tên", fates["Nguyễn Văn Hùng"], StringComparison.Ordinal);
        Assert.StartsWith("Không có vai trò", fates["SV-CB05"], StringComparison.Ordinal);
        Assert.Equal("Không tìm thấy", fates["KHONG-CO"]);
        Assert.Equal("Đã có trong lớp", fates["SV-HV25"]);
        Assert.Equal("Không tìm thấy", fates["DL-HV01"]);
        Assert.Equal(7, fates.Count);
        Assert.Contains("KHONG-CO", page.Find("textarea").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trainees_found_by_name_are_enrolled_by_ticking_them()
    {
        var office = await app.As(Office);
        var path = $"{Classes}/{await app.Class("NTVD-K12")}/enrolments";
        var found = await office.Get($"{path}/new?find=hoang+dinh");
        var id = found.Find("input[name=People]").GetAttribute("value")!;

        var page = await office.Submit(found, $"form[action='{path}']:has(input[name=People])", ("People", id));

        Assert.Contains("Hoàng Đình Lượng", page.Text, StringComparison.Ordinal);
        Assert.Contains("Đã ghi danh", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_or_endless_list_is_told_on_the_field()
    {
        var office = await app.As(Office);
        var id = await app.Class("NTVD-K12");

        Assert.NotNull((await Enrol(office, id, " \n ")).Document.QuerySelector(".field--bad [name=Lines]"));
        Assert.NotNull((await Enrol(office, id, string.Join('\n', Enumerable.Range(0, 301)))).Document.QuerySelector(".field--bad [name=Lines]"));
        Assert.NotNull((await Enrol(office, id, new string('x', 20_001))).Document.QuerySelector(".field--bad [name=Lines]"));
    }

    [Theory]
    [InlineData("SV-CB01")]
    [InlineData("SV-CB05")]
    [InlineData("SV-HV01")]
    public async Task Only_the_office_changes_classes(string code)
    {
        var visitor = await app.As(code);
        var path = $"{Classes}/{await app.Class("BTCB-K3")}";

        Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusOf($"{Classes}/new"));
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusOf($"{path}/edit"));
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusOf($"{path}/sessions/new"));
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusOf($"{path}/enrolments/new"));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostTo(Classes)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostTo($"{path}/enrolments", ("Lines", "SV-HV25"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostTo($"{path}/withdrawals", ("personId", Guid.NewGuid().ToString()))).StatusCode);
    }

    [Fact]
    public async Task Thirty_are_offered_to_enrol_and_that_there_are_more_is_said()
    {
        var page = await (await app.As(Office)).Get($"{Classes}/{await app.Class("BTCB-K3")}/enrolments/new?find=sv+hv");

        Assert.Equal(30, page.Document.QuerySelectorAll("input[name=People]").Length);
        Assert.Contains("còn nhiều người nữa", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_centres_classes_and_people_are_not_found()
    {
        var office = await app.As(Office);
        var other = await app.Centre("dong-lam");
        var (theirs, ours) = (await app.InDatabase(db => db.Classes.Where(one => one.CentreId == other).Select(one => one.Id).FirstAsync()), await app.Class("BTCB-K3"));
        var session = await app.InDatabase(db => db.Sessions.Where(one => one.CentreId == other).Select(one => one.Id).FirstAsync());

        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf($"{Classes}/{theirs}"));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf($"{Classes}/{theirs}/edit"));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf($"{Classes}/{theirs}/enrolments/new"));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf($"/c/song-van/sessions/{session}/edit"));
        Assert.Equal(HttpStatusCode.NotFound, (await office.PostTo($"{Classes}/{theirs}/withdrawals", ("personId", Guid.NewGuid().ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.PostTo($"{Classes}/{ours}/withdrawals", ("personId", (await app.Person("DL-HV01")).ToString()))).StatusCode);
    }

    [Fact]
    public async Task A_class_is_opened_and_its_code_is_unique_at_the_centre()
    {
        var office = await app.As(Office);
        var form = $"form[action='{Classes}']";
        var programme = (await office.Get($"{Classes}/new")).Find("[name=ProgrammeId] option:nth-child(2)").GetAttribute("value")!;

        var page = await office.Submit(
            await office.Get($"{Classes}/new"), form,
            ("Code", "BTCB-K4"), ("Name", "Bí thư chi bộ, khoá 4"), ("ProgrammeId", programme), ("Opens", "01/03/2027"), ("Closes", "10/03/2027"));
        Assert.Contains("Đã mở lớp", page.Text, StringComparison.Ordinal);

        page = await office.Submit(
            await office.Get($"{Classes}/new"), form,
            ("Code", "BTCB-K3"), ("Name", "Trùng ký hiệu"), ("ProgrammeId", programme), ("Opens", "01/03/2027"), ("Closes", "10/03/2027"));
        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=Code]"));
    }

    [Fact]
    public async Task Bad_classes_are_told_on_their_fields()
    {
        var office = await app.As(Office);
        var form = $"form[action='{Classes}']";

        var page = await office.Submit(
            await office.Get($"{Classes}/new"), form,
            ("Code", ""), ("Name", new string('n', 201)), ("ProgrammeId", Guid.NewGuid().ToString()), ("Opens", "32/13/2027"), ("Closes", ""));
        Assert.Equal(5, page.Document.QuerySelectorAll(".field--bad").Length);

        var edit = $"{Classes}/{await app.Class("NTVD-K12")}/edit";
        page = await office.Submit(await office.Get(edit), $"form[action='{edit}']", ("Opens", "10/03/2027"), ("Closes", "01/03/2027"));
        Assert.NotNull(page.Document.QuerySelector(".field--bad [name=Closes]"));
    }

    private async Task<int> Listed(string code) =>
        (await (await app.As(code)).Get(Classes)).Document.QuerySelectorAll("h2 a[href*='/classes/']").Length;

    private static async Task<Page> Enrol(Visitor office, Guid id, string lines) => await office.Submit(
        await office.Get($"{Classes}/{id}/enrolments/new"), "form:has(textarea)", ("Lines", lines));
}
