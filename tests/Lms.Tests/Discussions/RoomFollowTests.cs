using System.Net;
using System.Text;
using Lms.Domain.Language;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Discussions;

/// <summary>Who is writing, what is new to whom, and what is found.</summary>
public sealed class RoomFollowTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const string Author = "SV-HV01";
    private const string Peer = "SV-HV02";

    [Fact]
    public async Task That_somebody_is_writing_is_heard_on_every_node_seldom_and_kept_nowhere()
    {
        var session = await app.OpenRoom();
        await using var other = await RoomApp.NodeBeside(app);
        await using var author = await Open(app, Author, session);
        await using var peer = await Open(other, Peer, session);

        for (var press = 0; press < 5; press++)
        {
            await author.Call("Typing", session);
        }

        var heard = await peer.Hears("typing", _ => true);
        Assert.Equal((await app.Person(Author), "Nguyễn Thị Hường"), (heard[0].GetGuid(), heard[1].GetString()));
        await author.Post(session, "Xong");
        await peer.Hears(2);
        Assert.Single(peer.Raw, message => message.Contains("\"typing\"", StringComparison.Ordinal));
        Assert.Equal(2, await app.InDatabase(db => db.RoomEvents.CountAsync(line => line.ClassSessionId == session)));
    }

    [Fact]
    public async Task Of_whoever_may_not_speak_nobody_hears_that_they_are_writing()
    {
        var (session, closed) = (await app.OpenRoom(), await app.OpenRoom());
        var lecturer = await app.As(Rooms.Lecturer);
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/muted", ("personId", $"{await app.Person(Peer)}"));
        await lecturer.PostTo($"{Rooms.RoomPath(closed)}/closings");
        await using var here = await Open(app, Rooms.Lecturer, session);
        await using var there = await Open(app, Rooms.Lecturer, closed);

        foreach (var (code, room) in new[] { (Peer, session), (Rooms.Office, session), (Rooms.OtherClass, session), (Author, closed) })
        {
            await using var line = await Line.Open(app, await app.As(code));
            await line.Call("Typing", room);
        }

        await using var author = await Open(app, Author, session);
        await author.Call("Typing", session);
        await here.Hears("typing", _ => true);
        Assert.Single(here.Raw, message => message.Contains("\"typing\"", StringComparison.Ordinal));
        Assert.DoesNotContain(there.Raw, message => message.Contains("\"typing\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_talk_is_marked_where_it_is_new_since_the_last_time()
    {
        var session = await app.OpenRoom();
        var (author, peer) = (await app.As(Author), await app.As(Peer));
        Task Post(Visitor who, string text) => who.PostTo($"{Rooms.RoomPath(session)}/posts", ("Id", $"{Guid.NewGuid()}"), ("Text", text));
        await Post(author, "Một");
        Assert.Empty((await peer.Get(Rooms.RoomPath(session))).Document.QuerySelectorAll("[data-unread]"));

        await Post(peer, "Của chính mình");
        await Post(author, "Hai");
        await Post(author, "Ba");

        var page = await peer.Get(Rooms.RoomPath(session));
        Assert.Equal("Hai", page.Find("[data-unread] + .thread .post__text").TextContent.Trim());
        Assert.Single(page.Document.QuerySelectorAll("[data-unread]"));
        Assert.Empty((await peer.Get(Rooms.RoomPath(session))).Document.QuerySelectorAll("[data-unread]"));
    }

    [Fact]
    public async Task The_way_into_a_room_says_how_much_is_new_there_to_whoever_belongs_to_it()
    {
        var (session, hidden) = (await app.OpenRoom(), Guid.NewGuid());
        var (author, peer, lecturer) = (await app.As(Author), await app.As(Peer), await app.As(Rooms.Lecturer));
        var page = $"/c/song-van/classes/{await app.Class("BTCB-K3")}";
        Task Act(Visitor who, string path, params (string, string)[] fields) => who.PostTo($"{Rooms.RoomPath(session)}/{path}", fields);
        async Task<string?> New(Visitor who) => (await who.Get(page)).Document.QuerySelector($"a[href='{Rooms.RoomPath(session)}'] .btn__new")?.TextContent;

        Assert.Null(await New(peer));
        await Act(author, "posts", ("Text", "Một"));
        await Act(peer, "posts", ("Text", "Của chính mình"));
        await Act(lecturer, "hold", ("hold", "true"));
        await Act(author, "posts", ("Id", $"{hidden}"), ("Text", "Chờ duyệt"));
        Assert.Equal("1 ý kiến mới", await New(peer));
        await Act(lecturer, $"posts/{hidden}/approvals");
        Assert.Equal("2 ý kiến mới", await New(peer));
        Assert.Null(await New(await app.As(Rooms.Office)));
        await peer.Get(Rooms.RoomPath(session));
        Assert.Null(await New(peer));

        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync("""
            insert into room_events (centre_id, class_session_id, sequence, id, kind, actor_id, at, audience, body_source, body_html, body_sanitizer_version)
            select centre_id, class_session_id, 1000 + n, gen_random_uuid(), 1, actor_id, at, 0, 'Ý', '<p>Ý</p>', 2
            from room_events, generate_series(1, 150) n where class_session_id = {0} and sequence = 1
            """, session));
        Assert.Equal("hơn 99 ý kiến mới", await New(peer));
    }

    [Fact]
    public async Task What_was_read_by_the_line_only_goes_up_and_never_past_the_end()
    {
        var session = await app.OpenRoom();
        await using var author = await Open(app, Author, session);
        await using var peer = await Open(app, Peer, session);
        await author.Post(session, "Một");
        var reader = await app.Person(Peer);
        Task<long> ReadTo() => app.InDatabase(db => db.RoomReads.Where(read => read.ClassSessionId == session && read.PersonId == reader).Select(read => read.Sequence).SingleAsync());

        await peer.Call("Read", session, 99);
        Assert.Equal(2, await ReadTo());
        await peer.Call("Read", session, 1);
        await peer.Call("Read", session, -5);
        Assert.Equal(2, await ReadTo());
        await using var stranger = await Line.Open(app, await app.As(Rooms.OtherClass));
        await stranger.Call("Read", session, 2);
        Assert.Equal(1, await app.InDatabase(db => db.RoomReads.CountAsync(read => read.ClassSessionId == session)));
    }

    [Fact]
    public async Task Posts_are_found_without_accents_in_decomposed_letters_and_as_they_stand_now()
    {
        var (session, id) = (await app.OpenRoom(), Guid.NewGuid());
        var (author, peer) = (await app.As(Author), await app.As(Peer));
        await author.PostTo($"{Rooms.RoomPath(session)}/posts", ("Id", $"{id}"), ("Text", "Đảng viên **dự bị** không biểu quyết &mdash; Ðúng thế"));
        await author.PostTo($"{Rooms.RoomPath(session)}/posts", ("Text", "Chuyện khác"));

        foreach (var typed in new[] { "dang vien du bi", "Đảng viên".Normalize(NormalizationForm.FormD), "QUYẾT biểu", "đúng" })
        {
            var page = await peer.Get($"{Rooms.RoomPath(session)}/search?q={Uri.EscapeDataString(typed)}");
            Assert.Single(page.Document.QuerySelectorAll(".found__posts > li"));
            var place = page.Find(".found__posts .post__act a").GetAttribute("href")!;
            Assert.EndsWith("#post-2", place, StringComparison.Ordinal);
            Assert.NotNull((await peer.Get(place.Split('#')[0])).Document.QuerySelector("#post-2"));
        }

        foreach (var typed in new[] { "strong", "mdash", "%", "_", "'", "", "vien vang" })
        {
            Assert.Empty((await peer.Get($"{Rooms.RoomPath(session)}/search?q={Uri.EscapeDataString(typed)}")).Document.QuerySelectorAll(".found__posts > li"));
        }

        await author.PostTo($"{Rooms.RoomPath(session)}/posts/{id}/edits", ("Text", "Nói lại: quần chúng"));
        Assert.Empty(await Found(peer, session, "dự bị"));
        Assert.Single(await Found(peer, session, "quan chung"));
        var stored = await app.InDatabase(db => db.Database.SqlQuery<string>($"select search_text as \"Value\" from room_events where id = {id}").SingleAsync());
        Assert.Equal(SearchKey.Of("Đảng viên dự bị không biểu quyết — Ðúng thế"), stored.Trim());
    }

    [Fact]
    public async Task What_one_does_not_read_one_does_not_find()
    {
        var (session, hidden, withdrawn) = (await app.OpenRoom(), Guid.NewGuid(), Guid.NewGuid());
        var (author, peer, lecturer) = (await app.As(Author), await app.As(Peer), await app.As(Rooms.Lecturer));
        Task Act(Visitor who, string path, params (string, string)[] fields) => who.PostTo($"{Rooms.RoomPath(session)}/{path}", fields);
        await Act(author, "posts", ("Id", $"{hidden}"), ("Text", "kín một"));
        await Act(author, "posts", ("Id", $"{withdrawn}"), ("Text", "kín hai"));
        await Act(lecturer, $"posts/{hidden}/hidings");
        await Act(author, $"posts/{withdrawn}/withdrawals");
        await Act(lecturer, "hold", ("hold", "true"));
        await Act(author, "posts", ("Id", $"{Guid.NewGuid()}"), ("Text", "kín ba"));

        Assert.Empty(await Found(peer, session, "kín"));
        Assert.Single(await Found(author, session, "kín"));
        Assert.Equal(2, (await Found(lecturer, session, "kín")).Length);
        Assert.Equal(HttpStatusCode.NotFound, await (await app.As(Rooms.OtherClass)).StatusOf($"{Rooms.RoomPath(session)}/search?q=kín"));
    }

    [Fact]
    public async Task Many_hits_come_in_pages()
    {
        var session = await app.OpenRoom();
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync("""
            with said as (
                insert into room_events (centre_id, class_session_id, sequence, id, kind, actor_id, at, audience, body_source, body_html, body_sanitizer_version)
                select centre_id, class_session_id, 1 + n, gen_random_uuid(), 1, actor_id, at, 0, 'Ý ' || n, '<p>Ý ' || n || '</p>', 2
                from room_events, generate_series(1, 10000) n where class_session_id = {0} and sequence = 1)
            update session_rooms set last_sequence = 10001 where class_session_id = {0}
            """, session));
        var peer = await app.As(Peer);

        var page = await peer.Get($"{Rooms.RoomPath(session)}/search?q=99&page=2");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(20, page.Document.QuerySelectorAll(".found__posts > li").Length);
        Assert.Contains("111", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Empty(await Found(peer, session, "99&page=99999999"));
        Assert.Equal(20, (await Found(peer, session, "99&page=-3")).Length);
        Assert.True(await app.CountStatements(() => peer.Get($"{Rooms.RoomPath(session)}/search?q=99")) <= 3);
    }

    private static async Task<AngleSharp.Dom.IElement[]> Found(Visitor who, Guid session, string words) =>
        [.. (await who.Get($"{Rooms.RoomPath(session)}/search?q={words}")).Document.QuerySelectorAll(".found__posts > li")];

    private static async Task<Line> Open(RoomApp node, string code, Guid session)
    {
        var line = await Line.Open(node, await node.As(code));
        await line.Follow(session);
        return line;
    }
}
