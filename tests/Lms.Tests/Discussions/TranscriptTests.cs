using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Discussions;

/// <summary>What was said is read again: by whom, in which words, and in which order.</summary>
public sealed class TranscriptTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Trainee = "SV-HV01";
    private const string Classmate = "SV-HV02";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_told_with_its_parts_its_threads_and_its_figures()
    {
        var session = await app.OpenRoom();
        var room = Rooms.RoomPath(session);
        var (lecturer, trainee) = (await app.As(Rooms.Lecturer), await app.As(Trainee));
        await Say(trainee, room, "Câu một");
        await Say(trainee, room, "Câu hai");
        await lecturer.PostTo($"{room}/shown-parts", ("position", "2"));
        await Say(lecturer, room, "Đáp câu một", await PostId(session, "Câu một"));
        await Say(lecturer, room, "Sang phần hai");
        await trainee.PostTo($"{room}/hands");
        await lecturer.PostTo($"{room}/hands/lowerings", ("personId", (await app.Person(Trainee)).ToString()));
        app.Clock.Advance(TimeSpan.FromMinutes(65));

        var open = await (await app.As(Classmate)).Get($"{room}/transcript");
        Assert.Contains("1 giờ 05 phút", open.Find(".figures").TextContent, StringComparison.Ordinal);
        await (await app.As(Rooms.Lecturer)).PostTo($"{room}/closings");

        var page = await (await app.As(Classmate)).Get($"{room}/transcript");
        Assert.Equal(
            [
                "1.", "Trần Văn Khải mở phòng học", "Câu một", "Đáp câu một", "Câu hai", "2.", "Sang phần hai", "Nguyễn Thị Hường giơ tay",
                "Giảng viên mời Nguyễn Thị Hường phát biểu", "Trần Văn Khải đóng phòng học",
            ],
            page.Document.QuerySelectorAll(".told").Select(line => line.QuerySelector(".post__text, h3, p.muted")!.TextContent.Trim())
                .Select(words => words[1] == '.' ? words[..2] : words));
        Assert.Single(page.Document.QuerySelectorAll(".told--answer"));
        var figures = page.Document.QuerySelectorAll(".figures dd").Select(figure => figure.TextContent.Trim()).ToList();
        Assert.Equal(["4", "1"], [figures[1], figures[3]]);
        Assert.Matches("^1 trên 2[34] học viên$", figures[2]);
        Assert.EndsWith(": 3 ý kiến", page.Find(".figures + h3 + ul li:first-child").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_held_hidden_or_withdrawn_is_for_nobody_else_on_the_page_in_the_paper_or_in_the_table()
    {
        var session = await app.OpenRoom();
        var room = Rooms.RoomPath(session);
        var (lecturer, trainee) = (await app.As(Rooms.Lecturer), await app.As(Trainee));
        foreach (var said in new[] { "Lời được đọc", "Lời bị ẩn", "Lời rút lại", "Lời trước khi sửa" })
        {
            await Say(trainee, room, said);
        }

        await lecturer.PostTo($"{room}/posts/{await PostId(session, "Lời bị ẩn")}/hidings");
        await trainee.PostTo($"{room}/posts/{await PostId(session, "Lời rút lại")}/withdrawals");
        await trainee.PostTo($"{room}/posts/{await PostId(session, "Lời trước khi sửa")}/edits", ("Text", "Lời đã sửa lại"));
        await lecturer.PostTo($"{room}/hold", ("hold", "true"));
        await Say(trainee, room, "Lời chờ duyệt");

        var (all, hidden, held) = ("Lời được đọc", "Lời bị ẩn", "Lời chờ duyệt");
        Tells(await Everything(Rooms.Lecturer, room), [all, hidden, held, "Lời đã sửa lại"], ["Lời rút lại", "Lời trước khi sửa"]);
        Tells(await Everything(Rooms.Office, room), [all, "Lời đã sửa lại"], [hidden, held, "Lời rút lại", "Lời trước khi sửa"]);
        Tells([(await trainee.Get($"{room}/transcript")).Text], [all, held], [hidden, "Lời rút lại"]);
        var classmate = await (await app.As(Classmate)).Get($"{room}/transcript");
        Tells([classmate.Text], [all, "đã sửa", "đã rút lại", "giảng viên đã ẩn"], [hidden, held, "Lời rút lại", "Lời trước khi sửa"]);
        Assert.Equal("2", classmate.Document.QuerySelectorAll(".figures dd")[1].TextContent);
    }

    [Fact]
    public async Task It_is_read_by_those_of_the_room_and_taken_along_by_those_who_run_it()
    {
        var session = await app.OpenRoom();
        var transcript = $"{Rooms.RoomPath(session)}/transcript";
        foreach (var path in new[] { transcript, $"{transcript}/papers", $"{transcript}/exports?format=Csv" })
        {
            foreach (var stranger in new[] { Rooms.OtherClass, Rooms.OtherLecturer })
            {
                Assert.Equal(HttpStatusCode.NotFound, await (await app.As(stranger)).StatusOf(path));
            }

            Assert.Equal(path == transcript ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await (await app.As(Trainee)).StatusOf(path));
            Assert.Equal(HttpStatusCode.OK, await (await app.As("SV-CB01")).StatusOf(path));
            Assert.Equal(HttpStatusCode.NotFound, await (await app.As(Rooms.Office)).StatusOf(path.Replace($"{session}", $"{Guid.NewGuid()}", StringComparison.Ordinal)));
        }

        Assert.Empty((await (await app.As(Trainee)).Get(transcript)).Document.QuerySelectorAll("a[href*='/transcript/']"));
        await app.Withdraw("SV-HV20");
        Assert.Equal(HttpStatusCode.NotFound, await (await app.As("SV-HV20")).StatusOf(transcript));
    }

    [Fact]
    public async Task A_table_runs_no_formula_and_papers_are_in_NFC()
    {
        var session = await app.OpenRoom();
        var room = Rooms.RoomPath(session);
        var trainee = await app.As("SV-HV03");
        foreach (var begin in "=+-@")
        {
            await Say(trainee, room, $"{begin}SUM(1;1) đầu dòng");
        }

        await Say(trainee, room, "1. Một\n2. Hai, \"ba\"\n\n<script>alert(1)</script>");
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync(
            "update room_events set body_html = normalize(body_html, NFD) where class_session_id = {0}", session));
        var person = await app.Person("SV-HV03");
        var name = await app.InDatabase(db => db.People.Where(one => one.Id == person).Select(one => one.FullName).SingleAsync());
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync("update people set full_name = normalize(full_name, NFD) where id = {0}", person));

        var files = await Everything(Rooms.Lecturer, room);
        Assert.All(files.Skip(1), file => Assert.True(file.IsNormalized()));
        Assert.Contains(name, files[1], StringComparison.Ordinal);
        Assert.Contains($"{name},có ý kiến,,'=SUM(1;1) đầu dòng", files[2], StringComparison.Ordinal);
        Assert.DoesNotMatch("[,\n\"][=+@]SUM", files[2]);
        Assert.Contains("\"1. Một\n2. Hai, \"\"ba\"\"\n<script>alert(1)</script>\"", files[2], StringComparison.Ordinal);
        Assert.StartsWith("\uFEFF", files[2], StringComparison.Ordinal);
        Assert.Contains("BẢN GHI BUỔI HỌC", files[1], StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", files[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_thousand_lines_come_in_pages_of_a_hundred_under_the_part_that_goes_on()
    {
        var session = await app.OpenRoom();
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync("""
            with said as (
                insert into room_events (centre_id, class_session_id, sequence, id, kind, actor_id, at, body_source, body_html, body_sanitizer_version, audience)
                select centre_id, class_session_id, 1 + n, gen_random_uuid(), 1, actor_id, at, 'Ý ' || n, '<p>Ý ' || n || '</p>', 2, case n when 7 then 1 else 0 end
                from room_events, generate_series(1, 5000) n where class_session_id = {0} and sequence = 1)
            update session_rooms set last_sequence = 5001 where class_session_id = {0}
            """, session));
        var path = $"{Rooms.RoomPath(session)}/transcript";
        var trainee = await app.As(Trainee);

        // One is held, and neither shown to a trainee nor counted for them.
        var page = await trainee.Get($"{path}?page=2");
        Assert.Equal(["Ý 101", "Ý 200"], new[] { page.Document.QuerySelectorAll(".post__text")[0], page.Document.QuerySelectorAll(".post__text")[99] }.Select(post => post.TextContent));
        Assert.Equal("101–200 trên 5.000", Pager(page));
        Assert.StartsWith("1. ", page.Find(".told--part h3").TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.Find(".told--part .row__m").TextContent.Trim());
        Assert.Equal("101–200 trên 5.001", Pager(await (await app.As(Rooms.Lecturer)).Get($"{path}?page=2")));

        Assert.Equal("Ý 5000", (await trainee.Get($"{path}?page=999999")).Document.QuerySelectorAll(".post__text")[^1].TextContent);
        Assert.Equal("Ý 1", (await trainee.Get($"{path}?page=-1")).Find(".post__text").TextContent);
        Assert.Equal(5000, Lines((await Everything(Rooms.Office, Rooms.RoomPath(session)))[2]));
    }

    [Fact]
    public async Task Whoever_comes_back_finds_it_from_the_class_and_from_the_closed_room()
    {
        var room = Rooms.RoomPath(await app.Session("Thảo luận tổ: một luồng"));
        var silent = Rooms.RoomPath(await app.OpenRoom());
        var trainee = await app.As(Trainee);
        var page = await trainee.Get($"/c/song-van/classes/{await app.Class("BTCB-K3")}");
        Assert.NotNull(page.Document.QuerySelector($"a[href='{room}/transcript']"));
        Assert.Null(page.Document.QuerySelector($"a[href='{silent}/transcript']"));
        Assert.NotNull((await trainee.Get(room)).Document.QuerySelector($"[data-when=ended]:not([hidden]) a[href='{room}/transcript']"));
        Assert.Contains("Tính lại hai nhà", (await trainee.Get($"{room}/transcript")).Text, StringComparison.Ordinal);
    }

    private static string Pager(Page page) => page.Find(".pager > span").TextContent.Trim();

    private static int Lines(string csv) => csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1;

    private static void Tells(IReadOnlyList<string> files, string[] told, string[] untold)
    {
        foreach (var file in files)
        {
            Assert.All(told, words => Assert.Contains(words, file, StringComparison.Ordinal));
            Assert.All(untold, words => Assert.DoesNotContain(words, file, StringComparison.Ordinal));
        }
    }

    /// <summary>The page, the paper's words and the table, as one reader gets them.</summary>
    private async Task<IReadOnlyList<string>> Everything(string code, string room)
    {
        var visitor = await app.As(code);
        var page = await visitor.Get($"{room}/transcript");
        using var paper = new ZipArchive(new MemoryStream(await Bytes(visitor, $"{room}/transcript/papers")));
        await using var document = paper.GetEntry("word/document.xml")!.Open();
        var words = (await XDocument.LoadAsync(document, LoadOptions.None, Stop)).Descendants()
            .Where(element => element.Name.LocalName == "p")
            .Select(paragraph => string.Concat(paragraph.Descendants().Where(element => element.Name.LocalName == "t").Select(text => text.Value)));
        return [page.Text, string.Join('\n', words), Encoding.UTF8.GetString(await Bytes(visitor, $"{room}/transcript/exports?format=Csv"))];
    }

    private static async Task<byte[]> Bytes(Visitor visitor, string path)
    {
        var answer = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, path));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return await answer.Content.ReadAsByteArrayAsync(Stop);
    }

    private static async Task Say(Visitor visitor, string room, string text, Guid? replyTo = null) => Assert.Equal(
        HttpStatusCode.Redirect, (await visitor.PostTo($"{room}/posts", ("Text", text), ("ReplyTo", $"{replyTo}"), ("Id", $"{Guid.CreateVersion7()}"))).StatusCode);

    private Task<Guid> PostId(Guid session, string text) => app.InDatabase(db => db.RoomEvents
        .Where(line => line.ClassSessionId == session && line.Body.Source == text).Select(line => line.Id).SingleAsync());
}
