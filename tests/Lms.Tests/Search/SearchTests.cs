using System.Net;
using Lms.Data.Search;
using Lms.Domain.Lessons;
using Lms.Tests.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Search;

/// <summary>Who finds what, through the page.</summary>
public sealed class SearchTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Director = "SV-CB01";
    private const string Deputy = "SV-CB02";
    private const string Office = "SV-CB03";
    private const string Author = "SV-CB05";
    private const string OtherLecturer = "SV-CB07";
    private const string Trainee = "SV-HV08";
    private const string OtherClass = "SV-HV25";

    [Fact]
    public async Task A_draft_is_found_by_its_author_and_those_who_see_all_within_one_turn_of_the_job()
    {
        var plan = await Plan("zurichxa", LessonPlanState.Draft);
        await Index();

        foreach (var (code, finds) in new[] { (Author, true), (Director, true), (Deputy, true), (Office, true), (OtherLecturer, false), (Trainee, false) })
        {
            Assert.Equal(finds, await Finds(code, "zurichxa", $"/lesson-plans/{plan}"));
        }

        Assert.False(await Finds(OtherLecturer, "ghichuzurichxa", "found__one"));
        Assert.True(await Finds(Office, "ghichuzurichxa", "#part-1"));
    }

    [Fact]
    public async Task What_is_taught_is_found_by_its_class_and_its_notes_by_no_trainee()
    {
        var (plan, session) = await Taught("zubalaxa");
        await Index();

        Assert.True(await Finds(Trainee, "zubalaxa", $"/sessions/{session}/lesson/parts/1"));
        Assert.False(await Finds(Trainee, "ghichuzubalaxa", "found__one"));
        Assert.False(await Finds(OtherClass, "zubalaxa", "found__one"));
        Assert.True(await Finds(OtherLecturer, "zubalaxa", $"/lesson-plans/{plan}#part-1"));
        Assert.True(await Finds(Author, "ghichuzubalaxa", $"/lesson-plans/{plan}#part-1"));
    }

    [Fact]
    public async Task Another_centre_finds_nothing_and_its_people_are_not_let_in()
    {
        await Plan("zucenxa", LessonPlanState.Draft);
        await Index();
        var elsewhere = await app.As(Rooms.OtherCentre);

        Assert.DoesNotContain("found__one", (await elsewhere.Get("/c/dong-lam/search?q=zucenxa")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get("/c/song-van/search?q=zucenxa")).Status);
    }

    [Fact]
    public async Task A_post_is_found_by_the_room_and_not_any_more_once_it_is_withdrawn()
    {
        var (session, post) = await Said("zutalkxa là **lời** trong phòng");
        await Index();
        Assert.True(await Finds(Author, "zutalkxa loi", $"/sessions/{session}/room?before="));
        Assert.True(await Finds(Office, "zutalkxa", "found__one"));
        Assert.False(await Finds(OtherClass, "zutalkxa", "found__one"));
        Assert.False(await Finds(OtherLecturer, "zutalkxa", "found__one"));

        // At once: no job has run.
        await (await app.As(Trainee)).PostTo($"{Rooms.RoomPath(session)}/posts/{post}/withdrawals");
        Assert.False(await Finds(Author, "zutalkxa", "found__one"));
        await Index();
        Assert.False(await Finds(Author, "zutalkxa", "found__one"));
    }

    [Fact]
    public async Task A_question_is_found_by_its_written_answer_until_it_is_open_again()
    {
        var (session, question) = (await app.OpenRoom(), Guid.NewGuid());
        await (await app.As(Trainee)).PostTo($"{Rooms.RoomPath(session)}/questions", ("Id", question.ToString()), ("Text", "Hỏi về zuhoixa"));
        var lecturer = await app.As(Author);
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/questions/{question}/answers", ("Text", "Trả lời zudapxa"));
        await Index();
        Assert.True(await Finds(Trainee, "zudapxa", "found__one"));
        Assert.False(await Finds(OtherClass, "zudapxa", "found__one"));

        await lecturer.PostTo($"{Rooms.RoomPath(session)}/questions/{question}/reopenings");
        await Index();
        Assert.False(await Finds(Trainee, "zudapxa", "found__one"));
        Assert.True(await Finds(Trainee, "zuhoixa", "found__one"));
    }

    [Fact]
    public async Task A_job_that_read_a_post_before_it_was_withdrawn_shows_it_to_nobody()
    {
        var (session, post) = await Said("zulatexa");
        await Index();
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync("create table kept as select * from search_entries where source_id = {0}", post));
        await (await app.As(Trainee)).PostTo($"{Rooms.RoomPath(session)}/posts/{post}/withdrawals");
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync("insert into search_entries select * from kept; drop table kept"));

        Assert.False(await Finds(Author, "zulatexa", "found__one"));
    }

    [Fact]
    public async Task What_the_lecturer_hid_only_they_find()
    {
        var (session, post) = await Said("zuhidexa");
        var lecturer = await app.As(Author);
        await Index();
        Assert.True(await Finds(Trainee, "zuhidexa", "found__one"));
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/posts/{post}/hidings");
        Assert.False(await Finds(Trainee, "zuhidexa", "found__one"));
        await Index();

        Assert.True(await Finds(Author, "zuhidexa", "found__one"));
        Assert.False(await Finds(Trainee, "zuhidexa", "found__one"));
        Assert.False(await Finds(Office, "zuhidexa", "found__one"));
    }

    [Fact]
    public async Task What_waits_and_what_a_group_says_are_found_by_those_who_may_read_it()
    {
        var (session, post) = await Said("zuheldxa");
        await Index();
        var (held, grouped) = (await Reach(post, isHeld: true, group: null), await Reach(post, isHeld: false, Guid.NewGuid()));

        Assert.Equal([true, true, false, false], held);
        Assert.Equal([true, true, false, false], grouped);
        Assert.NotEqual(Guid.Empty, session);
    }

    [Fact]
    public async Task What_a_small_group_reports_is_found_by_the_whole_class_until_it_reports_again()
    {
        var session = await app.OpenRoom();
        await (await app.As(Author)).PostTo($"{Rooms.RoomPath(session)}/groups", ("by", "Lot"), ("count", "5"), ("all", "true"));
        var (group, reporter) = await app.InDatabase(async db =>
        {
            var one = await db.RoomGroups.FirstAsync(one => one.ClassSessionId == session && !one.Members.Any(member => db.People.Any(person => person.Id == member.PersonId && person.Code == Trainee)));
            return (one.Id, await db.People.Where(person => person.Id == one.RapporteurId).Select(person => person.Code).SingleAsync());
        });
        var rapporteur = await app.As(reporter!);
        await rapporteur.PostTo($"{Rooms.RoomPath(session)}/groups/{group}/reports", ("Text", "Tổ thống nhất zubaoxa"));
        await Index();

        foreach (var (code, finds) in new[] { (Trainee, true), (reporter!, true), (Author, true), (Office, true), (OtherClass, false), (OtherLecturer, false) })
        {
            Assert.Equal(finds, await Finds(code, "thong nhat zubaoxa", $"/sessions/{session}/room/groups?group={group}"));
        }

        // What took its place is said at once to be the group's word; what it said before is not found any more, nor after all is made again.
        await rapporteur.PostTo($"{Rooms.RoomPath(session)}/groups/{group}/reports", ("Text", "Tổ nghĩ lại zunghixa"));
        Assert.False(await Finds(Trainee, "zubaoxa", "found__one"));
        await app.Services.GetRequiredService<SearchIndexing>().Rebuild(TestContext.Current.CancellationToken);
        Assert.False(await Finds(Trainee, "zubaoxa", "found__one"));
        Assert.True(await Finds(Trainee, "zunghixa", "found__one"));
    }

    [Theory]
    [InlineData("hoà giải zutonexa", "hòa giải zutonexa")]
    [InlineData("uỷ nhiệm zutonexa", "ủy nhiệm zutonexa")]
    [InlineData("đường zutonexa", "duong zutonexa")]
    [InlineData("Tiếng Việt zutonexa", "Tiếng Việt zutonexa")]
    public async Task Marks_and_their_places_do_not_hide_what_is_there(string written, string typed)
    {
        await Plan(written, LessonPlanState.Draft);
        await Index();

        Assert.True(await Finds(Author, typed.Normalize(System.Text.NormalizationForm.FormD), "found__one"));
    }

    [Fact]
    public async Task The_same_marks_come_first_and_words_side_by_side_before_words_apart()
    {
        await Plan("zuordxa dẫn", LessonPlanState.Draft, "dẫn dẫn dẫn dẫn dẫn dẫn");
        var exact = await Plan("zuordxa khác", LessonPlanState.Draft, "chỉ một lần dân");
        await Plan("zuphrxa khác", LessonPlanState.Draft, "biển trời rồi sông núi, sông núi rồi biển trời; biển trời, sông núi; sông núi");
        var phrase = await Plan("zuphrxa nữa", LessonPlanState.Draft, "một lần sông núi biển trời");
        await Index();
        var author = await app.As(Author);

        Assert.Contains($"{exact}", (await author.Get("/c/song-van/search?q=dân+zuordxa+")).Find(".found__one a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains($"{phrase}", (await author.Get("/c/song-van/search?q=sông+núi+biển+trời&place=Plans")).Find(".found__one a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%26+%7C+%21+%3A*+%3C-%3E+%28%29")]
    [InlineData("%00%00")]
    [InlineData("%27%3B+drop+table+people%3B+--+%5C%27")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("a%27%3A*%26%21b")]
    [InlineData("%F0%9F%98%80+%E2%80%AE+%CC%80")]
    public async Task Whatever_is_typed_is_words(string typed)
    {
        var page = await (await app.As(Trainee)).Get($"/c/song-van/search?q={typed}&place=77&page=-5");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Ten_thousand_letters_are_a_short_question()
    {
        var trainee = await app.As(Trainee);

        Assert.Equal(HttpStatusCode.OK, (await trainee.Get($"/c/song-van/search?q={new string('a', 7_000)}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await trainee.Get($"/c/song-van/search?q={string.Concat(Enumerable.Repeat("a+", 3_500))}&page=9999999")).Status);
    }

    [Fact]
    public async Task What_was_written_as_markup_is_shown_as_text_with_its_words_marked()
    {
        await Plan("zuhtmlxa <img src=x onerror=alert(1)> & \"dân\"", LessonPlanState.Draft);
        await Index();

        var page = await (await app.As(Author)).Get("/c/song-van/search?q=zuhtmlxa");

        Assert.Empty(page.Document.QuerySelectorAll(".found img"));
        Assert.Equal("zuhtmlxa", page.Find(".found mark").TextContent);
    }

    [Fact]
    public async Task All_is_made_again_by_the_verb()
    {
        await Plan("zuverbxa", LessonPlanState.Draft);
        var made = await app.Services.GetRequiredService<SearchIndexing>().Rebuild(TestContext.Current.CancellationToken);

        Assert.Equal(made, await app.InDatabase(db => db.SearchEntries.LongCountAsync()));
        Assert.True(await Finds(Author, "zuverbxa", "found__one"));
        Assert.True(await app.InDatabase(db => db.Database.SqlQuery<bool>($"select exists (select from pg_indexes where indexname = 'ix_search_entries_words') as \"Value\"").SingleAsync()));
    }

    [Fact]
    public async Task A_removed_part_is_not_found()
    {
        var plan = await Plan("zugonexa", LessonPlanState.Draft);
        await Index();
        await app.InDatabase(db => db.LessonParts.Where(part => part.LessonPlanId == plan).ExecuteDeleteAsync());
        await Index();

        Assert.DoesNotContain("#part-", (await (await app.As(Author)).Get("/c/song-van/search?q=zugonexa")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_job_takes_up_a_hundred_at_once_so_that_a_full_hall_is_not_slowed()
    {
        await Index();
        await app.InDatabase(db => db.Database.ExecuteSqlAsync($"insert into search_changes (centre_id, kind, source_id) select id, 5, gen_random_uuid() from centres, generate_series(1, 150) limit 150"));

        await app.Services.GetRequiredService<SearchIndexing>().Run(TestContext.Current.CancellationToken, atMost: 1);

        Assert.Equal(50, await app.InDatabase(db => db.SearchChanges.CountAsync()));
    }

    private Task<int> Index() => app.Services.GetRequiredService<SearchIndexing>().Run(CancellationToken.None);

    private async Task<bool> Finds(string code, string typed, string shows) =>
        (await (await app.As(code)).Get($"/c/song-van/search?q={Uri.EscapeDataString(typed)}")).Html.Contains(shows, StringComparison.Ordinal);

    // Lecturer, its author, another of the class, the office.
    private async Task<bool[]> Reach(Guid post, bool isHeld, Guid? group)
    {
        await app.InDatabase(db => db.SearchEntries.Where(entry => entry.SourceId == post)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.IsHeld, isHeld).SetProperty(entry => entry.GroupId, group)));
        return [await Finds(Author, "zuheldxa", "found__one"), await Finds(Trainee, "zuheldxa", "found__one"), await Finds("SV-HV10", "zuheldxa", "found__one"), await Finds(Office, "zuheldxa", "found__one")];
    }

    private Task<Guid> Plan(string title, LessonPlanState state, string text = "") => app.InDatabase(async db =>
    {
        var (author, now) = (await app.Person(Author), app.Clock.GetUtcNow());
        var lesson = await db.Lessons.FirstAsync(lesson => db.Centres.Any(centre => centre.Id == lesson.CentreId && centre.Slug == "song-van"));
        var plan = new LessonPlan(lesson.CentreId, lesson.Id, author, 1, new LessonPlanHeader(title, "", "", "", "", "", "", "", ""), now);
        plan.AddPart(new PartContent("Phần của " + title, LessonStep.Teaching, 45, Prose.Write(text.Length > 0 ? $"{text}, {title}" : title)) { Notes = "ghichu" + title });
        if (state == LessonPlanState.Approved)
        {
            plan.Submit(author, 45, now);
            plan.Approve(await app.Person(Deputy), now);
        }

        db.LessonPlans.Add(plan);
        await db.SaveChangesAsync();
        return plan.Id;
    });

    private async Task<(Guid Plan, Guid Session)> Taught(string title)
    {
        var (id, session) = (await Plan(title, LessonPlanState.Approved), await app.FreshSession());
        await app.InDatabase(async db =>
        {
            var plan = await db.LessonPlans.SingleAsync(plan => plan.Id == id);
            (await db.Sessions.SingleAsync(one => one.Id == session)).TeachFrom(plan);
            await db.SaveChangesAsync();
        });
        return (id, session);
    }

    private async Task<(Guid Session, Guid Post)> Said(string text)
    {
        var (session, post) = (await app.OpenRoom(), Guid.NewGuid());
        await (await app.As(Trainee)).PostTo($"{Rooms.RoomPath(session)}/posts", ("Id", post.ToString()), ("Text", text));
        return (session, post);
    }
}
