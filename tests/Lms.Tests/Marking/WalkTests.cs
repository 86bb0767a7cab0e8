using System.Globalization;
using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

public sealed class WalkTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Sealed_marked_locked_and_released_a_script_comes_back_to_its_trainee_with_mark_and_remarks()
    {
        var sitting = await ASitting.Written(app);
        await app.InDatabase(db => db.People.Where(person => person.Code == ASitting.Writers[0])
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.Email, "panh@vidu.vn")));
        var trainee = await app.As(ASitting.Writers[0]);

        var office = await app.As(ASitting.Office);
        var list = await office.Get($"{sitting.Path}/seals/new");
        Assert.Contains("1 người không dự, chưa ghi vắng", list.Text, StringComparison.Ordinal);
        Assert.Empty(list.Document.QuerySelectorAll("form[action$='/seals']"));
        var seal = await office.Submit(list, "form[action$='/absences']");
        Assert.Contains("5 thí sinh = 4 bài + 1 vắng", seal.Text, StringComparison.Ordinal);
        await office.Submit(seal, "form[action$='/seals']");
        Assert.EndsWith("/marking", office.Location.AbsolutePath, StringComparison.Ordinal);
        Assert.Empty(await sitting.SheetsOf(ASitting.Marker));

        await MaskAndHandOver(await app.As(ASitting.MaskingOfficer), sitting);
        await Allocate(await app.As(ASitting.Head), sitting);

        foreach (var code in new[] { ASitting.Marker, ASitting.OtherMarker })
        {
            var marker = await app.As(code);
            foreach (var sheet in await sitting.SheetsOf(code))
            {
                await HiddenFrom(trainee, sitting);
                var answer = await MarkAndLock(marker, sheet, sitting);
                Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            }
        }

        await HiddenFrom(trainee, sitting);
        var head = await app.As(ASitting.Head);
        await head.Submit(await head.Get($"{sitting.Path}/releases/new"), "form[action$='/releases']");

        Assert.Contains("Ca thi thử", (await trainee.Get("/c/song-van/results")).Text, StringComparison.Ordinal);
        var result = await trainee.Get($"/c/song-van/results/{sitting.Id}");
        Assert.Contains("7,50", result.Text, StringComparison.Ordinal);
        Assert.Contains("Khá", result.Text, StringComparison.Ordinal);
        Assert.Contains("Đúng vị trí.", result.Text, StringComparison.Ordinal);
        Assert.Contains("Viết rõ ý.", result.Text, StringComparison.Ordinal);
        Assert.Contains("Hai giám khảo thống nhất", result.Text, StringComparison.Ordinal);
        Assert.Contains("hạt nhân", result.Find(".anchor").TextContent, StringComparison.Ordinal);

        var letter = await app.InDatabase(db => db.Outbox.SingleAsync(mail => mail.Recipient == "panh@vidu.vn" && mail.Subject.Contains("Ca thi thử")));
        Assert.Contains("Đã có kết quả", (await trainee.Get("/c/song-van")).Text, StringComparison.Ordinal);
        Assert.Contains($"/results/{sitting.Id}", letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("7,5", letter.Body, StringComparison.Ordinal);

        list = await office.Get($"{sitting.Path}/results");
        Assert.Contains("4 / 4", string.Join(' ', list.Document.QuerySelectorAll(".figures dd").Select(dd => dd.TextContent)), StringComparison.Ordinal);
        Assert.Contains("100,00 %", list.Text, StringComparison.Ordinal);
        Assert.Contains("Vắng", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await office.Get($"{sitting.Path}/results/document")).Status);
    }

    [Fact]
    public async Task Every_sensitive_step_stands_in_the_audit_log()
    {
        var sitting = await ASitting.Written(app);
        var office = await app.As(ASitting.MaskingOfficer);
        var list = await office.Submit(await office.Get($"{sitting.Path}/seals/new"), "form[action$='/absences']");
        await office.Submit(list, "form[action$='/seals']");
        await office.Get($"{sitting.Path}/masks");
        await MaskAndHandOver(office, sitting);
        await Allocate(await app.As(ASitting.Head), sitting);
        await sitting.MarkAll();
        var director = await app.As(ASitting.Director);
        await director.Submit(await director.Get($"{sitting.Path}/releases/new"), "form[action$='/releases']");

        var acts = await app.InDatabase(db => db.AuditEntries.Where(entry => entry.SubjectId == sitting.Id).OrderBy(entry => entry.Id)
            .Select(entry => entry.Act).ToListAsync());

        Assert.Equal(["ExamSitting.AbsentRecorded", "ExamSitting.Sealed", "ScriptLink.Read", "ScriptMask.Added", "ExamSitting.HandedOver", "ExamSitting.Allocated", "ExamSitting.ReleaseConsented", "ExamSitting.Released"], acts);
    }

    private static async Task MaskAndHandOver(Visitor officer, ASitting sitting)
    {
        var masking = await officer.Get($"{sitting.Path}/maskings");
        masking = await officer.Submit(masking, "form[action$='/own-masks']", ("words", "việc làm"));
        await officer.Submit(masking, "form[action$='/hand-overs']");
    }

    private static async Task Allocate(Visitor head, ASitting sitting) =>
        await head.Submit(await head.Get($"{sitting.Path}/allocations/new"), "form[action$='/allocations']");

    /// <summary>The whole sheet in one go, as a browser without script sends it.</summary>
    private static async Task<HttpResponseMessage> MarkAndLock(Visitor marker, Guid sheet, ASitting sitting)
    {
        var fields = await Spread(sitting);
        fields.AddRange([("Conclusion", "Viết rõ ý."), ("Number", "1"), ("Quote", "hạt nhân chính trị"), ("Words", "Đúng vị trí.")]);
        return await PostTo(marker, await marker.Get($"/c/song-van/mark-sheets/{sheet}"), $"/c/song-van/mark-sheets/{sheet}/locks", fields);
    }

    /// <summary>7,5 of 10 points, every part at three quarters: khá.</summary>
    private static async Task<List<(string Name, string Value)>> Spread(ASitting sitting)
    {
        var fields = new List<(string, string)>();
        foreach (var question in (await sitting.Items()).GroupBy(item => item.QuestionId))
        {
            var left = question.Sum(item => item.Max) * 0.75m;
            foreach (var item in question)
            {
                var given = Math.Min(item.Max, left);
                left -= given;
                fields.Add(($"Marks[{item.Id}]", given.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return fields;
    }

    private static Task<HttpResponseMessage> PostTo(Visitor visitor, Page page, string path, List<(string Name, string Value)> fields)
    {
        var values = Page.Values(page.Form("#sheet")).Where(pair => fields.All(field => field.Name != pair.Key))
            .Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return visitor.Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(values) });
    }

    private static async Task HiddenFrom(Visitor trainee, ASitting sitting)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await trainee.Get($"/c/song-van/results/{sitting.Id}")).Status);
        Assert.DoesNotContain(sitting.Id.ToString(), (await trainee.Get("/c/song-van/results")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("7,50", (await trainee.Get("/c/song-van")).Text, StringComparison.Ordinal);
    }
}
