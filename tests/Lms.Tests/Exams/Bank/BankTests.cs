using System.Net;
using System.Text;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Exams.Bank;

/// <summary>The bank of questions: written, found, rewritten in versions, compared and retired.</summary>
public sealed class BankTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Home = APaper.Home;

    [Fact]
    public async Task A_question_is_written_and_found_by_words_without_tone_marks()
    {
        var lecturer = await app.As("SV-CB05");
        var id = await New(lecturer, "Câu về kỷ cương phòng họp".Normalize(NormalizationForm.FormD), "Phân tích điều ấy.");

        foreach (var find in new[] { "ky cuong phong hop", "kỷ cương", "phan tich dieu ky" })
        {
            var page = await lecturer.Get($"{Home}/bank?find={Uri.EscapeDataString(find)}&kind=Theory&programme={await APaper.ProgrammeOf(app)}");
            Assert.Equal($"{Home}/bank/{id}", Assert.Single(page.Document.QuerySelectorAll("h3 a")).GetAttribute("href"));
        }

        Assert.Empty((await lecturer.Get($"{Home}/bank?find=ky+cuong+phong+hop&kind=Duty")).Document.QuerySelectorAll("h3 a"));
        Assert.Equal("Câu về kỷ cương phòng họp", await app.InDatabase(db => db.BankQuestions.Where(question => question.Id == id).Select(question => question.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_question_in_use_goes_on_in_its_next_version_and_both_can_be_compared()
    {
        var paper = await APaper.By(app, "Đề cũ");
        await paper.AskTheory("Trình bày vị trí của chi bộ.");
        await paper.BeWritten();
        var bank = $"{Home}/bank/{(await paper.Bank())[0]}";

        var form = await paper.Office.Get($"{bank}/edit");
        Assert.Contains("Lưu trang này sẽ tạo phiên bản 2", form.Text, StringComparison.Ordinal);
        await paper.Office.Submit(form, "form.row__b", ("Name", "Chỉ đổi tên"));
        Assert.DoesNotContain("Phiên bản 2", (await paper.Office.Get(bank)).Text, StringComparison.Ordinal);

        await paper.Office.Submit(await paper.Office.Get($"{bank}/edit"), "form.row__b", ("Source", "Trình bày vai trò của chi bộ."));
        var page = await paper.Office.Get(bank);
        Assert.Contains("vai trò", page.Find("#shown").ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đề cũ", page.Text, StringComparison.Ordinal);
        Assert.Contains("vị trí", (await paper.Office.Get($"{bank}?version=1")).Find(".prose").TextContent, StringComparison.Ordinal);

        var compared = await paper.Office.Get($"{bank}/comparisons?from=1&to=2");
        Assert.Equal("vị trí", compared.Find("del").TextContent.Trim());
        Assert.Equal("vai trò", compared.Find("ins").TextContent.Trim());
        await paper.Office.Get($"{bank}/comparisons?from=7");
        Assert.Equal(bank, paper.Office.Location.AbsolutePath);
    }

    [Fact]
    public async Task Two_windows_on_one_question_see_both_texts_and_lose_none()
    {
        var office = await app.As("SV-CB03");
        var edit = $"{Home}/bank/{await New(office, "Hai cửa sổ", "Lúc đầu.")}/edit";
        var (first, second) = (await office.Get(edit), await office.Get(edit));

        await office.Submit(first, "form.row__b", ("Source", "Cửa sổ thứ nhất."));
        var refused = await office.Submit(second, "form.row__b", ("Source", "Cửa sổ thứ hai."));

        Assert.Contains("đã được lưu ở nơi khác", refused.Find(".note--bad").TextContent, StringComparison.Ordinal);
        Assert.Equal(("nhất.", "hai."), (refused.Find(".compared del").TextContent.Trim(), refused.Find(".compared ins").TextContent.Trim()));
        Assert.Equal("Cửa sổ thứ hai.", refused.Find("#Source").TextContent.Trim());
        Assert.Equal("Cửa sổ thứ nhất.", (await office.Get(edit)).Find("#Source").TextContent.Trim());

        // Told of it, one may replace it all the same.
        await office.Submit(refused, "form.row__b");
        Assert.Equal("Cửa sổ thứ hai.", (await office.Get(edit)).Find("#Source").TextContent.Trim());
    }

    [Fact]
    public async Task What_is_refused_is_shown_at_its_field_and_nothing_typed_is_lost()
    {
        var office = await app.As("SV-CB03");
        var page = await office.Submit(
            await office.Get($"{Home}/bank/new?kind=Duty"), "form.row__b",
            ("Name", "Liên hệ"), ("ProgrammeId", await APaper.ProgrammeOf(app)), ("Source", "Liên hệ."), ("Points", "5"),
            ("Variants[0].Text", "Với {{chuc vu}}"), ("General", "Chung {{duty}}"), ("ModelAnswer", "Là {{position}}"),
            ("Scheme[0].Text", "Ý"), ("Scheme[0].Max", "500"));

        Assert.Contains("{{chuc vu}}", page.Find(".field--bad:has(#Variants_0__Text) .field__error").TextContent, StringComparison.Ordinal);
        Assert.Contains("{{duty}}", page.Find(".field--bad:has(#General) .field__error").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".field--bad:has(#ModelAnswer)"));
        Assert.NotNull(page.Find(".field--bad:has(#Scheme_0__Max)"));
        Assert.Equal("Với {{chuc vu}}", page.Find("#Variants_0__Text").TextContent.Trim());
    }

    [Fact]
    public async Task A_lesson_is_one_of_the_questions_programme()
    {
        var office = await app.As("SV-CB03");
        var programme = Guid.Parse(await APaper.ProgrammeOf(app));
        var other = await app.InDatabase(db => db.Lessons.Where(lesson => lesson.ProgrammeId != programme
            && db.Programmes.Any(known => known.Id == programme && known.CentreId == lesson.CentreId)).Select(lesson => lesson.Id).FirstAsync());

        foreach (var lesson in new[] { other, Guid.NewGuid() })
        {
            var page = await office.Submit(
                await office.Get($"{Home}/bank/new?kind=Theory"), "form.row__b",
                ("Name", "Sai bài"), ("ProgrammeId", $"{programme}"), ("LessonId", $"{lesson}"), ("Source", "Hỏi."), ("Points", "5"));
            Assert.NotNull(page.Find(".field--bad:has(#LessonId)"));
        }

        Assert.Equal(0, await app.InDatabase(db => db.BankQuestions.CountAsync(question => question.Name == "Sai bài")));
    }

    [Fact]
    public async Task Lecturers_read_every_question_and_rewrite_their_own()
    {
        var lecturer = await app.As("SV-CB05");
        var (own, others) = (await New(lecturer, "Của mình", "Hỏi."), await New(await app.As("SV-CB03"), "Của giáo vụ", "Hỏi."));

        Assert.Equal(HttpStatusCode.OK, (await lecturer.Get($"{Home}/bank/{own}/edit")).Status);
        var page = await lecturer.Get($"{Home}/bank/{others}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("a[href$='/edit'], button[formaction*='/retirements']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await lecturer.Get($"{Home}/bank/{others}/edit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await APaper.Post(lecturer, await lecturer.Get(Home), $"{Home}/bank/{others}", ("Name", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await APaper.Post(lecturer, await lecturer.Get(Home), $"{Home}/bank/{others}/retirements")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As("SV-HV01")).Get($"{Home}/bank/{own}")).Status);
    }

    /// <summary>Any trainee, as the work demands; but of a trainee only what a question says.</summary>
    [Fact]
    public async Task A_lecturer_who_previews_as_a_trainee_learns_their_duty_and_neither_their_code_nor_anything_else()
    {
        var question = await New(await app.As("SV-CB05"), "Xem thử", "Hỏi.");
        var told = await app.InDatabase(async db =>
        {
            await db.Database.ExecuteSqlAsync($"update people set birth_date = '1979-11-23', phone = '0912345678', email = 'mai@vi-du.vn' where code = 'SV-HV03'");
            return await db.People.Where(one => one.Code == "SV-HV03").Select(one => new { one.Id, one.FullName }).SingleAsync();
        });
        var path = $"{Home}/bank/{question}/previews?Typed={Uri.EscapeDataString(told.FullName)}";

        foreach (var code in new[] { "SV-CB05", "SV-CB03" })
        {
            var reader = await app.As(code);
            var matches = await reader.Get(path);
            Assert.Contains(told.FullName, matches.Find("fieldset.matches").TextContent, StringComparison.Ordinal);
            Assert.Equal(code == "SV-CB03", matches.Html.Contains("SV-HV03", StringComparison.Ordinal));
            Assert.Equal(code == "SV-CB03", matches.Find("#Typed").HasAttribute("hx-get"));

            var page = await reader.Get($"{path}&FoundFor={Uri.EscapeDataString(told.FullName)}&Person={told.Id}");
            Assert.Contains("trưởng bản", page.Find(".row--sec .row__m").TextContent, StringComparison.Ordinal);
            var said = page.Find(".row--sec").OuterHtml;
            Assert.All(["SV-HV03", "1979", "0912345678", "mai@vi-du.vn"], secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_retired_question_stays_where_it_is_and_is_taken_in_nowhere()
    {
        var paper = await APaper.By(app, "Đề có câu ngừng dùng");
        await paper.AskTheory("Câu sắp ngừng dùng.");
        var bank = (await paper.Bank())[0];
        var page = await paper.Office.Get($"{Home}/bank/{bank}");
        await APaper.Post(paper.Office, page, $"{Home}/bank/{bank}/retirements");

        Assert.Contains("Câu sắp ngừng dùng", (await paper.Office.Get(paper.Path)).Text, StringComparison.Ordinal);
        Assert.Empty((await paper.Office.Get($"{Home}/bank?find=cau+sap+ngung")).Document.QuerySelectorAll("h3 a"));
        Assert.Single((await paper.Office.Get($"{Home}/bank?find=cau+sap+ngung&state=Retired")).Document.QuerySelectorAll("h3 a"));
        var other = await APaper.By(app, "Đề khác");
        var refused = await APaper.Post(other.Office, await other.Office.Get(other.Path), $"{other.Path}/questions", ("question", $"{bank}"), ("form", "Official"));
        Assert.Contains("đã ngừng dùng", await APaper.Said(refused), StringComparison.Ordinal);

        await APaper.Post(paper.Office, page, $"{Home}/bank/{bank}/retirements/removals");
        Assert.Single((await paper.Office.Get($"{Home}/bank?find=cau+sap+ngung")).Document.QuerySelectorAll("h3 a"));
    }

    private async Task<Guid> New(Visitor writer, string name, string source)
    {
        await writer.Submit(
            await writer.Get($"{Home}/bank/new?kind=Theory"), "form.row__b",
            ("Name", name), ("ProgrammeId", await APaper.ProgrammeOf(app)), ("Source", source), ("Points", "5"), ("Scheme[0].Text", "Ý"), ("Scheme[0].Max", "5"));
        return Guid.Parse(writer.Location.AbsolutePath.Split('/')[^1]);
    }
}
