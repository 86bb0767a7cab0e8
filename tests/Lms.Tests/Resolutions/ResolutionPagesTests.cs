using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Lessons.PlanWork;

namespace Lms.Tests.Resolutions;

public sealed class ResolutionPagesTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string List = "/c/song-van/resolutions";

    [Fact]
    public async Task A_plan_that_cites_what_holds_no_more_is_flagged_wherever_it_is_listed()
    {
        var (author, office) = (await app.As(Author), await app.As(Office));
        var (old, young) = (await Add(author, "11-NQ/TW"), await Add(author, "12-NQ/TW"));
        var (plan, _) = await Begin(author);
        await Write(author, await PartPath(author, plan), ("Form.Body", $"Theo [11-NQ/TW]({List}/{old})."));
        Assert.Contains("11-NQ/TW", (await author.Get($"{Plans}/{plan}")).Find("dl.pairs").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("hết hiệu lực", (await author.Get($"{Plans}/{plan}")).Text, StringComparison.Ordinal);

        var page = await office.Submit(await office.Get($"{List}/{old}"), "form[action$='/supersessions']", ("Form.On", SchoolDay(0)), ("Form.By", "12-NQ/TW"));

        Assert.Contains("12-NQ/TW", page.Find(".note--warn").TextContent, StringComparison.Ordinal);
        Assert.Contains("Viện dẫn văn bản hết hiệu lực", (await author.Get($"{Plans}/{plan}")).Find(".note--warn").TextContent, StringComparison.Ordinal);
        Assert.Contains("Viện dẫn văn bản hết hiệu lực", (await author.Get(Plans)).Find($"tr:has(a[href$='{plan}'])").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await author.Get($"{List}/{old}")).Document.QuerySelector($"a[href$='{plan}']"));

        await office.Submit(page, "form[action$='/supersessions/removals']");
        Assert.DoesNotContain("hết hiệu lực", (await author.Get($"{Plans}/{plan}")).Text, StringComparison.Ordinal);
        Assert.NotEqual(old, young);
    }

    [Fact]
    public async Task Whoever_teaches_from_it_is_told_where_they_teach_and_their_trainees_are_not()
    {
        var (author, office, deputy, trainee) = (await app.As(Author), await app.As(Office), await app.As(Deputy), await app.As(Trainee));
        var one = await Add(author, "19-NQ/TW");
        var (plan, _) = await Begin(author);
        await Write(author, await PartPath(author, plan), ("Form.Body", $"[19-NQ/TW]({List}/{one})"));
        await Submit(author, plan);
        await Approve(deputy, plan);
        var session = await app.InDatabase(db => db.Rooms.Where(room => room.ClosedAt == null).Select(room => room.ClassSessionId).SingleAsync());
        await app.InDatabase(db => db.Sessions.Where(held => held.Id == session).ExecuteUpdateAsync(set => set.SetProperty(held => held.LessonPlanId, plan)));
        var of = await app.InDatabase(db => db.Sessions.Where(held => held.Id == session).Select(held => held.ClassId).SingleAsync());
        string[] pages = ["/c/song-van", $"/c/song-van/classes/{of}", $"/c/song-van/sessions/{session}/room"];
        const string Said = "Viện dẫn văn bản hết hiệu lực";
        foreach (var path in pages)
        {
            Assert.DoesNotContain(Said, (await author.Get(path)).Text, StringComparison.Ordinal);
        }

        await office.Submit(await office.Get($"{List}/{one}"), "form[action$='/supersessions']", ("Form.On", SchoolDay(0)));

        foreach (var path in pages)
        {
            Assert.Contains(Said, (await author.Get(path)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Said, (await trainee.Get(path)).Text, StringComparison.Ordinal);
        }

        Assert.Contains($"/lesson-plans/{plan}", (await author.Get("/c/song-van")).Html, StringComparison.Ordinal);
        Assert.Contains(Said, (await office.Get($"/c/song-van/classes/{of}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_ends_tomorrow_flags_nothing_today()
    {
        var (author, office) = (await app.As(Author), await app.As(Office));
        var one = await Add(author, "13-NQ/TW");
        var (plan, _) = await Begin(author);
        await Write(author, await PartPath(author, plan), ("Form.LocalLink", $"[13-NQ/TW]({List}/{one})"));
        await office.Submit(await office.Get($"{List}/{one}"), "form[action$='/supersessions']", ("Form.On", SchoolDay(1)));

        Assert.Null((await author.Get($"{Plans}/{plan}")).Document.QuerySelector(".note--warn"));
    }

    [Fact]
    public async Task A_trainee_follows_a_citation_but_sees_neither_plans_nor_the_list()
    {
        var one = await Add(await app.As(Author), "14-NQ/TW");
        var trainee = await app.As(Trainee);

        var page = await trainee.Get($"{List}/{one}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Giáo án", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await trainee.Get(List)).Status);
    }

    [Fact]
    public async Task A_number_is_taken_once_and_two_who_correct_it_do_not_overwrite_each_other()
    {
        var (author, office) = (await app.As(Author), await app.As(Office));
        var one = await Add(author, "15-NQ/TW");
        var refused = await author.Submit(await author.Get($"{List}/new"), $"form[action='{List}']", Fields("15-NQ/TW"));
        Assert.NotNull(refused.Document.QuerySelector(".field--bad #Number"));

        var (first, second) = (await office.Get($"{List}/{one}/edit"), await office.Get($"{List}/{one}/edit"));
        await office.Submit(first, $"form[action='{List}/{one}']", Fields("15-NQ/TW", "Trích yếu một"));
        var answer = await office.Post(second, $"form[action='{List}/{one}']", Fields("15-NQ/TW", "Trích yếu hai"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Trích yếu một", (await office.Get($"{List}/{one}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_found_without_marks_by_who_writes_with_the_markdown_that_cites_it()
    {
        var author = await app.As(Author);
        var one = await Add(author, "16-NQ/TW", "Về công tác dân vận ở cơ sở");

        var found = await author.Get($"{List}/matches?find=cong%20tac%20dan%20van");

        Assert.Equal($"[16-NQ/TW]({List}/{one})", found.Find("[data-insert]").GetAttribute("data-insert"));
        Assert.Null((await author.Get($"{List}/matches?find=khong-co")).Document.QuerySelector("[data-insert]"));
    }

    [Fact]
    public async Task What_takes_its_place_must_be_known_here()
    {
        var office = await app.As(Office);
        var one = await Add(office, "17-NQ/TW");

        var page = await office.Submit(await office.Get($"{List}/{one}"), "form[action$='/supersessions']", ("Form.On", SchoolDay(0)), ("Form.By", "99-NQ/TW"));

        Assert.Contains("99-NQ/TW", page.Find(".field--bad").TextContent + page.Find(".note--bad").TextContent, StringComparison.Ordinal);
        Assert.Null(await app.InDatabase(db => db.Resolutions.Where(other => other.Id == one).Select(other => other.SupersededOn).SingleAsync()));
    }

    private string SchoolDay(int days) => app.Clock.Today().AddDays(days).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static (string, string)[] Fields(string number, string title = "Về một việc") =>
        [("Number", number), ("Title", title), ("Issuer", "Ban Chấp hành Trung ương"), ("IssuedOn", "02/05/2024"), ("Url", "")];

    private static async Task<Guid> Add(Visitor who, string number, string title = "Về một việc")
    {
        await who.Submit(await who.Get($"{List}/new"), $"form[action='{List}']", Fields(number, title));
        return Guid.Parse(who.Location.AbsolutePath.Split('/')[^1]);
    }
}
