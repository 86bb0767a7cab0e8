using System.Net;
using Lms.Domain.Lessons;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Lessons.PlanWork;

namespace Lms.Tests.Lessons;

public sealed class PresentationTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task The_notes_of_no_part_reach_the_wall_and_all_of_them_the_lecturers_window()
    {
        var plan = await Taught();
        var notes = await app.InDatabase(db => db.LessonParts.Where(part => part.LessonPlanId == plan && part.Notes != "").OrderBy(part => part.Position)
            .Select(part => part.Notes).ToListAsync());
        Assert.True(notes.Count > 3);
        var lecturer = await app.As(Author);

        var wall = await lecturer.Get($"{Plans}/{plan}/presentation");
        var desk = await lecturer.Get($"{Plans}/{plan}/presentation/notes");

        Assert.All(notes, note => Assert.DoesNotContain(Start(note), wall.Document.DocumentElement.TextContent, StringComparison.Ordinal));
        Assert.All(notes, note => Assert.Contains(Start(note), desk.Document.DocumentElement.TextContent, StringComparison.Ordinal));
        Assert.Contains("Điều 9 Điều lệ Đảng nêu các nội dung cơ bản.", wall.Find("[data-part='3'] .pres__text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_right_choice_of_a_quick_check_is_the_lecturers_alone()
    {
        var plan = await Taught();
        var lecturer = await app.As(Author);

        var wall = (await lecturer.Get($"{Plans}/{plan}/presentation")).Find("[data-part='4']");
        var desk = (await lecturer.Get($"{Plans}/{plan}/presentation/notes")).Find("[data-part='4']");

        Assert.Contains("Không, vì chưa quá một nửa số đảng viên chính thức", wall.TextContent, StringComparison.Ordinal);
        Assert.Null(wall.QuerySelector(".chip"));
        Assert.Equal("Không, vì chưa quá một nửa số đảng viên chính thức Đúng", Words(desk.QuerySelector(".bullets li")!.TextContent));
    }

    [Fact]
    public async Task An_approved_plan_is_shown_by_any_lecturer_of_the_centre_and_nobody_else()
    {
        var path = $"{Plans}/{await Taught()}/presentation";

        Assert.Null((await (await app.As(OtherLecturer)).Get(path)).Document.QuerySelector(".pres__rehearsal"));
        foreach (var code in new[] { Office, Trainee })
        {
            var other = await app.As(code);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Get(path)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Get(path + "/notes")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As("DL-CB03")).Get(path.Replace("song-van", "dong-lam", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_draft_is_rehearsed_by_who_writes_it_and_says_so_in_both_windows()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);

        Assert.Contains("Chiếu thử", (await author.Get($"{Plans}/{id}")).Find($"a[href='{Plans}/{id}/presentation']").TextContent, StringComparison.Ordinal);
        Assert.Contains("giáo án chưa duyệt", (await author.Get($"{Plans}/{id}/presentation")).Find(".pres__rehearsal").TextContent, StringComparison.Ordinal);
        Assert.Contains("Chiếu thử", (await author.Get($"{Plans}/{id}/presentation/notes")).Find("header .chip").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(OtherLecturer)).Get($"{Plans}/{id}/presentation")).Status);

        // The deputy lectures too and sees every plan, but this one is not hers to try.
        var deputy = await app.As(Deputy);
        Assert.Equal(HttpStatusCode.Forbidden, (await deputy.Get($"{Plans}/{id}/presentation")).Status);
        Assert.Null((await deputy.Get($"{Plans}/{id}")).Document.QuerySelector($"a[href='{Plans}/{id}/presentation']"));
    }

    [Fact]
    public async Task A_plan_without_parts_says_so_and_is_not_offered()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);
        await app.InDatabase(db => db.LessonParts.Where(part => part.LessonPlanId == id).ExecuteDeleteAsync());

        var page = await author.Get($"{Plans}/{id}/presentation");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Giáo án chưa có phần nào", page.Find(".pres__cover").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(".pres__begin [data-do='next']"));
        Assert.Null((await author.Get($"{Plans}/{id}")).Document.QuerySelector($"a[href='{Plans}/{id}/presentation']"));
    }

    [Fact]
    public async Task An_archived_plan_is_shown_only_from_a_session_that_still_has_it()
    {
        var (session, plan) = await OwnSession();
        await app.InDatabase(db => db.LessonPlans.Where(one => one.Id == plan).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, LessonPlanState.Archived)));
        var lecturer = await app.As(Author);
        try
        {
            var refused = await lecturer.Get($"{Plans}/{plan}/presentation");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("chỉ trình chiếu được từ buổi học còn dùng nó", refused.Document.Body!.TextContent, StringComparison.Ordinal);
            Assert.Null((await lecturer.Get($"{Plans}/{plan}")).Document.QuerySelector($"a[href='{Plans}/{plan}/presentation']"));

            Assert.Equal(HttpStatusCode.OK, (await lecturer.Get($"/c/song-van/sessions/{session}/lesson/presentation")).Status);
            Assert.Equal($"{Plans}/{plan}/presentation?session={session}", lecturer.Location.PathAndQuery);
        }
        finally
        {
            await app.InDatabase(db => db.LessonPlans.Where(one => one.Id == plan).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, LessonPlanState.Approved)));
        }
    }

    [Fact]
    public async Task Only_the_sessions_lecturer_shows_its_plan_there_and_the_room_follows_only_when_it_is_open()
    {
        var (session, plan) = await OwnSession();
        var path = $"/c/song-van/sessions/{session}/lesson/presentation";
        var lecturer = await app.As(Author);
        var isOpen = await app.InDatabase(db => db.Rooms.AnyAsync(room => room.ClassSessionId == session && room.OpenedAt != null && room.ClosedAt == null));

        Assert.True(isOpen);
        Assert.Equal($"/c/song-van/sessions/{session}/room/shown-parts", (await lecturer.Get(path)).Find("form[data-room]").GetAttribute("action"));
        Assert.NotNull((await lecturer.Get($"/c/song-van/sessions/{session}/lesson/parts/1")).Document.QuerySelector($"a[href='{path}']"));
        Assert.Null((await lecturer.Get($"{Plans}/{plan}/presentation")).Document.QuerySelector("form[data-room]"));
        await app.InDatabase(db => db.Rooms.Where(room => room.ClassSessionId == session).ExecuteUpdateAsync(set => set.SetProperty(room => room.ClosedAt, room => room.OpenedAt)));
        Assert.Null((await lecturer.Get(path)).Document.QuerySelector("form[data-room]"));
        await app.InDatabase(db => db.Rooms.Where(room => room.ClassSessionId == session).ExecuteUpdateAsync(set => set.SetProperty(room => room.ClosedAt, (DateTimeOffset?)null)));

        var other = await app.As(OtherLecturer);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Plans}/{plan}/presentation?session={session}")).Status);
        Assert.Null((await (await app.As("SV-HV08")).Get($"/c/song-van/sessions/{session}/lesson/parts/1")).Document.QuerySelector($"a[href='{path}']"));
    }

    [Fact]
    public async Task What_is_seen_and_asked_has_screens_of_its_own_and_what_is_only_downloaded_stands_with_the_notes()
    {
        var author = await app.As(Author);
        var (id, _) = await Begin(author);
        await Write(author, await PartPath(author, id), ("Form.Body", ""), ("Form.Questions", ""), ("Form.LocalLink", ""));
        await Write(author, await PartPath(author, id, 2), ("Form.Body", ""), ("Form.Questions", "Vì sao?"), ("Form.LocalLink", "Ở xã Sông Vân."));
        await app.InDatabase(async db =>
        {
            var file = await db.Materials.Where(material => material.Kind == MaterialKind.Picture).Select(material => material.FileId).FirstAsync();
            var plan = await db.LessonPlans.Include(plan => plan.Parts).ThenInclude(part => part.Materials).SingleAsync(plan => plan.Id == id);
            var third = plan.Parts.Single(part => part.Position == 3);
            third.Attach(file, MaterialKind.Picture, "Sơ đồ");
            third.Attach(file, MaterialKind.Video, "Phim");
            third.Attach(file, MaterialKind.Download, "Bảng tính");
            return await db.SaveChangesAsync();
        });
        await Write(author, await PartPath(author, id, 3), ("Form.Body", ""), ("Form.Questions", ""), ("Form.LocalLink", ""));

        var wall = await author.Get($"{Plans}/{id}/presentation");
        var desk = await author.Get($"{Plans}/{id}/presentation/notes");

        Assert.Empty(wall.Find("[data-part='1'] [data-flow]").Children);
        Assert.Equal(["Ở xã Sông Vân.", "Vì sao?"], wall.Document.QuerySelectorAll("[data-part='2'] [data-flow] > .pres__own .pres__text").Select(own => own.TextContent.Trim()));
        Assert.Equal(["FIGURE", "DIV"], wall.Document.QuerySelectorAll("[data-part='3'] [data-flow] > .pres__media > :first-child").Select(media => media.TagName));
        Assert.DoesNotContain("Bảng tính", wall.Html, StringComparison.Ordinal);
        Assert.Contains("Bảng tính", desk.Find("[data-part='3'] .files").TextContent, StringComparison.Ordinal);
    }

    private static string Start(string note) => Words(note.Split('\n')[0])[..Math.Min(25, Words(note.Split('\n')[0]).Length)];

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<Guid> Taught() => app.InDatabase(db => db.LessonPlans
        .Where(plan => plan.Header.Title.StartsWith("Nguyên tắc tập trung") && plan.State == LessonPlanState.Approved).Select(plan => plan.Id).SingleAsync());

    // The demo's session that is on: its room is open.
    private async Task<(Guid Session, Guid Plan)> OwnSession()
    {
        var found = await app.InDatabase(db => db.Sessions
            .Where(session => session.LessonPlanId != null && db.Rooms.Any(room => room.ClassSessionId == session.Id && room.OpenedAt != null && room.ClosedAt == null)
                && db.People.Any(person => person.Id == session.LecturerId && person.Code == Author))
            .Select(session => new { session.Id, session.LessonPlanId }).SingleAsync());
        return (found.Id, found.LessonPlanId!.Value);
    }
}
