using System.Net;
using Lms.Domain.Lessons;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Lessons.PlanWork;

namespace Lms.Tests.Lessons;

public sealed class PlanReviewTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_remark_stands_at_its_part_until_the_author_says_it_is_done()
    {
        var (author, deputy) = (await app.As(Author), await app.As(Deputy));
        var (id, _) = await Begin(author);
        await Submit(author, id);
        var second = await app.InDatabase(db => db.LessonParts.Where(part => part.LessonPlanId == id && part.Position == 2).Select(part => part.Id).SingleAsync());
        await SendBack(deputy, id, "", ($"parts[{second}]", "Thiếu <b>số liệu</b> năm nay."));

        var page = await author.Get($"{Plans}/{id}/parts/{second}/edit");
        Assert.Contains("Thiếu <b>số liệu</b> năm nay.", page.Find(".note--warn").TextContent, StringComparison.Ordinal);
        Assert.Contains("Thiếu <b>số liệu</b> năm nay.", (await author.Get($"{Plans}/{id}")).Find("#part-2").TextContent, StringComparison.Ordinal);
        page = await author.Submit(page, "form[action$='/settlements']");

        Assert.Null(page.Document.QuerySelector(".note--warn"));
        await Submit(author, id);
        Assert.Contains("tác giả ghi đã sửa", (await deputy.Get($"{Plans}/{id}")).Find("#part-2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_back_without_any_remark_is_refused_and_what_was_typed_stays()
    {
        var (author, deputy) = (await app.As(Author), await app.As(Deputy));
        var (id, _) = await Begin(author);
        await Submit(author, id);

        var answer = await deputy.Post(await deputy.Get($"{Plans}/{id}"), "form[action$='/change-requests']", ("remark", new string('a', 2001)), ($"parts[{await FirstPart(id)}]", "Ngắn"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Page.Read(answer);
        Assert.Equal("Ngắn", page.Find("details[open] textarea").TextContent);
        Assert.Equal(LessonPlanState.Submitted, await StateOf(id));
    }

    [Fact]
    public async Task An_archived_plan_stays_as_it_is_and_is_offered_to_no_session()
    {
        var (author, deputy) = (await app.As(Author), await app.As(Deputy));
        var (id, _) = await Begin(author);
        await Submit(author, id);
        await Approve(deputy, id);
        Assert.Null((await author.Get($"{Plans}/{id}")).Document.QuerySelector("form[action$='/archivals']"));

        var page = await deputy.Submit(await deputy.Get($"{Plans}/{id}"), "form[action$='/archivals']");

        Assert.Equal(LessonPlanState.Archived, await StateOf(id));
        Assert.Contains("đưa vào lưu trữ", page.Find(".timeline").TextContent, StringComparison.Ordinal);
        Assert.Null((await author.Get($"{Plans}/{id}")).Document.QuerySelector("form[action$='/revisions']"));
        await Assert.ThrowsAnyAsync<Exception>(() => app.InDatabase(db => db.LessonParts.Where(part => part.LessonPlanId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(part => part.Title, "Khác"))));
        await Assert.ThrowsAnyAsync<Exception>(() => app.InDatabase(db => db.LessonPlans.Where(plan => plan.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(plan => plan.State, LessonPlanState.Draft))));
    }

    [Fact]
    public async Task A_copy_is_a_draft_of_ones_own_that_names_its_source()
    {
        var other = await app.As(OtherLecturer);
        var source = await app.InDatabase(db => db.LessonPlans
            .Where(plan => plan.State == LessonPlanState.Approved && db.People.Any(person => person.Id == plan.AuthorId && person.Code == Author)).Select(plan => plan.Id).FirstAsync());
        var form = await other.Get($"{Plans}/{source}/copies/new");

        await other.Submit(form, "form[action$='/copies']");

        Assert.EndsWith("/edit", other.Location.AbsolutePath, StringComparison.Ordinal);
        var copy = Guid.Parse(other.Location.AbsolutePath.Split('/')[^2]);
        var page = await other.Get($"{Plans}/{copy}");
        Assert.Contains("Trần Văn Khải", page.Find($"a[href$='{source}']").ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            await app.InDatabase(db => db.LessonParts.Where(part => part.LessonPlanId == source).OrderBy(part => part.Position).Select(part => part.Body.Html).ToListAsync()),
            await app.InDatabase(db => db.LessonParts.Where(part => part.LessonPlanId == copy).OrderBy(part => part.Position).Select(part => part.Body.Html).ToListAsync()));
        var pictures = page.Document.QuerySelectorAll(".prose img").Select(picture => picture.GetAttribute("src")!).ToList();
        foreach (var picture in pictures)
        {
            Assert.Equal(HttpStatusCode.OK, (await other.Send(new HttpRequestMessage(HttpMethod.Get, picture))).StatusCode);
        }
    }

    [Fact]
    public async Task A_draft_is_copied_by_nobody()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(OtherLecturer)).Get($"{Plans}/{id}/copies/new")).Status);
        var page = await author.Submit(await author.Get($"{Plans}/{id}/copies/new"), "form[action$='/copies']");
        Assert.Contains("Chỉ soạn theo giáo án đã duyệt.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_co_writer_writes_and_submits_but_shares_with_nobody_and_sees_it_no_more_when_it_is_over()
    {
        var (author, other) = (await app.As(Author), await app.As(OtherLecturer));
        var (id, _) = await Begin(author);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Plans}/{id}")).Status);
        var page = await author.Submit(await author.Get($"{Plans}/{id}/writers"), "form[action$='/writers']", ("personId", $"{await app.Person(OtherLecturer)}"));

        await Write(other, await PartPath(other, id), ("Form.Title", "Cùng soạn"));
        Assert.Contains("Cùng soạn", (await author.Get($"{Plans}/{id}")).Text, StringComparison.Ordinal);
        Assert.Null((await other.Get($"{Plans}/{id}/writers")).Document.QuerySelector("form[action*='/writers']"));

        await author.Submit(page, "form[action$='/removals']");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Plans}/{id}")).Status);
    }

    [Fact]
    public async Task Only_lecturers_of_the_centre_write_with_the_author()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);
        var page = await author.Get($"{Plans}/{id}/writers");

        foreach (var person in new[] { await app.Person(Trainee), await app.Person("DL-CB03"), Guid.NewGuid() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await author.Post(page, "form[action$='/writers']", ("personId", $"{person}"))).StatusCode);
        }
    }

    private Task<LessonPlanState> StateOf(Guid id) => app.InDatabase(db => db.LessonPlans.Where(plan => plan.Id == id).Select(plan => plan.State).SingleAsync());

    private Task<Guid> FirstPart(Guid id) =>
        app.InDatabase(db => db.LessonParts.Where(part => part.LessonPlanId == id && part.Position == 1).Select(part => part.Id).SingleAsync());
}
