using System.IO.Compression;
using System.Net;
using System.Text;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Discussions;

/// <summary>What is said to a post without words: counted for all, and known to nobody but whoever said it.</summary>
public sealed class ReactionTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const string Author = "SV-HV01";
    private const string Peer = "SV-HV02";

    [Fact]
    public async Task Everyone_hears_how_many_and_only_oneself_that_it_was_oneself()
    {
        var session = await app.OpenRoom();
        var (author, peer, lecturer, id) = (await Open(Author, session), await Open(Peer, session), await Open(Rooms.Lecturer, session), Guid.NewGuid());
        await author.Post(session, "Ai cũng thế", id);

        await peer.Call("React", session, id, 1);

        var own = await peer.Hears(3);
        Assert.Equal(("Reacted", 1, 2), (own.GetProperty("kind").GetString(), own.GetProperty("mine").GetInt32(), own.GetProperty("about").GetInt32()));
        foreach (var other in new[] { author, lecturer })
        {
            var heard = await other.Hears(3);
            Assert.Equal([1, 0, 0], heard.GetProperty("reactions").EnumerateArray().Select(count => count.GetInt32()));
            Assert.Equal("null null", $"{heard.GetProperty("mine").GetRawText()} {heard.GetProperty("value").GetRawText()}");
            Assert.DoesNotContain($"{await app.Person(Peer)}", heard.GetRawText(), StringComparison.Ordinal);
        }

        await using var late = await Line.Open(app, await app.As("SV-HV03"));
        await late.Follow(session);
        var who = $"{await app.Person(Peer)}";
        Assert.DoesNotContain(late.Raw, message => message.Contains(who, StringComparison.Ordinal));

        await peer.Call("React", session, id, 2);
        await peer.Call("React", session, id, 2);
        Assert.Equal([0, 1, 0], (await author.Hears(4)).GetProperty("reactions").EnumerateArray().Select(count => count.GetInt32()));
        await peer.Call("React", session, id, 0);
        Assert.Equal([0, 0, 0], (await author.Hears(5)).GetProperty("reactions").EnumerateArray().Select(count => count.GetInt32()));
    }

    [Fact]
    public async Task Nothing_that_is_read_afterwards_tells_who_reacted()
    {
        var (session, id) = (await app.OpenRoom(), Guid.NewGuid());
        var (author, peer, lecturer) = (await app.As(Author), await app.As(Peer), await app.As(Rooms.Lecturer));
        await author.PostTo($"{Rooms.RoomPath(session)}/posts", ("Id", $"{id}"), ("Text", "Ai cũng thế"));
        await peer.PostTo($"{Rooms.RoomPath(session)}/posts/{id}/reactions", ("reaction", "1"));
        Assert.Equal("1", (await lecturer.Get(Rooms.RoomPath(session))).Find("[data-reaction='1']").GetAttribute("data-n"));
        var person = await app.Person(Peer);
        var name = await app.InDatabase(db => db.People.Where(one => one.Id == person).Select(one => one.FullName).SingleAsync());

        foreach (var path in new[] { "", "/transcript", "/transcript/exports?format=Csv", "/transcript/papers", "/search?q=cung" })
        {
            var answer = await lecturer.Send(new HttpRequestMessage(HttpMethod.Get, Rooms.RoomPath(session) + path));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var told = await Words(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Contains("Ai cũng thế", told, StringComparison.Ordinal);
            Assert.DoesNotContain(name, told, StringComparison.Ordinal);
            Assert.DoesNotContain($"{person}", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_hundred_at_once_do_not_stand_in_each_others_way_and_one_person_twice_does()
    {
        var session = await app.OpenRoom();
        var (author, id) = (await Open(Author, session), Guid.NewGuid());
        await author.Post(session, "Cả hội trường", id);
        var me = await app.Person(Author);
        var people = await app.InDatabase(db => db.Memberships
            .Where(one => one.CentreId == db.Sessions.First(at => at.Id == session).CentreId && one.PersonId != me).Select(one => one.PersonId).Take(200).ToListAsync());
        var log = app.Services.GetRequiredService<RoomLog>();
        var centre = await app.InDatabase(db => db.Sessions.Where(at => at.Id == session).Select(at => at.CentreId).SingleAsync());
        var room = SessionRoom.As(centre, session, app.Clock.GetUtcNow(), null, null, 0, holdsPosts: false);
        var post = (await log.Post(centre, session, id, TestContext.Current.CancellationToken))!;

        // All of them decided on what was there before any of them had reacted.
        Task<WrittenLine?> React(Guid person, PostReaction reaction) =>
            log.Write(room.React(new RoomSeat(person, RoomPlace.Trainee), post, reaction, app.Clock.GetUtcNow())!, seen: 2, default);
        var written = await Task.WhenAll(people.Select(person => React(person, PostReaction.Agreed)));

        Assert.All(written, Assert.NotNull);
        Assert.Null(await React(people[0], PostReaction.Thanked));
        var page = await (await app.As(Author)).Get(Rooms.RoomPath(session));
        Assert.Equal($"{people.Count}", page.Find("#post-2 [data-reaction='1']").GetAttribute("data-n"));
        Assert.Equal(people.Count, (await author.Hears(2 + people.Count)).GetProperty("reactions")[0].GetInt32());
    }

    [Fact]
    public async Task Without_script_it_is_a_button_that_is_pressed_and_pressed_again()
    {
        var session = await app.OpenRoom();
        var (author, peer, id) = (await app.As(Author), await app.As(Peer), Guid.NewGuid());
        await author.PostTo($"{Rooms.RoomPath(session)}/posts", ("Id", $"{id}"), ("Text", "Bấm thử"));
        var reactions = $"{Rooms.RoomPath(session)}/posts/{id}/reactions";

        await peer.PostTo(reactions, ("reaction", "3"));

        var page = await peer.Get(Rooms.RoomPath(session));
        var pressed = page.Find("#post-2 [aria-pressed='true']");
        Assert.Equal(("3", "1", "0"), (pressed.GetAttribute("data-reaction"), pressed.GetAttribute("data-n"), pressed.GetAttribute("value")));
        var forAuthor = (await author.Get(Rooms.RoomPath(session))).Find("#post-2 [data-reaction='3']");
        Assert.Equal(("1", "false", true), (forAuthor.GetAttribute("data-n"), forAuthor.GetAttribute("aria-pressed"), forAuthor.HasAttribute("disabled")));
        await peer.PostTo(reactions, ("reaction", "0"));
        Assert.Empty((await peer.Get(Rooms.RoomPath(session))).Document.QuerySelectorAll("#post-2 [aria-pressed='true']"));
    }

    [Fact]
    public async Task What_may_not_be_is_refused_in_words()
    {
        var (session, elsewhere, id, there) = (await app.OpenRoom(), await app.OpenRoom(), Guid.NewGuid(), Guid.NewGuid());
        var (author, peer) = (await Open(Author, session), await Open(Peer, session));
        await author.Post(session, "Của tôi", id);
        await author.Post(elsewhere, "Ở kia", there);

        Assert.Contains("người khác", await Refused(() => author.Call("React", session, id, 1)), StringComparison.Ordinal);
        Assert.Contains("Không có cách", await Refused(() => peer.Call("React", session, id, 9)), StringComparison.Ordinal);
        Assert.Contains("Không tìm thấy", await Refused(() => peer.Call("React", session, there, 1)), StringComparison.Ordinal);
        Assert.Contains("Không tìm thấy", await Refused(() => peer.Call("React", session, Guid.NewGuid(), 1)), StringComparison.Ordinal);
        var path = $"{Rooms.RoomPath(session)}/posts/{id}/reactions";
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(Rooms.Office)).PostTo(path, ("reaction", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(Rooms.OtherClass)).PostTo(path, ("reaction", "1"))).StatusCode);
        await author.Call("WithdrawPost", session, id);
        Assert.Contains("cả lớp đang đọc", await Refused(() => peer.Call("React", session, id, 1)), StringComparison.Ordinal);
    }

    // A page or a table as it is; of a paper what is written in it.
    private static async Task<string> Words(byte[] answer)
    {
        if (!answer.AsSpan().StartsWith("PK"u8))
        {
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(answer));
        }

        using var paper = new ZipArchive(new MemoryStream(answer));
        using var words = new StreamReader(paper.GetEntry("word/document.xml")!.Open());
        return await words.ReadToEndAsync();
    }

    private static async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;

    private async Task<Line> Open(string code, Guid session)
    {
        var line = await Line.Open(app, await app.As(code));
        await line.Follow(session);
        return line;
    }
}
