using System.Net;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Exams.Papers;

/// <summary>The academic office writes a paper, previews it, and has a sitting use it.</summary>
public sealed class PaperTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Home = APaper.Home;

    [Fact]
    public async Task A_paper_is_written_previewed_used_and_then_never_changes()
    {
        var paper = await APaper.By(app, "Đề thử một");
        var office = paper.Office;
        Assert.Contains("5 trên 5", (await paper.AskTheory("Phân tích **nguyên tắc**.", "5")).Text, StringComparison.Ordinal);
        await AskDuty(paper, "4.5");
        await Preview(office, paper.Path);

        // The scheme is half a point short: no sitting may use it yet.
        var page = await paper.Use();
        Assert.Contains("Đề chính thức, câu 2: các ý cộng lại được 4,5", page.Find(".note--bad").TextContent, StringComparison.Ordinal);

        var edit = $"{Home}/bank/{(await paper.Bank())[1]}/edit";
        await office.Submit(await office.Get(edit), "form.row__b", ("Scheme[0].Max", "5"));
        page = await paper.Use();
        Assert.StartsWith($"{Home}/sittings/", office.Location.AbsolutePath, StringComparison.Ordinal);

        // Those whom no wording fits are listed, with what can be done: under seal too.
        page = await office.Get($"{office.Location.AbsolutePath}/blocked?all=true");
        Assert.Contains("Đề chưa có cách hỏi", page.Text, StringComparison.Ordinal);
        var refused = await office.Submit(page, "form[action$='/general-variants']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("chưa có câu hỏi chung", refused.Text, StringComparison.Ordinal);

        await TheListIsInOrderOfNameWithPinnedPolicies(await paper.Sitting());
        await TheFixedPaperRefusesEveryChange(paper);
    }

    [Fact]
    public async Task The_forms_of_a_paper_are_worth_the_same_and_hold_different_questions()
    {
        var paper = await APaper.By(app, "Đề hai mẫu");
        await paper.AskTheory("Câu chính thức.");
        await paper.AskTheory("Câu dự phòng.", "9.5", ExamForm.Reserve);
        Assert.Contains("cho hai đề bằng nhau", (await paper.Use()).Find(".note--bad").TextContent, StringComparison.Ordinal);

        var any = await paper.Office.Get(paper.Path);
        var twice = await APaper.Post(paper.Office, any, $"{paper.Path}/questions", ("question", $"{(await paper.Bank())[0]}"), ("form", "Reserve"));
        Assert.Contains("Mỗi câu chỉ đứng một lần", await APaper.Said(twice), StringComparison.Ordinal);

        await paper.AskTheory("Câu thêm.", "0.5", ExamForm.Reserve);
        await paper.Use();
        Assert.StartsWith($"{Home}/sittings/", paper.Office.Location.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_are_moved_taken_out_and_found_again_in_the_bank()
    {
        var paper = await APaper.By(app, "Đề sắp xếp");
        await paper.AskTheory("Thứ nhất ba ba.", "5");
        await paper.AskTheory("Thứ nhì ba ba.", "5");
        var bank = await paper.Bank();

        var page = await paper.Office.Get(paper.Path);
        await paper.Office.Send(Form(page, page.Find("button[formaction$='/moves']").GetAttribute("formaction")!));
        Assert.Equal([bank[1], bank[0]], await paper.Bank());

        await paper.Office.Send(Form(page, page.Find("button[formaction$='/removals']").GetAttribute("formaction")!));
        Assert.Equal([bank[1]], await paper.Bank());

        var pick = await paper.Office.Get($"{paper.Path}/questions/new?form=Official&find=thu+ba");
        Assert.Equal(2, pick.Document.QuerySelectorAll("h3").Length);
        await paper.Office.Submit(pick, "form[action$='/questions']");
        Assert.Equal([bank[1], bank[0]], await paper.Bank());
    }

    [Fact]
    public async Task A_draft_keeps_its_version_until_it_takes_the_newest()
    {
        var used = await APaper.By(app, "Đề dùng trước");
        await used.AskTheory("Bản đầu của câu này.");
        var bank = (await used.Bank())[0];
        var draft = await APaper.By(app, "Đề còn nháp");
        var pick = await draft.Office.Get($"{draft.Path}/questions/new?find=ban+dau+cua+cau+nay");
        await draft.Office.Submit(pick, "form[action$='/questions']");
        await used.BeWritten();

        await draft.Office.Submit(await draft.Office.Get($"{Home}/bank/{bank}/edit"), "form.row__b", ("Source", "Bản sau của câu này."));
        var page = await draft.Office.Get(draft.Path);
        Assert.Contains("Bản đầu của câu này.", page.Text, StringComparison.Ordinal);
        Assert.Contains("phiên bản 2", page.Text, StringComparison.Ordinal);

        await draft.Office.Send(Form(page, page.Find("button[formaction$='/versions']").GetAttribute("formaction")!));
        Assert.Contains("Bản sau của câu này.", (await draft.Office.Get(draft.Path)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDatabase(db => db.PaperQuestions.CountAsync(asked => asked.ExamPaperId == used.Id && asked.Question.Version == 1)));
    }

    private static async Task AskDuty(APaper paper, string ofFive)
    {
        var form = await paper.Office.Get($"{Home}/bank/new?kind=Duty&paper={paper.Id}&paperForm=Official");
        var place = form.Document.QuerySelectorAll("input[name$='.Tag']").ToList().FindIndex(tag => tag.GetAttribute("value") == "Propaganda");
        await paper.Office.Submit(
            form, "form.row__b", ("Name", "Liên hệ"), ("Source", "Liên hệ."), ("Points", "5"),
            ($"Variants[{place}].Text", "Tuyên truyền tại {{organisation}} ra sao?"), ("Scheme[0].Text", "Việc thật"), ("Scheme[0].Max", ofFive));
        Assert.Equal(paper.Path, paper.Office.Location.AbsolutePath);
    }

    private static async Task Preview(Visitor office, string paper)
    {
        Assert.Contains("[đơn vị]", (await office.Get($"{paper}/previews?Tag=Propaganda")).Find("mark").TextContent, StringComparison.Ordinal);
        Assert.Contains("Chi bộ ví dụ", (await office.Get($"{paper}/previews?Tag=Propaganda&Organisation=Chi+bộ+ví+dụ")).Find("mark").TextContent, StringComparison.Ordinal);
        Assert.Contains("Chi bộ", (await office.Get($"{paper}/previews?Typed=sv-hv08")).Find("mark").TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa có cách hỏi", (await office.Get($"{paper}/previews?Typed=SV-HV01")).Text, StringComparison.Ordinal);
        Assert.Contains("Chưa ghi nhiệm vụ nào", (await office.Get($"{paper}/previews?Typed=sv-hv08&Day=2001-01-01")).Text, StringComparison.Ordinal);
        Assert.Contains("Không có ai", (await office.Get($"{paper}/previews?Typed=ZZQX")).Find(".field__error").TextContent, StringComparison.Ordinal);
        Assert.Contains("Không có ai", (await office.Get($"{paper}/previews?Person={Guid.NewGuid()}")).Find(".field__error").TextContent, StringComparison.Ordinal);
    }

    private Task TheListIsInOrderOfNameWithPinnedPolicies(ExamSitting made) => app.InDatabase(async db =>
    {
        var sitting = await db.Sittings.AsNoTracking().Include(known => known.Candidates).SingleAsync(known => known.Id == made.Id);
        var byName = await db.Enrolments.Where(enrolment => enrolment.ClassId == sitting.ClassId && enrolment.LeftAt == null)
            .Join(db.People, enrolment => enrolment.PersonId, person => person.Id, (_, person) => person)
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Id).Select(person => person.Id).ToListAsync();
        Assert.Equal(byName, sitting.Candidates.OrderBy(candidate => candidate.Number).Select(candidate => candidate.PersonId));
        Assert.Equal(TimeSpan.FromSeconds(30), sitting.Grace);
        Assert.NotEmpty(await db.SittingPolicies.Where(pin => pin.ExamSittingId == sitting.Id).ToListAsync());
    });

    private static async Task TheFixedPaperRefusesEveryChange(APaper paper)
    {
        var page = await paper.Office.Get(paper.Path);
        Assert.Empty(page.Document.QuerySelectorAll("form[action*='/questions'], button[formaction*='/questions'], a[href*='/questions/'], a[href*='/bank/']"));
        await paper.Office.Get($"{paper.Path}/questions/new");
        Assert.Equal(paper.Path, paper.Office.Location.AbsolutePath);
        var any = await paper.Office.Get($"{Home}/papers/new");
        var asked = $"{paper.Path}/questions/{await paper.Asked()}";
        foreach (var path in new[] { paper.Path, $"{asked}/moves", $"{asked}/removals", $"{asked}/versions" })
        {
            var answer = await APaper.Post(paper.Office, any, path, ("Title", "Khác"), ("ProgrammeId", $"{Guid.NewGuid()}"));
            Assert.Contains("không sửa được", await APaper.Said(answer), StringComparison.Ordinal);
        }
    }

    private static HttpRequestMessage Form(Page page, string action) => new(HttpMethod.Post, action)
    {
        Content = new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", page.Find("input[name='__RequestVerificationToken']").GetAttribute("value")!)]),
    };
}
