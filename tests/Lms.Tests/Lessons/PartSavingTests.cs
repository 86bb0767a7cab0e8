using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Lessons.PlanWork;

namespace Lms.Tests.Lessons;

/// <summary>A part that saves itself, in two tabs and by two authors.</summary>
public sealed class PartSavingTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_part_saves_itself_again_and_again()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);
        var tab = await Open(author, id);

        foreach (var body in new[] { "Một", "Một hai", "Một **hai**" })
        {
            var (status, state) = await Save(author, tab, ("Form.Body", body));
            Assert.Equal(HttpStatusCode.OK, status);
            tab = tab with { Seen = state.GetProperty("seen").GetString()! };
        }

        Assert.Equal("<p>Một <strong>hai</strong></p>\n", await app.InDatabase(db => db.LessonParts
            .Where(part => part.LessonPlanId == id && part.Position == 1).Select(part => part.Body.Html).SingleAsync()));
    }

    [Fact]
    public async Task The_second_of_two_tabs_overwrites_nothing_and_its_words_are_kept_for_its_writer()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);
        var (first, second) = (await Open(author, id), await Open(author, id));
        await Save(author, first, ("Form.Body", "Tab thứ nhất"));

        var (status, state) = await Save(author, second, ("Form.Body", "Tab thứ hai"), ("Form.Notes", "Ghi chú hai"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, status);
        Assert.Equal("Tab thứ nhất", state.GetProperty("body").GetString());
        Assert.Equal("Tab thứ nhất", await BodyOf(id));
        var page = await author.Get(first.Path);
        Assert.Equal(["Tab thứ hai", "Ghi chú hai"], page.Document.QuerySelectorAll(".note--warn textarea").Select(area => area.TextContent));

        // Once both are in sight, the second is saved by choice.
        var (again, _) = await Save(author, second with { Seen = state.GetProperty("seen").GetString()! }, ("Form.Body", "Tab thứ nhất và hai"));
        Assert.Equal(HttpStatusCode.OK, again);
        page = await author.Submit(page, "form[action$='/set-aside/removals']");
        Assert.Null(page.Document.QuerySelector(".note--warn"));
    }

    [Fact]
    public async Task What_one_writer_could_not_save_is_shown_to_nobody_else()
    {
        var (author, other) = (await app.As(Author), await app.As(OtherLecturer));
        var (id, _) = await Begin(author);
        await author.Submit(await author.Get($"{Plans}/{id}/writers"), "form[action$='/writers']", ("personId", $"{await app.Person(OtherLecturer)}"));
        var (mine, theirs) = (await Open(author, id), await Open(other, id));
        await Save(author, mine, ("Form.Body", "Của tác giả"));

        var (status, _) = await Save(other, theirs, ("Form.Body", "Của người cùng soạn"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, status);
        Assert.DoesNotContain("Của người cùng soạn", (await author.Get(mine.Path)).Html, StringComparison.Ordinal);
        Assert.Contains("Của người cùng soạn", (await other.Get(mine.Path)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_saved_says_why()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);
        var tab = await Open(author, id);

        foreach (var (field, value) in new[] { ("Form.Title", ""), ("Form.Minutes", "0"), ("Form.Body", new string('a', 100_001)), ("Form.Body", new string('a', 3_000)) })
        {
            var (status, state) = await Save(author, tab, (field, value));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.NotEqual("", state.GetProperty("reason").GetString());
        }

        await Submit(author, id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Save(author, tab, ("Form.Body", "Muộn"))).Status);
    }

    [Fact]
    public async Task Parts_are_put_at_a_place_by_one_request()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);
        var titles = await app.InDatabase(db => db.LessonParts.Where(part => part.LessonPlanId == id).OrderBy(part => part.Position).Select(part => part.Title).ToListAsync());

        await author.Submit(await author.Get($"{Plans}/{id}/edit"), ".partrows li:last-child form[action$='/moves']", ("position", "1"));

        Assert.Equal([titles[^1], .. titles[..^1]], await app.InDatabase(db => db.LessonParts.Where(part => part.LessonPlanId == id).OrderBy(part => part.Position).Select(part => part.Title).ToListAsync()));
    }

    private static async Task<Tab> Open(Visitor author, Guid id)
    {
        var path = await PartPath(author, id);
        var page = await author.Get(path);
        return new Tab(path, page, page.Find("[name='Form.Seen']").GetAttribute("value")!);
    }

    private static async Task<(HttpStatusCode Status, JsonElement State)> Save(Visitor author, Tab tab, params (string Name, string Value)[] fields)
    {
        var form = tab.Page.Form("form[data-saves]");
        var values = Page.Values(form).Where(value => value.Key != "Form.Seen" && fields.All(field => field.Name != value.Key))
            .Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))).Append(KeyValuePair.Create("Form.Seen", tab.Seen));
        using var answer = await author.Send(new HttpRequestMessage(HttpMethod.Put, form.GetAttribute("data-saves")) { Content = new FormUrlEncodedContent(values) });
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private Task<string> BodyOf(Guid id) => app.InDatabase(db => db.LessonParts
        .Where(part => part.LessonPlanId == id && part.Position == 1).Select(part => part.Body.Source).SingleAsync());

    private sealed record Tab(string Path, Page Page, string Seen);
}
