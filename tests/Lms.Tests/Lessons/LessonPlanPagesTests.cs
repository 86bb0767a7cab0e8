using System.Net;
using Lms.Domain.Lessons;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Lessons.PlanWork;

namespace Lms.Tests.Lessons;

public sealed class LessonPlanPagesTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_plan_is_begun_from_the_template_filled_submitted_sent_back_and_approved()
    {
        var author = await app.As(Author);
        var (id, page) = await Begin(author);
        Assert.Contains("Ổn định lớp", page.Text, StringComparison.Ordinal);

        var first = await author.Submit(await author.Get($"{Plans}/{id}"), "form[action$='/submissions']");
        Assert.Equal(LessonPlanState.Submitted, await StateOf(id));
        Assert.Equal($"{Plans}/{id}", author.Location.AbsolutePath);
        Assert.Null(first.Document.QuerySelector("form[action$='/submissions']"));

        var deputy = await app.As(Deputy);
        await deputy.Submit(await deputy.Get($"{Plans}/{id}"), "form[action$='/change-requests']", ("remark", "Bổ sung <câu hỏi> thảo luận."));
        Assert.Equal(LessonPlanState.ChangesAsked, await StateOf(id));
        Assert.Contains("Bổ sung <câu hỏi> thảo luận.", (await author.Get($"{Plans}/{id}")).Text, StringComparison.Ordinal);

        await author.Submit(await author.Get($"{Plans}/{id}"), "form[action$='/submissions']");
        await deputy.Submit(await deputy.Get($"{Plans}/{id}"), "form[action$='/approvals']");
        Assert.Equal(LessonPlanState.Approved, await StateOf(id));
        Assert.Equal(
            ["LessonPlan.Begun", "LessonPlan.Submitted", "LessonPlan.ChangesAsked", "LessonPlan.Submitted", "LessonPlan.Approved"],
            await app.InDatabase(db => db.AuditEntries.Where(entry => entry.SubjectId == id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task Minutes_that_do_not_fill_the_periods_stop_the_submission_with_a_word()
    {
        var author = await app.As(Author);
        var (id, page) = await Begin(author);
        await author.Submit(page, "form[action$='/parts']", ("Part.Title", "Thêm"), ("Part.Minutes", "7"));

        var answer = await author.Post(await author.Get($"{Plans}/{id}"), "form[action$='/submissions']");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("187 phút", (await Page.Read(answer)).Text, StringComparison.Ordinal);
        Assert.Equal(LessonPlanState.Draft, await StateOf(id));
    }

    [Fact]
    public async Task The_library_is_narrowed_by_programme_lesson_and_author_and_the_choice_stays_with_the_states()
    {
        var author = await app.As(Author);
        var (plan, _) = await Begin(author);
        var (lesson, programme, person) = await app.InDatabase(async db =>
        {
            var one = await db.LessonPlans.Where(one => one.Id == plan).Select(one => new { one.LessonId, one.AuthorId }).SingleAsync();
            return (one.LessonId, await db.Lessons.Where(of => of.Id == one.LessonId).Select(of => of.ProgrammeId).SingleAsync(), one.AuthorId);
        });
        var all = await author.Get(Plans);
        Assert.Null(all.Document.QuerySelector("#lesson"));
        Assert.NotNull(all.Document.QuerySelector($"#author option[value='{person}']"));

        var narrowed = await author.Get($"{Plans}?programme={programme}&lesson={lesson}&author={person}");

        Assert.Contains($"{Plans}/{plan}", narrowed.Html, StringComparison.Ordinal);
        Assert.NotNull(narrowed.Document.QuerySelector($"#lesson option[value='{lesson}'][selected]"));
        Assert.All(narrowed.Document.QuerySelectorAll(".tabs a"), tab => Assert.Contains($"lesson={lesson}", tab.GetAttribute("href"), StringComparison.Ordinal));
        var others = await app.InDatabase(db => db.LessonPlans.Where(one => one.LessonId != lesson || one.AuthorId != person).Select(one => one.Id).ToListAsync());
        Assert.NotEmpty(others);
        Assert.All(others, one => Assert.DoesNotContain($"{Plans}/{one}\"", narrowed.Html, StringComparison.Ordinal));
        Assert.NotNull((await author.Get($"{Plans}?author={Guid.NewGuid()}")).Document.QuerySelector(".empty"));
    }

    [Fact]
    public async Task Sending_back_without_a_remark_says_so_at_its_field()
    {
        var deputy = await app.As(Deputy);
        var id = await SubmittedPlan();

        var answer = await deputy.Post(await deputy.Get($"{Plans}/{id}"), "form[action$='/change-requests']", ("remark", "  "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull((await Page.Read(answer)).Document.QuerySelector(".field--bad #remark"));
    }

    [Fact]
    public async Task A_reviewer_who_looked_at_an_older_text_is_asked_to_look_again()
    {
        var (author, deputy) = (await app.As(Author), await app.As(Deputy));
        var id = await SubmittedPlan();
        var stale = await deputy.Get($"{Plans}/{id}");
        await deputy.Submit(stale, "form[action$='/change-requests']", ("remark", "Sửa"));
        await author.Submit(await author.Get($"{Plans}/{id}"), "form[action$='/submissions']");

        var answer = await deputy.Post(stale, "form[action$='/approvals']");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(LessonPlanState.Submitted, await StateOf(id));
    }

    [Fact]
    public async Task Parts_are_added_changed_moved_and_removed()
    {
        var author = await app.As(Author);
        var (id, page) = await Begin(author);
        var titles = await TitlesOf(id);

        await author.Submit(page, "form[action$='/parts']", ("Part.Title", "Phần mới"), ("Part.Step", "Discussion"), ("Part.Minutes", "12"));
        Assert.EndsWith("/edit", author.Location.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal([.. titles, "Phần mới"], await TitlesOf(id));

        page = await author.Get($"{Plans}/{id}/edit");
        await author.Submit(page, ".partrows li:last-child form[action$='/moves']", ("up", "true"));
        Assert.Equal("Phần mới", (await TitlesOf(id))[^2]);

        page = await author.Get($"{Plans}/{id}/edit");
        await author.Submit(page, ".partrows li:last-child form[action$='/removals']");
        Assert.Equal([.. titles[..^1], "Phần mới"], await TitlesOf(id));
    }

    [Fact]
    public async Task A_part_shows_its_markdown_first_and_stores_it_sanitized()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);
        var path = await PartPath(author, id);
        const string Body = "Điều **9**\n\n<script>alert(1)</script>";

        var preview = await author.Submit(await author.Get(path), "form:has([name='Form.Body'])", ("Form.Body", Body), ("do", "preview"));
        Assert.Equal("9", preview.Find("#preview strong").TextContent);
        Assert.DoesNotContain("**9**", await StoredBody(id), StringComparison.Ordinal);

        await author.Submit(preview, "form:has([name='Form.Body'])", ("Form.Body", Body), ("do", "save"));
        Assert.Equal(Body, await StoredBody(id));
        Assert.Null((await author.Get($"{Plans}/{id}")).Document.QuerySelector(".prose script"));
    }

    [Theory]
    [InlineData("Form.Title", "")]
    [InlineData("Form.Minutes", "0")]
    [InlineData("Form.Minutes", "1e9")]
    [InlineData("Form.Minutes", "mười")]
    [InlineData("Form.Step", "99")]
    [InlineData("Form.Step", "Nonsense")]
    public async Task Bad_input_is_refused_at_its_field_and_nothing_typed_is_lost(string field, string value)
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);

        var page = await author.Submit(
            await author.Get(await PartPath(author, id)), "form:has([name='Form.Body'])", ("Form.Body", "Chữ vừa viết"), (field, value), ("do", "save"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector(".note--bad"));
        Assert.Equal("Chữ vừa viết", page.Find("[name='Form.Body']").TextContent.Trim());
    }

    [Fact]
    public async Task A_text_too_long_or_nested_too_deeply_is_refused_with_a_word()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);
        var form = await author.Get(await PartPath(author, id));

        foreach (var body in new[] { new string('a', 100_001), string.Concat(Enumerable.Repeat("> ", 3000)) + "a" })
        {
            var page = await author.Submit(form, "form:has([name='Form.Body'])", ("Form.Body", body), ("do", "save"));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.NotNull(page.Document.QuerySelector(".note--bad"));
        }
    }

    [Fact]
    public async Task Two_tabs_do_not_overwrite_each_other_unseen()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);
        var path = await PartPath(author, id);
        var (one, two) = (await author.Get(path), await author.Get(path));
        await author.Submit(one, "form:has([name='Form.Body'])", ("Form.Body", "Bản của thẻ một"), ("do", "save"));

        var conflict = await author.Submit(two, "form:has([name='Form.Body'])", ("Form.Body", "Bản của thẻ hai"), ("do", "save"));
        Assert.Equal("Bản của thẻ một", await StoredBody(id));
        Assert.Equal("Bản của thẻ một", conflict.Find("#other-text").TextContent.Trim());
        Assert.Equal("Bản của thẻ hai", conflict.Find("[name='Form.Body']").TextContent.Trim());

        await author.Submit(conflict, "form:has([name='Form.Body'])", ("do", "save"));
        Assert.Equal("Bản của thẻ hai", await StoredBody(id));
    }

    [Fact]
    public async Task The_head_is_kept_from_two_tabs_in_the_same_way_and_other_parts_are_no_conflict()
    {
        var author = await app.As(Author);
        var (id, one) = await Begin(author);
        var two = await author.Get($"{Plans}/{id}/edit");
        await author.Submit(await author.Get(await PartPath(author, id)), "form:has([name='Form.Body'])", ("Form.Body", "Khác"), ("do", "save"));
        await author.Submit(one, "form:has([name='Form.Title'])", ("Form.Title", "Tên một"));

        var conflict = await author.Submit(two, "form:has([name='Form.Title'])", ("Form.Title", "Tên hai"));

        Assert.Contains("Tên một", conflict.Find(".note--warn").TextContent, StringComparison.Ordinal);
        Assert.Equal("Tên hai", conflict.Find("[name='Form.Title']").GetAttribute("value"));
        Assert.Equal("Tên một", await app.InDatabase(db => db.LessonPlans.Where(plan => plan.Id == id).Select(plan => plan.Header.Title).SingleAsync()));
    }

    [Fact]
    public async Task An_approved_plan_is_revised_and_itself_not_edited()
    {
        var author = await app.As(Author);
        var id = await PlanIn(LessonPlanState.Approved, Author);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.Get($"{Plans}/{id}/edit")).Status);

        await author.Submit(await author.Get($"{Plans}/{id}"), "form[action$='/revisions']");
        Assert.EndsWith("/edit", author.Location.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDatabase(db => db.LessonPlans.CountAsync(plan => plan.RevisesId == id && plan.VersionNumber == 2)));
    }

    [Fact]
    public async Task Who_sees_and_does_what()
    {
        var draft = (await Begin(await app.As(Author))).Id;
        var submitted = await SubmittedPlan();
        var approved = await PlanIn(LessonPlanState.Approved, Author);
        var (other, office, trainee, foreigner) = (await app.As(OtherLecturer), await app.As(Office), await app.As(Trainee), await app.As("DL-CB03"));

        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Plans}/{draft}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Plans}/{draft}/edit")).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.Get($"{Plans}/{approved}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get($"{Plans}/{approved}/edit")).Status);
        Assert.Equal(HttpStatusCode.OK, (await office.Get($"{Plans}/{draft}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Get($"{Plans}/{draft}/edit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Get($"{Plans}/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await trainee.Get($"{Plans}/{approved}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.Get($"{Plans}/{approved}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.Get($"/c/dong-lam/lesson-plans/{approved}")).Status);

        var page = await office.Get($"{Plans}/{submitted}");
        Assert.Null(page.Document.QuerySelector("form[action$='/approvals']"));
        Assert.Equal(HttpStatusCode.Forbidden, await Press(office, page, submitted, "approvals"));
        Assert.Equal(HttpStatusCode.Forbidden, await Press(office, page, submitted, "change-requests"));
        Assert.Equal(HttpStatusCode.Forbidden, await Press(office, page, submitted, "submissions"));
        Assert.Equal(HttpStatusCode.Forbidden, await Press(office, page, approved, "revisions"));
    }

    [Fact]
    public async Task Nobody_reviews_a_plan_of_their_own()
    {
        var deputy = await app.As(Deputy);
        var (id, _) = await Begin(deputy);
        var page = await deputy.Submit(await deputy.Get($"{Plans}/{id}"), "form[action$='/submissions']");

        Assert.Null(page.Document.QuerySelector("form[action$='/approvals']"));
        Assert.Equal(HttpStatusCode.Forbidden, await Press(deputy, page, id, "approvals"));
    }

    [Fact]
    public async Task The_list_is_found_by_folded_words_and_by_state()
    {
        var author = await app.As(Author);

        var found = await author.Get($"{Plans}?find=TAP%20trung%20dan%20chu&state=Approved");
        Assert.Contains("Nguyên tắc tập trung dân chủ", found.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.All(found.Document.QuerySelectorAll("tbody th a"), link => Assert.Contains("tập trung dân chủ", link.TextContent, StringComparison.Ordinal));

        Assert.NotNull((await author.Get($"{Plans}?find=khong-co-bai-nay")).Document.QuerySelector(".empty"));
        Assert.Equal(HttpStatusCode.OK, (await author.Get($"{Plans}?state=Nonsense&page=-5&find=%25_%27")).Status);
    }

    [Fact]
    public async Task A_new_plan_without_a_lesson_or_with_one_of_another_centre_is_refused()
    {
        var author = await app.As(Author);
        var foreign = await app.InDatabase(db => db.Lessons
            .Where(lesson => db.Centres.Any(centre => centre.Id == lesson.CentreId && centre.Slug == "dong-lam")).Select(lesson => lesson.Id).FirstAsync());

        foreach (var lesson in new[] { "", "nonsense", foreign.ToString() })
        {
            var page = await author.Submit(await author.Get($"{Plans}/new"), $"form[action='{Plans}']", ("LessonId", lesson));
            Assert.NotNull(page.Document.QuerySelector(".field--bad #LessonId"));
        }
    }

    private static async Task<HttpStatusCode> Press(Visitor who, Page page, Guid id, string act)
    {
        var token = page.Find("[name=__RequestVerificationToken]").GetAttribute("value")!;
        return (await who.Send(new HttpRequestMessage(HttpMethod.Post, $"{Plans}/{id}/{act}")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("remark", "x")]),
        })).StatusCode;
    }

    private async Task<Guid> SubmittedPlan()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);
        await author.Submit(await author.Get($"{Plans}/{id}"), "form[action$='/submissions']");
        return id;
    }

    private Task<Guid> PlanIn(LessonPlanState state, string author) => app.InDatabase(db => db.LessonPlans
        .Where(plan => plan.State == state && db.People.Any(person => person.Id == plan.AuthorId && person.Code == author))
        .OrderBy(plan => db.LessonPlans.Any(next => next.RevisesId == plan.Id)).ThenBy(plan => plan.CreatedAt).Select(plan => plan.Id).FirstAsync());

    private Task<LessonPlanState> StateOf(Guid id) =>
        app.InDatabase(db => db.LessonPlans.Where(plan => plan.Id == id).Select(plan => plan.State).SingleAsync());

    private Task<List<string>> TitlesOf(Guid id) => app.InDatabase(db => db.LessonParts
        .Where(part => part.LessonPlanId == id).OrderBy(part => part.Position).Select(part => part.Title).ToListAsync());

    private Task<string> StoredBody(Guid id) => app.InDatabase(db => db.LessonParts
        .Where(part => part.LessonPlanId == id && part.Position == 1).Select(part => part.Body.Source).SingleAsync());
}
