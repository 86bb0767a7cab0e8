using System.Globalization;
using System.Net;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>
/// A whole sitting through its pages by the profile of a hundred points: whole points, the mean of two sheets, and from a difference
/// of twenty the third sheet alone.
/// </summary>
public sealed class HundredPointWalkTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Two_sheets_make_their_mean_and_too_far_apart_the_third_one_counts_up_to_the_trainees_result()
    {
        var sitting = await ASitting.OfAHundredPoints(app, Paper);
        await SealAndHandOver(sitting);
        var head = await app.As(ASitting.Head);
        await head.Submit(await head.Get($"{sitting.Path}/allocations/new"), "form[action$='/allocations']");
        var numbers = await sitting.MaskNumbers();
        foreach (var (at, totals) in new[] { (0, new[] { 70, 81 }), (1, [50, 75]), (2, [90, 90]), (3, [40, 59]) })
        {
            await MarkRounds(sitting, numbers[at], totals);
        }

        await HalfAPointIsRefused(sitting, head, numbers[1]);
        Assert.Empty((await head.Get($"{sitting.Path}/releases/new")).Document.QuerySelectorAll("form[action$='/releases']"));
        await ThirdMarking(sitting, head, numbers[1], 62);
        await head.Submit(await head.Get($"{sitting.Path}/releases/new"), "form[action$='/releases']");

        await Reads(sitting, numbers[0], "75,50", "Khá");
        await Reads(sitting, numbers[1], "62,00", "Trung bình");
        await Reads(sitting, numbers[2], "90,00", "Xuất sắc");
        await Reads(sitting, numbers[3], "49,50", "Yếu");
        var results = await (await app.As(ASitting.Office)).Get($"{sitting.Path}/results");
        Assert.Equal(4, results.Document.QuerySelectorAll(".figures dd").Count(share => share.TextContent.Contains("25,00 %", StringComparison.Ordinal)));
        Assert.Contains("75,50", results.Text, StringComparison.Ordinal);
    }

    private async Task SealAndHandOver(ASitting sitting)
    {
        var office = await app.As(ASitting.Office);
        var seal = await office.Submit(await office.Get($"{sitting.Path}/seals/new"), "form[action$='/absences']");
        await office.Submit(seal, "form[action$='/seals']");
        var officer = await app.As(ASitting.MaskingOfficer);
        var masking = await officer.Submit(await officer.Get($"{sitting.Path}/maskings"), "form[action$='/own-masks']", ("words", "việc làm"));
        await officer.Submit(masking, "form[action$='/hand-overs']");
    }

    private async Task MarkRounds(ASitting sitting, int number, int[] totals)
    {
        foreach (var (code, total) in (await sitting.MarkersOf(number)).Zip(totals))
        {
            Assert.Equal(HttpStatusCode.Found, (await Lock(sitting, code, number, total)).StatusCode);
        }
    }

    /// <summary>Fills the marker's sheet of a script and locks it, as a browser without script does.</summary>
    private async Task<HttpResponseMessage> Lock(ASitting sitting, string code, int number, decimal total)
    {
        var script = await sitting.ScriptOf(number);
        var sheet = await app.InDatabase(db => db.MarkSheets.Where(sheet => sheet.ScriptId == script
            && db.People.Any(person => person.Id == sheet.MarkerId && person.Code == code)).Select(sheet => sheet.Id).SingleAsync());
        var marker = await app.As(code);
        var page = await marker.Get($"/c/song-van/mark-sheets/{sheet}");
        Assert.Contains("[…]", page.Text, StringComparison.Ordinal);
        page.Form("#sheet").SetAttribute("action", $"/c/song-van/mark-sheets/{sheet}/locks");
        return await marker.Post(page, "#sheet",
            [.. (await sitting.Spread(total)).Select(mark => ($"Marks[{mark.Key}]", mark.Value.ToString(CultureInfo.InvariantCulture)))]);
    }

    private async Task HalfAPointIsRefused(ASitting sitting, Visitor head, int number)
    {
        var compared = await head.Get($"{sitting.Path}/scripts/{number}");
        Assert.Contains("lệch 25,00 điểm", compared.Text, StringComparison.Ordinal);
        await head.Submit(compared, "form[action$='/third-markings']");
        var third = (await sitting.MarkersOf(number))[2];
        var refused = await Page.Read(await Lock(sitting, third, number, 61.5m));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Điểm cho theo bước 1", refused.Text, StringComparison.Ordinal);
    }

    private async Task ThirdMarking(ASitting sitting, Visitor head, int number, decimal total)
    {
        var third = (await sitting.MarkersOf(number))[2];
        Assert.Equal(HttpStatusCode.Found, (await Lock(sitting, third, number, total)).StatusCode);
        var made = (await sitting.Made(number))!;
        Assert.Equal((ReconciliationState.ThirdCounts, (decimal?)total), (made.State, made.Mark));
        Assert.Contains("Phiếu 3", (await head.Get($"{sitting.Path}/scripts/{number}")).Text, StringComparison.Ordinal);
    }

    private async Task Reads(ASitting sitting, int number, string mark, string classification)
    {
        var trainee = await app.As(await sitting.WriterOf(number));
        var result = await trainee.Get($"/c/song-van/results/{sitting.Id}");
        Assert.Contains(mark, result.Text, StringComparison.Ordinal);
        Assert.Contains("100", result.Text, StringComparison.Ordinal);
        Assert.Contains(classification, result.Text, StringComparison.Ordinal);
        Assert.Contains("việc làm", result.Text, StringComparison.Ordinal);
    }

    private static ExamPaper Paper(LmsDbContext db, ExamSitting model)
    {
        var used = db.Papers.Single(paper => paper.Id == model.ExamPaperId);
        var (now, author) = (used.CreatedAt, used.AuthorId);
        var paper = new ExamPaper(model.CentreId, used.ProgrammeId, "Đề thang một trăm", author, now);
        foreach (var (name, points) in new[] { ("Lý thuyết", 60m), ("Liên hệ", 40m) })
        {
            var question = new BankQuestion(model.CentreId, used.ProgrammeId, QuestionKind.Theory, name, author, now);
            var version = question.Write($"**{name}**: trình bày.", points, author, now);
            version.AddSchemeItem("Nêu đúng.", points - 15);
            version.AddSchemeItem("Có ví dụ.", 15);
            db.Add(question);
            paper.Add(question, ExamForm.Official);
        }

        paper.Fix(1, author, now);
        db.Papers.Add(paper);
        return paper;
    }
}
