using System.Net;
using System.Text;
using Lms.Domain.Lessons;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Lessons;

public sealed class ReadingNoteTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Trainee = "SV-HV08";
    private const string Classmate = "SV-HV10";
    private const string Passage = "Nghị quyết gần nhất của chi bộ đồng chí quyết định việc gì";

    [Fact]
    public async Task A_note_is_written_changed_and_removed_by_forms_alone()
    {
        var trainee = await app.As("SV-HV09");
        var page = await trainee.Get(await Part(3));

        page = await trainee.Submit(page, "form[data-note-new]", ("Text", "Hỏi lại về kỷ luật phát ngôn".Normalize(NormalizationForm.FormD)), ("Colour", "Rose"));
        Assert.Equal("Hỏi lại về kỷ luật phát ngôn", page.Find(".mynote__text").TextContent);

        page = await trainee.Submit(page, "form[data-note-change]", ("Text", "Đã hỏi"));
        Assert.Equal("Đã hỏi", page.Find(".mynote__text").TextContent);

        page = await trainee.Submit(page, "form[data-note-removal]");
        Assert.Empty(page.Document.QuerySelectorAll(".mynote"));
        Assert.EndsWith("/parts/3", trainee.Location.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_ever_sees_a_note()
    {
        const string Secret = "Điều tôi chưa hiểu: 7319";
        var (path, trainee) = (await Part(4), await app.As(Trainee));
        var page = await trainee.Get(path);
        Assert.Equal(HttpStatusCode.OK, (await Put(trainee, page, Guid.NewGuid(), ("Text", Secret))).StatusCode);
        Assert.Contains(Secret, (await trainee.Get(path)).Html, StringComparison.Ordinal);

        foreach (var code in new[] { Classmate, "SV-CB05", "SV-CB01", "SV-CB02", "SV-CB03" })
        {
            var other = await app.As(code);
            Assert.DoesNotContain(Secret, (await other.Get(path)).Html, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, (await other.Get(Notes(path))).Html, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, (await other.Get("/c/song-van/search?find=7319")).Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_trainee_with_the_id_of_a_note_changes_and_removes_nothing()
    {
        var (path, id) = (await Part(5), Guid.NewGuid());
        var (owner, other) = (await app.As(Trainee), await app.As(Classmate));
        await Put(owner, await owner.Get(path), id, ("Text", "Của tôi"));

        var page = await other.Get(path);
        Assert.Equal(HttpStatusCode.OK, (await Put(other, page, id, ("Text", "Của người khác"))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Delete(other, page, id, 1)).StatusCode);

        Assert.Equal("Của tôi", (await owner.Get(path)).Find($"[data-note='{id}'] .mynote__text").TextContent);
    }

    [Fact]
    public async Task Sent_twice_a_note_is_there_once_and_an_older_change_overwrites_nothing()
    {
        var (path, id, trainee) = (await Part(6), Guid.NewGuid(), await app.As(Trainee));
        var page = await trainee.Get(path);
        await Put(trainee, page, id, ("Text", "Một"));
        Assert.Equal(HttpStatusCode.OK, (await Put(trainee, page, id, ("Text", "Một"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Put(trainee, page, id, ("Text", "Hai"), ("Seen", "1"))).StatusCode);

        var late = await Put(trainee, page, id, ("Text", "Ba"), ("Seen", "1"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("\"revision\":2", await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Delete(trainee, page, id, 1)).StatusCode);

        var shown = (await trainee.Get(path)).Document.QuerySelectorAll(".mynote");
        Assert.Equal("Hai", Assert.Single(shown).QuerySelector(".mynote__text")!.TextContent);
        Assert.Equal(HttpStatusCode.NoContent, (await Delete(trainee, page, id, 2)).StatusCode);
    }

    [Fact]
    public async Task After_a_revision_a_passage_is_found_where_it_went_and_a_lost_one_is_kept()
    {
        var trainee = await app.As("SV-HV11");
        var path = await Part(2);
        var page = await trainee.Get(path);
        var (stays, goes) = (Guid.NewGuid(), Guid.NewGuid());
        await Put(trainee, page, stays, ("Exact", Passage), ("Text", "Còn"));
        await Put(trainee, page, goes, ("Exact", "Mỗi đồng chí viết ra giấy, trong ba phút"), ("Text", "Mất"));

        var (session, old) = await Revise();
        try
        {
            page = await trainee.Get(path.Replace("/parts/2", "/parts/1", StringComparison.Ordinal));
            Assert.Null(page.Find($"[data-note='{stays}']").QuerySelector(".mynote__gone"));
            page = await trainee.Get(path);
            var lost = page.Find($"[data-note='{goes}']");
            Assert.Contains("không còn trong bài", lost.QuerySelector(".mynote__gone")!.TextContent, StringComparison.Ordinal);
            var list = await trainee.Get(Notes(path));
            Assert.Equal(2, list.Document.QuerySelectorAll(".mynote").Length);
        }
        finally
        {
            await app.InDatabase(db => db.Sessions.Where(one => one.Id == session).ExecuteUpdateAsync(set => set.SetProperty(one => one.LessonPlanId, old)));
        }

        Assert.Null((await trainee.Get(path)).Find($"[data-note='{goes}']").QuerySelector(".mynote__gone"));
    }

    [Fact]
    public async Task Too_long_too_many_and_empty_are_refused_with_a_reason()
    {
        var trainee = await app.As("SV-HV13");
        var page = await trainee.Get(await Part(1));

        await Refused(("Text", ""), "trống");
        await Refused(("Text", new string('a', ReadingNote.TextLength + 1)), "4000");
        await Refused(("Exact", new string('a', TextQuote.ExactLength + 1)), "2000");
        await app.InDatabase(async db =>
        {
            var session = await Session();
            var part = await db.LessonParts.AsNoTracking().FirstAsync(one => db.Sessions.Any(s => s.Id == session && s.LessonPlanId == one.LessonPlanId));
            var person = await db.People.Where(one => one.Code == "SV-HV13").Select(one => one.Id).SingleAsync();
            db.AddRange(Enumerable.Range(0, ReadingNote.MostInSession).Select(number =>
                new ReadingNote(Guid.NewGuid(), session, person, part, TextQuote.None, NoteColour.Green, $"{number}", app.Clock.GetUtcNow())));
            return await db.SaveChangesAsync();
        });
        await Refused(("Text", "một nữa"), "500");

        async Task Refused((string, string) field, string reason)
        {
            var answer = await Put(trainee, page, Guid.NewGuid(), field);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(reason, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_says_how_long_reading_takes_and_by_what_it_was_reckoned()
    {
        var page = await (await app.As(Trainee)).Get(await Part(3));
        var session = await Session();
        var html = await app.InDatabase(db => db.LessonParts.Where(part => part.Position == 3 && db.Sessions.Any(one => one.Id == session && one.LessonPlanId == part.LessonPlanId)).Select(part => part.Body.Html + part.Questions.Html + part.LocalLink.Html).SingleAsync());
        var syllables = System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

        Assert.InRange(syllables, 200, 5000);
        Assert.Contains($"Đọc khoảng {Math.Ceiling(syllables / 180.0)} phút", page.Find(".meta").TextContent, StringComparison.Ordinal);
        Assert.Contains("180 tiếng mỗi phút", page.Find(".toc__side").TextContent, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Put(Visitor who, Page page, Guid id, params (string Name, string Value)[] fields)
    {
        var values = Page.Values(page.Form("form[data-note-new]")).Where(pair => !fields.Any(field => field.Name == pair.Key)).ToList();
        values.AddRange(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return who.Send(new HttpRequestMessage(HttpMethod.Put, page.Find("#my-notes").GetAttribute("data-notes") + $"/{id}") { Content = new FormUrlEncodedContent(values) });
    }

    private static Task<HttpResponseMessage> Delete(Visitor who, Page page, Guid id, int seen)
    {
        var token = Page.Values(page.Form("form[data-note-new]")).Single(pair => pair.Key == "__RequestVerificationToken").Value;
        return who.Send(new HttpRequestMessage(HttpMethod.Delete, page.Find("#my-notes").GetAttribute("data-notes") + $"/{id}?seen={seen}") { Headers = { { "X-Form-Token", token } } });
    }

    private static string Notes(string part) => part[..part.IndexOf("/parts/", StringComparison.Ordinal)] + "/notes";

    private async Task<string> Part(int position) => $"/c/song-van/sessions/{await Session()}/lesson/parts/{position}";

    /// <summary>The session is given a revision: its second part goes without the first paragraph, which asks for an answer on paper, and its passage to the first.</summary>
    private async Task<(Guid Session, Guid? Old)> Revise()
    {
        var session = await Session();
        return await app.InDatabase(async db =>
        {
            var plan = await db.LessonPlans.Include(one => one.Parts.OrderBy(part => part.Position)).ThenInclude(part => part.Materials)
                .Include(one => one.Parts).ThenInclude(part => part.Polls)
                .SingleAsync(one => db.Sessions.Any(s => s.Id == session && s.LessonPlanId == one.Id));
            var now = app.Clock.GetUtcNow();
            var revision = plan.Revise(plan.AuthorId, Prose.Write, now);
            var parts = revision.Parts.OrderBy(part => part.Position).ToList();
            revision.ChangePart(parts[0].Id, parts[0].Content with { Body = Prose.Write($"Mở đầu khác. {Passage}?") });
            revision.ChangePart(parts[1].Id, parts[1].Content with { Body = Prose.Write("Viết lại hết.") });
            var reviewer = await db.People.Where(one => one.Code == "SV-CB02").Select(one => one.Id).SingleAsync();
            revision.Submit(plan.AuthorId, 45, now);
            revision.Approve(reviewer, now);
            db.Add(revision);
            await db.SaveChangesAsync();
            await db.Sessions.Where(one => one.Id == session).ExecuteUpdateAsync(set => set.SetProperty(one => one.LessonPlanId, revision.Id));
            return (session, (Guid?)plan.Id);
        });
    }

    private Task<Guid> Session() => app.InDatabase(db => db.Sessions
        .Where(session => db.LessonPlans.Any(plan => plan.Id == session.LessonPlanId && plan.LessonId == db.LessonPlans.First(first => first.Header.Title.StartsWith("Nguyên tắc tập trung")).LessonId)
            && db.People.Any(person => person.Id == session.LecturerId && person.Code == "SV-CB05"))
        .OrderBy(session => session.StartsAt).Select(session => session.Id).FirstAsync());
}
