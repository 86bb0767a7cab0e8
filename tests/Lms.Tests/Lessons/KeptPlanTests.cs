using System.Net;
using Lms.Domain.Lessons;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Lessons.PlanWork;

namespace Lms.Tests.Lessons;

public sealed class KeptPlanTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Each_submission_is_kept_compared_word_by_word_and_restored_without_loss()
    {
        var (author, deputy) = (await app.As(Author), await app.As(Deputy));
        var (id, _) = await Begin(author);
        var part = await PartPath(author, id);
        await Write(author, part, ("Form.Body", "Chi bộ bàn trước khi biểu quyết."), ("Form.Method", "Nêu vấn đề"));
        await Submit(author, id);
        await SendBack(deputy, id, "Sửa lại");
        await Write(author, part, ("Form.Body", "Chi bộ bàn kỹ trước khi biểu quyết."), ("Form.LocalLink", "Ở xã Sông Vân."));
        await Submit(author, id);

        var page = await deputy.Get($"{Plans}/{id}/comparisons");
        Assert.Equal("kỹ ", page.Find(".compared ins").TextContent);
        Assert.Contains("Ở xã Sông Vân.", page.Find(".compared").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[action$='/restorations']"));

        await SendBack(deputy, id, "Sửa nữa");
        var kept = await author.Get($"{Plans}/{id}/kept");
        Assert.Equal(2, kept.Document.QuerySelectorAll("tbody tr").Length);
        await author.Submit(kept, "tbody tr:last-child form[action$='/restorations']");

        Assert.Equal("Chi bộ bàn trước khi biểu quyết.", await BodyOf(id));
        kept = await author.Get($"{Plans}/{id}/kept");
        Assert.Contains("Trước khi lấy lại bản cũ", kept.Find("tbody tr").TextContent, StringComparison.Ordinal);
        await author.Submit(kept, "tbody tr:first-child form[action$='/restorations']");
        Assert.Equal("Chi bộ bàn kỹ trước khi biểu quyết.", await BodyOf(id));
        Assert.Contains("LessonPlan.Restored", await app.InDatabase(db => db.AuditEntries.Where(entry => entry.SubjectId == id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_revision_is_compared_with_what_it_revises()
    {
        var (author, deputy) = (await app.As(Author), await app.As(Deputy));
        var (id, _) = await Begin(author);
        await Submit(author, id);
        await Approve(deputy, id);
        await author.Submit(await author.Get($"{Plans}/{id}"), "form[action$='/revisions']");
        var revision = Guid.Parse(author.Location.AbsolutePath.Split('/')[^2]);
        await Write(author, await PartPath(author, revision), ("Form.Title", "Ổn định lớp học"));

        var page = await author.Get($"{Plans}/{revision}/comparisons");

        Assert.Contains("Phiên bản 1, bản lưu 1", page.Find("#from option[selected]").TextContent, StringComparison.Ordinal);
        Assert.Contains("học", page.Find(".compared ins").TextContent, StringComparison.Ordinal);
        Assert.Null((await author.Get($"{Plans}/{revision}/kept")).Document.QuerySelector("form[action$='/restorations']"));
    }

    [Fact]
    public async Task What_was_kept_of_another_plan_is_not_there()
    {
        var author = await app.As(Author);
        var ((first, _), (second, _)) = (await Begin(author), await Begin(author));
        await Submit(author, first);
        var kept = await app.InDatabase(db => db.KeptPlans.Where(one => one.LessonPlanId == first).Select(one => one.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await author.Get($"{Plans}/{second}/comparisons?from={kept}")).Status);
        var token = (await author.Get($"{Plans}/{second}")).Find("[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var refused = await author.Send(new HttpRequestMessage(HttpMethod.Post, $"{Plans}/{second}/kept/{kept}/restorations")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
        });
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task What_was_kept_is_never_changed()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);
        await Submit(author, id);

        var failed = await Assert.ThrowsAnyAsync<Exception>(() => app.InDatabase(db => db.KeptPlans.Where(kept => kept.LessonPlanId == id).ExecuteDeleteAsync()));
        Assert.Contains("append-only", failed.ToString(), StringComparison.Ordinal);
    }

    private Task<string> BodyOf(Guid id) => app.InDatabase(db => db.LessonParts
        .Where(part => part.LessonPlanId == id && part.Position == 1).Select(part => part.Body.Source).SingleAsync());
}
