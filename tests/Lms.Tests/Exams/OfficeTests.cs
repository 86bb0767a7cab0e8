using System.Net;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Exams;

/// <summary>The academic office writes papers and runs sittings.</summary>
public sealed class OfficeTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Home = "/c/song-van";

    [Fact]
    public async Task A_paper_is_written_previewed_used_and_then_never_changes()
    {
        var office = await app.As("SV-CB03");
        var paper = await NewPaper(office, "Đề thử một");
        var page = await office.Submit(
            await office.Get($"{paper}/questions/new?kind=Theory"), "form.row__b",
            ("Source", "Phân tích **nguyên tắc**."), ("Points", "5"),
            ("Scheme[0].Text", "Nêu đủ"), ("Scheme[0].Max", "2.5"), ("Scheme[1].Text", "Có ví dụ"), ("Scheme[1].Max", "2.5"));
        Assert.Contains("5 trên 5", page.Text, StringComparison.Ordinal);

        var form = await office.Get($"{paper}/questions/new?kind=Duty");
        var place = form.Document.QuerySelectorAll("input[name$='.Tag']").ToList().FindIndex(tag => tag.GetAttribute("value") == "Propaganda");
        await office.Submit(
            form, "form.row__b", ("Source", "Liên hệ."), ("Points", "5"),
            ($"Variants[{place}].Text", "Tuyên truyền tại {{organisation}} ra sao?"),
            ("Scheme[0].Text", "Việc thật"), ("Scheme[0].Max", "4.5"));

        Assert.Contains("[đơn vị]", (await office.Get($"{paper}/previews?tag=Propaganda")).Find("mark").TextContent, StringComparison.Ordinal);
        Assert.Contains("Chi bộ", (await office.Get($"{paper}/previews?trainee=sv-hv08")).Find("mark").TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa có cách hỏi", (await office.Get($"{paper}/previews?trainee=SV-HV01")).Text, StringComparison.Ordinal);
        Assert.Contains("Không có ai mang mã", (await office.Get($"{paper}/previews?trainee=KHONG")).Text, StringComparison.Ordinal);

        // The scheme is half a point short: no sitting may use it yet.
        page = await MakeSitting(office, paper);
        Assert.Contains("4,5", page.Find(".note--bad").TextContent, StringComparison.Ordinal);

        var edit = (await office.Get(paper)).Document.QuerySelectorAll("a[href$='/edit']")[^1].GetAttribute("href")!;
        await office.Submit(await office.Get(edit), "form.row__b", ("Scheme[0].Max", "5"));
        page = await MakeSitting(office, paper);
        Assert.StartsWith($"{Home}/sittings/", office.Location.AbsolutePath, StringComparison.Ordinal);

        // Those whom no wording fits are listed, with what can be done.
        var home = office.Location.AbsolutePath;
        page = await office.Get($"{home}/blocked?all=true");
        Assert.Contains("Đề chưa có cách hỏi", page.Text, StringComparison.Ordinal);
        var refused = await office.Submit(page, "form[action$='/general-variants']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("chưa có câu hỏi chung", refused.Text, StringComparison.Ordinal);

        var sitting = Guid.Parse(home.Split('/')[^1]);
        await TheListIsInOrderOfNameWithPinnedPolicies(sitting);
        await TheFixedPaperRefusesEveryChange(office, paper, edit);
    }

    [Fact]
    public async Task A_misspelt_placeholder_is_refused_at_its_field_and_nothing_typed_is_lost()
    {
        var office = await app.As("SV-CB03");
        var paper = await NewPaper(office, "Đề thử hai");

        var page = await office.Submit(
            await office.Get($"{paper}/questions/new?kind=Duty"), "form.row__b",
            ("Source", "Liên hệ."), ("Points", "5"), ("Variants[0].Text", "Với {{chuc vu}}"), ("General", "Chung {{duty}}"),
            ("Scheme[0].Text", "Ý"), ("Scheme[0].Max", "500"));

        Assert.Contains("{{chuc vu}}", page.Find(".field--bad:has(#Variants_0__Text) .field__error").TextContent, StringComparison.Ordinal);
        Assert.Contains("{{duty}}", page.Find(".field--bad:has(#General) .field__error").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".field--bad:has(#Scheme_0__Max)"));
        Assert.Equal("Với {{chuc vu}}", page.Find("#Variants_0__Text").TextContent.Trim());
        Assert.Contains("Đề chưa có câu hỏi", (await office.Get(paper)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_windows_on_one_question_do_not_overwrite_each_other_unseen()
    {
        var office = await app.As("SV-CB03");
        var paper = await NewPaper(office, "Đề thử ba");
        await office.Submit(
            await office.Get($"{paper}/questions/new?kind=Theory"), "form.row__b",
            ("Source", "Lúc đầu."), ("Points", "5"), ("Scheme[0].Text", "Ý"), ("Scheme[0].Max", "5"));
        var edit = (await office.Get(paper)).Find("a[href$='/edit'][href*='/questions/']").GetAttribute("href")!;
        var (first, second) = (await office.Get(edit), await office.Get(edit));

        await office.Submit(first, "form.row__b", ("Source", "Cửa sổ thứ nhất."));
        var refused = await office.Submit(second, "form.row__b", ("Source", "Cửa sổ thứ hai."));

        Assert.Contains("đã được lưu ở nơi khác", refused.Find(".note--bad").TextContent, StringComparison.Ordinal);
        Assert.Equal("Cửa sổ thứ hai.", refused.Find("#Source").TextContent.Trim());
        Assert.Equal("Cửa sổ thứ nhất.", (await office.Get(edit)).Find("#Source").TextContent.Trim());

        // Told of it, one may replace it all the same.
        await office.Submit(refused, "form.row__b");
        Assert.Equal("Cửa sổ thứ hai.", (await office.Get(edit)).Find("#Source").TextContent.Trim());
    }

    [Fact]
    public async Task Bad_forms_are_answered_on_their_fields()
    {
        var office = await app.As("SV-CB03");

        var page = await office.Submit(await office.Get($"{Home}/papers/new"), "form.row__b", ("Title", ""), ("ProgrammeId", $"{Guid.NewGuid()}"));
        Assert.NotNull(page.Find(".field--bad:has(#Title)"));

        page = await office.Submit(
            await office.Get($"{Home}/sittings/new"), "form.row__b",
            ("Title", new string('a', 500)), ("ClassId", "không phải mã"), ("Opens", "hôm qua"), ("Closes", "27/03/2020 8:00"), ("Minutes", "2"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var field in new[] { "Title", "ClassId", "PaperId", "Opens", "Closes", "Minutes" })
        {
            Assert.NotNull(page.Find($".field--bad:has(#{field})"));
        }

        page = await office.Submit(
            await office.Get($"{Home}/sittings/new"), "form.row__b",
            ("Title", "Thi"), ("ClassId", $"{Guid.NewGuid()}"), ("PaperId", $"{Guid.NewGuid()}"), ("Opens", "27/03/2090 8:00"), ("Closes", "27/03/2090 9:00"), ("Kind", "InClass"));
        Assert.NotNull(page.Find(".field--bad:has(#PaperId)"));
    }

    [Fact]
    public async Task People_are_appointed_and_taken_back_and_both_are_on_record()
    {
        var office = await app.As("SV-CB03");
        var sitting = await OpenSitting();
        var page = await office.Get($"{Home}/sittings/{sitting}");
        var lecturer = await Person("SV-CB05");

        page = await office.Submit(page, "form[action$='/appointments']", ("person", $"{lecturer}"), ("kind", "MaskingOfficer"));
        Assert.Contains("Thư ký làm phách", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await app.As("SV-CB05")).Get($"{Home}/sittings/{sitting}")).Status);

        var refused = await office.Submit(page, "form[action$='/appointments']", ("person", $"{await Person("SV-HV03")}"), ("kind", "Marker"));
        Assert.Contains("không chấm ở chính kỳ thi", refused.Text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await office.Submit(page, "form[action$='/appointments']", ("person", $"{Guid.NewGuid()}"), ("kind", "Marker"))).Status);

        await office.Submit(page, "form[action$='/removals']", ("person", $"{lecturer}"), ("kind", "MaskingOfficer"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As("SV-CB05")).Get($"{Home}/sittings/{sitting}")).Status);
        Assert.Equal(
            ["ExamSitting.Appointed", "ExamSitting.Dismissed"],
            await app.InDatabase(db => db.AuditEntries.Where(entry => entry.SubjectId == sitting && entry.Detail == $"MaskingOfficer {lecturer}")
                .OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_trainee_of_another_class_is_added_by_code()
    {
        var office = await app.As("SV-CB03");
        var sitting = await OpenSitting();
        var page = await office.Get($"{Home}/sittings/{sitting}");

        Assert.Contains("Không có ai mang mã", (await office.Submit(page, "form[action$='/candidates']", ("code", "sv-cb01"))).Text, StringComparison.Ordinal);
        page = await office.Submit(page, "form[action$='/candidates']", ("code", " sv-hv25 "));

        Assert.Contains("Nguyễn Hoàng Minh Châu", page.Text, StringComparison.Ordinal);
        Assert.Contains("0025", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SV-CB01", "papers", HttpStatusCode.Forbidden)]
    [InlineData("SV-CB05", "papers", HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", "papers", HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", "sittings", HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", "sittings/new", HttpStatusCode.Forbidden)]
    [InlineData("SV-CB01", "sittings/new", HttpStatusCode.Forbidden)]
    [InlineData("SV-CB01", "sittings", HttpStatusCode.OK)]
    [InlineData("SV-CB03", "attempts", HttpStatusCode.Forbidden)]
    [InlineData("DL-CB02", "papers", HttpStatusCode.NotFound)]
    public async Task Each_role_goes_as_far_as_it_may(string code, string path, HttpStatusCode expected) =>
        Assert.Equal(expected, (await (await app.As(code)).Get($"{Home}/{path}")).Status);

    [Fact]
    public async Task Papers_and_sittings_of_another_centre_are_not_there()
    {
        var office = await app.As("SV-CB03");
        var (paper, sitting) = await app.InDatabase(async db =>
        {
            var there = await db.Centres.SingleAsync(centre => centre.Slug == "dong-lam");
            return (await db.Papers.Where(p => p.CentreId == there.Id).Select(p => p.Id).FirstAsync(),
                await db.Sittings.Where(s => s.CentreId == there.Id).Select(s => s.Id).FirstAsync());
        });
        var any = await office.Get($"{Home}/sittings/{await OpenSitting()}");

        foreach (var path in new[] { $"papers/{paper}", $"papers/{paper}/edit", $"papers/{paper}/previews", $"papers/{paper}/questions/new" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await office.Get($"{Home}/{path}")).Status);
        }

        foreach (var act in new[] { "appointments", "candidates", "general-variants", "attempts" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Post(office, any, $"{Home}/sittings/{sitting}/{act}")).StatusCode);
        }
    }

    [Fact]
    public async Task Directors_look_and_do_not_touch()
    {
        var director = await app.As("SV-CB01");
        var sitting = $"{Home}/sittings/{await OpenSitting()}";
        var page = await director.Get(sitting);

        Assert.Contains("Nguyễn Thị Hường", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll($"form[action^='{sitting}'], a[href*='/papers/']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(director, page, $"{sitting}/general-variants")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(director, page, $"{sitting}/appointments")).StatusCode);
    }

    [Fact]
    public async Task A_marker_sees_the_sitting_without_the_names_of_its_candidates()
    {
        var page = await (await app.As("SV-CB07")).Get($"{Home}/sittings/{await OpenSitting()}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Nguyễn Thị Hường", page.Text, StringComparison.Ordinal);
    }

    private static async Task<string> NewPaper(Visitor office, string title)
    {
        var form = await office.Get($"{Home}/papers/new");
        var programme = form.Document.QuerySelectorAll("#ProgrammeId option")[^1].GetAttribute("value")!;
        await office.Submit(form, "form.row__b", ("Title", title), ("ProgrammeId", programme));
        return office.Location.AbsolutePath;
    }

    private async Task<Page> MakeSitting(Visitor office, string paper)
    {
        var form = await office.Get($"{Home}/sittings/new");
        var ofSecretaries = form.Document.QuerySelectorAll("#ClassId option").Single(option => option.TextContent.Contains("Bí thư", StringComparison.Ordinal));
        var day = SchoolTime.Day(app.Clock.GetUtcNow()).AddDays(2);
        return await office.Submit(
            form, "form.row__b", ("Title", "Thi thử"), ("ClassId", ofSecretaries.GetAttribute("value")!), ("PaperId", paper.Split('/')[^1]),
            ("Opens", $"{day:dd/MM/yyyy} 8:00"), ("Closes", $"{day:dd/MM/yyyy} 10:00"), ("Minutes", "90"), ("Kind", "Window"));
    }

    private async Task TheListIsInOrderOfNameWithPinnedPolicies(Guid id) => await app.InDatabase(async db =>
    {
        var sitting = await db.Sittings.AsNoTracking().Include(known => known.Candidates).SingleAsync(known => known.Id == id);
        var byName = await db.Enrolments.Where(enrolment => enrolment.ClassId == sitting.ClassId && enrolment.LeftAt == null)
            .Join(db.People, enrolment => enrolment.PersonId, person => person.Id, (_, person) => person)
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Id).Select(person => person.Id).ToListAsync();
        Assert.Equal(byName, sitting.Candidates.OrderBy(candidate => candidate.Number).Select(candidate => candidate.PersonId));
        Assert.Equal(TimeSpan.FromSeconds(30), sitting.Grace);
        Assert.NotEmpty(await db.SittingPolicies.Where(pin => pin.ExamSittingId == id).ToListAsync());
    });

    private static async Task TheFixedPaperRefusesEveryChange(Visitor office, string paper, string edit)
    {
        var page = await office.Get(paper);
        Assert.Empty(page.Document.QuerySelectorAll("form[action*='/questions'], a[href*='/questions/']"));
        await office.Get(edit);
        Assert.Equal(paper, office.Location.AbsolutePath);
        foreach (var path in new[] { paper, $"{paper}/questions", edit.Replace("/edit", "", StringComparison.Ordinal), edit.Replace("/edit", "/removals", StringComparison.Ordinal) })
        {
            var answer = await Post(office, page, path, ("Title", "Khác"), ("Source", "Khác"), ("Points", "1"), ("ProgrammeId", $"{Guid.NewGuid()}"));
            Assert.Contains("không sửa được", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static Task<HttpResponseMessage> Post(Visitor visitor, Page page, string path, params (string Name, string Value)[] fields) =>
        visitor.Send(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(
            [
                KeyValuePair.Create("__RequestVerificationToken", page.Find("input[name='__RequestVerificationToken']").GetAttribute("value")!),
                .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            ]),
        });

    private Task<Guid> OpenSitting() => app.InDatabase(async db =>
    {
        var trainee = await Person("SV-HV01");
        return await db.Sittings.Where(sitting => sitting.SealedAt == null && sitting.Candidates.Any(candidate => candidate.PersonId == trainee)
            && sitting.Opens < app.Clock.GetUtcNow()).Select(sitting => sitting.Id).SingleAsync();
    });

    private Task<Guid> Person(string code) =>
        app.InDatabase(db => db.People.Where(person => person.Code == code).Select(person => person.Id).SingleAsync());
}
