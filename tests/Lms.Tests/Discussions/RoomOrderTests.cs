using System.Text;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Discussions;

/// <summary>Posts that are edited, withdrawn, hidden, held; people who are muted: what each of them in the room gets to read.</summary>
public sealed class RoomOrderTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const string Author = "SV-HV01";
    private const string Peer = "SV-HV02";

    /// <summary>However a name came in: typed in NFD, or written past the rule that refuses what turns the writing.</summary>
    [Fact]
    public async Task In_the_list_of_people_a_name_stands_in_NFC_and_turns_nothing_but_itself()
    {
        await using var own = new RoomApp();
        await own.InitializeAsync();
        var session = await own.OpenRoom();
        await own.InDatabase(async db =>
        {
            var typed = await db.People.SingleAsync(one => one.Code == "SV-HV01");
            typed.Rename("Nguyễn Thị".Normalize(NormalizationForm.FormD), "Hường".Normalize(NormalizationForm.FormD));
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlRawAsync("update people set full_name = 'Lò Văn \u202Egnờưđ iàuG' where code = 'SV-HV02'");
        });

        foreach (var code in new[] { Rooms.Lecturer, "SV-HV03" })
        {
            var page = await (await own.As(code)).Get($"{Rooms.RoomPath(session)}/people");
            var names = page.Document.QuerySelectorAll(".people li > bdi").Select(name => name.TextContent).ToList();
            Assert.Contains("Nguyễn Thị Hường", names);
            Assert.Contains("Lò Văn \u202Egnờưđ iàuG", names);
            Assert.Equal(page.Document.QuerySelectorAll(".people li").Length, names.Count);
        }
    }

    [Fact]
    public async Task An_edit_is_heard_by_all_and_the_page_says_so()
    {
        var session = await app.OpenRoom();
        var (author, peer, id) = (await Open(Author, session), await Open(Peer, session), Guid.NewGuid());
        await author.Post(session, "Bàn *một* buổi.", id);

        await author.Call("EditPost", session, id, "Bàn **hai** buổi.");

        var heard = await peer.Hears(3);
        Assert.Equal(("PostEdited", 2), (heard.GetProperty("kind").GetString(), heard.GetProperty("about").GetInt32()));
        Assert.Equal("<p>Bàn <strong>hai</strong> buổi.</p>", heard.GetProperty("html").GetString()!.Trim());
        Assert.Equal("Bàn **hai** buổi.", (await author.Call("PostSource", session, id)).GetString());
        await Refused(() => peer.Call("PostSource", session, id));
        await Refused(() => peer.Call("EditPost", session, id, "Sửa hộ"));
        var post = (await (await app.As(Peer)).Get(Rooms.RoomPath(session))).Document.QuerySelector("#post-2")!;
        Assert.Contains("hai", post.QuerySelector(".post__text")!.TextContent, StringComparison.Ordinal);
        Assert.False(post.QuerySelector("[data-edited]")!.HasAttribute("hidden"));
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("hidden")]
    public async Task What_is_gone_is_gone_also_for_whoever_comes_back_from_an_earlier_number(string how)
    {
        var session = await app.OpenRoom();
        var (author, lecturer, id) = (await Open(Author, session), await Open(Rooms.Lecturer, session), Guid.NewGuid());
        await author.Post(session, "Lời này rồi mất", id);
        await author.Call("EditPost", session, id, "Lời này sửa rồi mất");

        await (how == "hidden" ? lecturer.Call("HidePost", session, id) : author.Call("WithdrawPost", session, id));

        await using var late = await Line.Open(app, await app.As(Peer));
        var numbers = await late.Follow(session);
        Assert.Equal([1, 2, 3, 4], numbers);
        foreach (var code in new[] { Peer, Rooms.Office, Author })
        {
            var page = await (await app.As(code)).Get(Rooms.RoomPath(session));
            Assert.DoesNotContain("rồi mất", page.Html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(late.Raw, message => message.Contains("rồi mất", StringComparison.Ordinal));
        var forLecturer = (await (await app.As(Rooms.Lecturer)).Get(Rooms.RoomPath(session))).Html;
        Assert.Equal(how == "hidden", forLecturer.Contains("sửa rồi mất", StringComparison.Ordinal));
        if (how == "hidden")
        {
            await lecturer.Call("RestorePost", session, id);
            Assert.Contains("sửa rồi mất", (await late.Hears(5)).GetProperty("html").GetString(), StringComparison.Ordinal);
        }
        else
        {
            await Refused(() => author.Call("EditPost", session, id, "Lại"));
        }
    }

    [Fact]
    public async Task A_held_post_is_an_empty_line_to_the_others_until_it_is_let_through()
    {
        var session = await app.OpenRoom();
        var (author, peer, lecturer, id) = (await Open(Author, session), await Open(Peer, session), await Open(Rooms.Lecturer, session), Guid.NewGuid());
        await lecturer.Call("SetHold", session, true);

        var held = await author.Post(session, "Xin được duyệt", id);

        var nothing = await peer.Hears(held);
        Assert.Equal("Nothing", nothing.GetProperty("kind").GetString());
        Assert.Equal(Guid.Empty, nothing.GetProperty("actorId").GetGuid());
        Assert.Contains("Xin được duyệt", (await lecturer.Hears(held)).GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.True((await author.Hears(held)).GetProperty("isHeld").GetBoolean());
        Assert.DoesNotContain("Xin được", (await (await app.As(Peer)).Get(Rooms.RoomPath(session))).Html, StringComparison.Ordinal);
        Assert.Contains("Không tìm thấy", await Refused(() => peer.Call("ApprovePost", session, id)), StringComparison.Ordinal);

        await lecturer.Call("ApprovePost", session, id);

        var let = await peer.Hears(held + 1);
        Assert.Equal(("PostApproved", held, "Nguyễn Thị Hường"), (let.GetProperty("kind").GetString(), let.GetProperty("post").GetInt64(), let.GetProperty("actor").GetString()));
        Assert.Contains("Xin được duyệt", let.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(peer.Raw.Take(peer.Raw.Count - 1), message => message.Contains("Xin được", StringComparison.Ordinal));
        Assert.Contains("Xin được", (await (await app.As(Peer)).Get(Rooms.RoomPath(session))).Html, StringComparison.Ordinal);
        Assert.Contains("duyệt ý kiến trước", await Refused(() => author.Call("EditPost", session, id, "Lách")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_muted_is_refused_and_nobody_else_is_told()
    {
        var session = await app.OpenRoom();
        var (author, peer, lecturer) = (await Open(Author, session), await Open(Peer, session), await Open(Rooms.Lecturer, session));

        await lecturer.Call("Mute", session, await app.Person(Author), true);

        Assert.Equal("Muted", (await author.Hears(2)).GetProperty("kind").GetString());
        Assert.Equal("Nothing", (await peer.Hears(2)).GetProperty("kind").GetString());
        Assert.Contains("tạm dừng", await Refused(() => author.Post(session, "Tôi nói")), StringComparison.Ordinal);
        Assert.Contains("Cho Nguyễn Thị Hường phát biểu lại", (await (await app.As(Rooms.Lecturer)).Get($"{Rooms.RoomPath(session)}/people")).Html, StringComparison.Ordinal);
        await (await app.As(Rooms.Lecturer)).PostTo($"{Rooms.RoomPath(session)}/muted/releases", ("personId", $"{await app.Person(Author)}"));
        Assert.Equal(4, await author.Post(session, "Tôi nói"));
        Assert.Contains("học viên trong lớp", await Refused(async () => await lecturer.Call("Mute", session, await app.Person(Rooms.OtherClass), true)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pace_holds_for_two_posts_sent_at_once_from_two_devices()
    {
        var session = await app.OpenRoom();
        var (lecturer, phone, tablet) = (await Open(Rooms.Lecturer, session), await Open(Author, session), await Open(Author, session));
        await lecturer.Call("SetPace", session, 30);

        var both = await Task.WhenAll(Tried(phone.Post(session, "Một")), Tried(tablet.Post(session, "Hai")));

        Assert.Single(both, taken => taken);
        Assert.Equal(1, await app.InDatabase(db => db.RoomEvents.CountAsync(line => line.ClassSessionId == session && line.Kind == Domain.Discussions.RoomEventKind.Post)));
    }

    [Fact]
    public async Task Two_presses_of_the_lecturer_at_once_are_one_line()
    {
        var session = await app.OpenRoom();
        var (author, id) = (await Open(Author, session), Guid.NewGuid());
        await author.Post(session, "Hai lần ẩn", id);
        var lines = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Open(Rooms.Lecturer, session)));

        await Task.WhenAll(lines.Select(line => line.Call("HidePost", session, id)));

        Assert.Equal(3, await app.InDatabase(db => db.RoomEvents.CountAsync(line => line.ClassSessionId == session)));
    }

    [Fact]
    public async Task Without_script_one_edits_by_a_form_that_keeps_what_was_typed()
    {
        var session = await app.OpenRoom();
        var (author, id) = (await app.As(Author), Guid.NewGuid());
        await author.PostTo($"{Rooms.RoomPath(session)}/posts", ("Id", $"{id}"), ("Text", "Lần đầu"));

        var form = await author.Get($"{Rooms.RoomPath(session)}?edit={id}");
        Assert.Equal("Lần đầu", form.Document.QuerySelector("#text")!.TextContent);
        var again = await author.Submit(form, "#write", ("Text", new string('x', 4001)));
        Assert.Contains(new string('x', 4001), again.Document.QuerySelector("#text")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith($"/posts/{id}/edits", again.Document.QuerySelector("#write")!.GetAttribute("action"), StringComparison.Ordinal);
        await author.PostTo($"{Rooms.RoomPath(session)}/posts/{id}/edits", ("Text", "Lần sau"));

        Assert.Contains("Lần sau", (await author.Get(Rooms.RoomPath(session))).Html, StringComparison.Ordinal);
        Assert.Equal("", (await (await app.As(Peer)).Get($"{Rooms.RoomPath(session)}?edit={id}")).Document.QuerySelector("#text")!.TextContent);
    }

    [Fact]
    public async Task A_post_of_another_room_is_not_here()
    {
        var (session, elsewhere, id) = (await app.OpenRoom(), await app.OpenRoom(), Guid.NewGuid());
        var (author, lecturer) = (await Open(Author, elsewhere), await Open(Rooms.Lecturer, session));
        await author.Post(elsewhere, "Ở kia", id);

        foreach (var act in new[] { "HidePost", "RestorePost", "ApprovePost", "WithdrawPost" })
        {
            Assert.Contains("Không tìm thấy", await Refused(() => lecturer.Call(act, session, id)), StringComparison.Ordinal);
        }
    }

    private static async Task<bool> Tried(Task<long> post)
    {
        try
        {
            await post;
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private static async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;

    private async Task<Line> Open(string code, Guid session)
    {
        var line = await Line.Open(app, await app.As(code));
        await line.Follow(session);
        return line;
    }
}
