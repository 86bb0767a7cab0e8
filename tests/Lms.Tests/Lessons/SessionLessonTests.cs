using System.Net;
using Lms.Data;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Lessons;

public sealed class SessionLessonTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Trainee = "SV-HV08";
    private const string OtherClass = "SV-HV25";
    private const string Lecturer = "SV-CB05";

    [Fact]
    public async Task A_trainee_reads_part_by_part_and_comes_back_to_the_first_unread()
    {
        var session = await Session();
        var trainee = await app.As(Trainee);

        var page = await trainee.Get($"/c/song-van/sessions/{session}/lesson");
        Assert.EndsWith("/parts/1", trainee.Location.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("Phần 1 trên 8", page.Find(".bar__title small").TextContent);

        page = await trainee.Submit(page, "#read-on");
        Assert.EndsWith("/parts/2", trainee.Location.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("1", page.Find("progress").GetAttribute("value"));

        await trainee.Get($"/c/song-van/sessions/{session}/lesson");
        Assert.EndsWith("/parts/2", trainee.Location.AbsolutePath, StringComparison.Ordinal);
        Assert.Null((await trainee.Get($"/c/song-van/sessions/{session}/lesson/parts/1")).Document.QuerySelector("#read-on"));
    }

    [Fact]
    public async Task Looking_at_a_part_sets_no_cookie()
    {
        var trainee = await app.As(Trainee);
        var path = $"/c/song-van/sessions/{await Session()}/lesson/parts/2";
        await trainee.Get(path);

        using var again = await trainee.Send(new HttpRequestMessage(HttpMethod.Get, path));

        Assert.False(again.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Reading_a_part_twice_counts_once_and_the_end_says_so()
    {
        var session = await Session();
        var trainee = await app.As("SV-HV10");
        var last = await trainee.Get($"/c/song-van/sessions/{session}/lesson/parts/8");
        var page = await trainee.Submit(last, "#read-on");
        await trainee.Submit(last, "#read-on");

        Assert.NotNull(page.Document.QuerySelector(".note--ok"));
        Assert.Equal(1, await app.InDatabase(db => db.ReadParts.CountAsync(read =>
            read.ClassSessionId == session && db.People.Any(person => person.Id == read.PersonId && person.Code == "SV-HV10"))));
    }

    [Fact]
    public async Task The_lecturer_sees_the_notes_and_a_trainee_never_does()
    {
        var path = $"/c/song-van/sessions/{await Session()}/lesson/parts/1";
        const string Note = "Mở đầu gọn, không điểm danh";

        Assert.DoesNotContain(Note, (await (await app.As(Trainee)).Get(path)).Html, StringComparison.Ordinal);
        var lecturer = await (await app.As(Lecturer)).Get(path);
        Assert.Contains(Note, lecturer.Find("aside.notes").TextContent, StringComparison.Ordinal);
        Assert.Null(lecturer.Document.QuerySelector("#read-on"));
    }

    [Fact]
    public async Task Materials_stand_below_the_text_and_a_picture_in_the_text_is_not_drawn_twice()
    {
        var session = await Session();
        var page = await (await app.As(Trainee)).Get($"/c/song-van/sessions/{session}/lesson/parts/4");

        Assert.NotNull(page.Document.QuerySelector($".filmplace[data-shown^='/c/song-van/materials/'][data-shown$='/film?session={session}']"));
        Assert.NotNull(page.Document.QuerySelector("[data-pdf^='/c/song-van/files/']"));
        Assert.Single(page.Document.QuerySelectorAll("main img"));
    }

    [Fact]
    public async Task Strangers_to_the_session_find_nothing()
    {
        var path = $"/c/song-van/sessions/{await Session()}/lesson";
        foreach (var code in new[] { OtherClass, "SV-CB11", "SV-CB07" })
        {
            var stranger = await app.As(code);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path + "/parts/1")).Status);
        }

        var foreigner = await app.As("DL-HV01");
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.Get(path.Replace("song-van", "dong-lam", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(Trainee)).Get(path + "/parts/99")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(Trainee)).Get(path + "/parts/-1")).Status);
    }

    [Fact]
    public async Task Someone_who_left_the_class_reads_no_more_from_the_next_request_on()
    {
        var path = $"/c/song-van/sessions/{await Session()}/lesson/parts/1";
        var trainee = await app.As("SV-HV12");
        var page = await trainee.Get(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);

        await app.InDatabase(db => db.Enrolments.Where(enrolment => db.People.Any(person => person.Id == enrolment.PersonId && person.Code == "SV-HV12"))
            .ExecuteUpdateAsync(set => set.SetProperty(enrolment => enrolment.LeftAt, app.Clock.GetUtcNow())));

        Assert.Equal(HttpStatusCode.NotFound, (await trainee.Get(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await trainee.Post(page, "#read-on")).StatusCode);
    }

    [Fact]
    public async Task A_session_without_a_plan_says_so()
    {
        var bare = await app.InDatabase(db => db.Sessions
            .Where(session => session.LessonPlanId == null && db.Enrolments.Any(enrolment => enrolment.ClassId == session.ClassId
                && db.People.Any(person => person.Id == enrolment.PersonId && person.Code == Trainee)))
            .Select(session => session.Id).FirstAsync());

        var page = await (await app.As(Trainee)).Get($"/c/song-van/sessions/{bare}/lesson");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector(".empty"));
    }

    [Fact]
    public async Task What_an_older_sanitizer_made_is_made_again_on_approved_plans_too()
    {
        await app.InDatabase(db => db.LessonParts.Where(part => part.Position == 1).ExecuteUpdateAsync(set => set
            .SetProperty(part => part.Body.Html, "<p onclick=alert(1)>cũ</p>").SetProperty(part => part.Body.SanitizerVersion, 0)));
        await using var scope = app.Services.CreateAsyncScope();

        var count = await scope.ServiceProvider.GetRequiredService<RenderAgain>().Run(CancellationToken.None);

        Assert.True(count >= 4);
        Assert.False(await app.InDatabase(db => db.LessonParts.AnyAsync(part => part.Body.Html.Contains("onclick") || part.Body.SanitizerVersion < Sanitizer.Version)));
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<RenderAgain>().Run(CancellationToken.None));
    }

    private Task<Guid> Session() => app.InDatabase(db => db.Sessions
        .Where(session => db.LessonPlans.Any(plan => plan.Id == session.LessonPlanId && plan.Header.Title.StartsWith("Nguyên tắc tập trung"))
            && db.People.Any(person => person.Id == session.LecturerId && person.Code == Lecturer))
        .OrderBy(session => session.StartsAt).Select(session => session.Id).FirstAsync());
}
