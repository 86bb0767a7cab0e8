using System.Net;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Exams.Sittings;

/// <summary>The academic office runs sittings.</summary>
public sealed class OfficeTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Home = "/c/song-van";

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
    [InlineData("SV-CB01", "papers", HttpStatusCode.OK)]
    [InlineData("SV-CB01", "papers/new", HttpStatusCode.Forbidden)]
    [InlineData("SV-CB05", "papers", HttpStatusCode.Forbidden)]
    [InlineData("SV-CB05", "bank", HttpStatusCode.OK)]
    [InlineData("SV-CB01", "bank", HttpStatusCode.OK)]
    [InlineData("SV-CB01", "bank/new", HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", "bank", HttpStatusCode.Forbidden)]
    [InlineData("SV-CB10", "bank", HttpStatusCode.Forbidden)]
    [InlineData("DL-CB02", "bank", HttpStatusCode.NotFound)]
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
        var (paper, sitting, question) = await app.InDatabase(async db =>
        {
            var there = await db.Centres.SingleAsync(centre => centre.Slug == "dong-lam");
            return (await db.Papers.Where(p => p.CentreId == there.Id).Select(p => p.Id).FirstAsync(),
                await db.Sittings.Where(s => s.CentreId == there.Id).Select(s => s.Id).FirstAsync(),
                await db.BankQuestions.Where(q => q.CentreId == there.Id).Select(q => q.Id).FirstAsync());
        });
        var any = await office.Get($"{Home}/sittings/{await OpenSitting()}");

        foreach (var path in new[] { $"papers/{paper}", $"papers/{paper}/edit", $"papers/{paper}/previews", $"papers/{paper}/questions/new",
            $"bank/{question}", $"bank/{question}/edit", $"bank/{question}/previews", $"bank/{question}/comparisons", $"sittings/{sitting}/form-changes/new" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await office.Get($"{Home}/{path}")).Status);
        }

        foreach (var act in new[] { $"papers/{paper}/openings", $"papers/{paper}/questions", $"bank/{question}", $"bank/{question}/retirements" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Post(office, any, $"{Home}/{act}")).StatusCode);
        }

        foreach (var act in new[] { "appointments", "candidates", "general-variants", "attempts", "form-changes" })
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
        Assert.Empty(page.Document.QuerySelectorAll($"form[action^='{sitting}']"));
        Assert.Empty((await director.Get(page.Find("a[href*='/papers/']").GetAttribute("href")!)).Document.QuerySelectorAll("form[action*='/questions']"));
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
