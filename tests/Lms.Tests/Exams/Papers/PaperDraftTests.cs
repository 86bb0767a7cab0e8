using System.Net;
using Lms.Domain.Exams;
using Lms.Tests.Support;

namespace Lms.Tests.Exams.Papers;

/// <summary>What a paper says of itself while it is written.</summary>
public sealed class PaperDraftTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Home = APaper.Home;

    [Fact]
    public async Task Forms_of_unequal_worth_are_told_before_a_sitting_refuses_them()
    {
        var paper = await APaper.By(app, "Đề lệch điểm");
        Assert.DoesNotContain("chưa bằng điểm nhau", (await paper.AskTheory("Câu chính.")).Text, StringComparison.Ordinal);
        Assert.Contains("chưa bằng điểm nhau", (await paper.AskTheory("Câu phòng khi.", "4", ExamForm.Reserve)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("chưa bằng điểm nhau", (await paper.AskTheory("Câu thêm.", "6", ExamForm.Reserve)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_mends_a_question_of_the_paper_comes_back_to_the_paper()
    {
        var paper = await APaper.By(app, "Đề đang sửa");
        var page = await paper.AskTheory("Câu cần sửa.");
        var edit = page.Find("a[href*='/edit?paper=']").GetAttribute("href")!;

        var form = await paper.Office.Get(edit);
        Assert.Equal(paper.Path, form.Find(".row--head a").GetAttribute("href"));
        page = await paper.Office.Submit(form, "form.row__b", ("Source", "Câu đã sửa."));
        Assert.Equal(paper.Path, paper.Office.Location.AbsolutePath);
        Assert.Contains("Câu đã sửa.", page.Text, StringComparison.Ordinal);

        // A paper that is none, or none of the writer's business, is not gone back to.
        var bank = $"{Home}/bank/{(await paper.Bank())[0]}";
        form = await paper.Office.Get($"{bank}/edit?paper={Guid.NewGuid()}");
        Assert.Equal(bank, form.Find(".row--head a").GetAttribute("href"));
        await APaper.Post(
            paper.Office, form, bank, ("Name", "Tên"), ("Source", "Lần ba."), ("Points", "10"), ("Paper", $"{Guid.NewGuid()}"), ("Seen", form.Find("[name=Seen]").GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.OK, (await paper.Office.Get(bank)).Status);
        Assert.Contains("Lần ba.", (await paper.Office.Get(bank)).Text, StringComparison.Ordinal);
    }
}
