using System.Net;
using System.Text;
using Lms.Tests.Support;
using Lms.Web;

namespace Lms.Tests.Discussions;

/// <summary>Naming somebody, quoting, linking to the part: by the line and by forms.</summary>
public sealed class MentionTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const string Author = "SV-HV01";
    private const string Peer = "SV-HV02";

    [Theory]
    [InlineData("Chào @[Lê Bình, Xã A]!", "<p>Chào <b>@Lê Bình, Xã A</b>!</p>")]
    [InlineData("@[<i>x</i> & y]", "<p><b>@&lt;i&gt;x&lt;/i&gt; &amp; y</b></p>")]
    [InlineData("@[a](/help)", "<p>@<a href=\"/help\">a</a></p>")]
    [InlineData("a@[b]", "<p>a@[b]</p>")]
    [InlineData("`@[b]`", "<p><code>@[b]</code></p>")]
    public void A_name_stands_out_through_the_one_safe_path(string typed, string html) => Assert.Equal(html, Prose.Write(typed).Html.Trim());

    [Fact]
    public async Task Who_is_named_sees_it_and_the_list_names_those_in_the_room_alone()
    {
        var session = await app.OpenRoom();
        var (author, peer, lecturer, id) = (await Open(Author, session), await Open(Peer, session), await Open(Rooms.Lecturer, session), Guid.NewGuid());
        var labels = (await author.Call("Names", session)).EnumerateArray()
            .ToDictionary(one => one.GetProperty("personId").GetGuid(), one => one.GetProperty("label").GetString()!);
        Assert.True(labels.ContainsKey(await app.Person(Rooms.Lecturer)));
        Assert.False(labels.ContainsKey(await app.Person(Rooms.OtherClass)));

        var peerId = await app.Person(Peer);
        await author.Post(session, $"Mời @{labels[peerId].Normalize(NormalizationForm.FormD)} nói thêm. @{labels[await app.Person(Author)]} ghi.", id);

        var heard = await lecturer.Hears(2);
        Assert.Equal([peerId], heard.GetProperty("mentions").EnumerateArray().Select(one => one.GetGuid()));
        Assert.Contains($"<b>@{labels[peerId]}</b>", heard.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Contains("post--me", (await (await app.As(Peer)).Get(Rooms.RoomPath(session))).Find("#post-2").ClassName, StringComparison.Ordinal);
        Assert.DoesNotContain("post--me", (await (await app.As(Author)).Get(Rooms.RoomPath(session))).Find("#post-2").ClassName, StringComparison.Ordinal);

        await author.Call("EditPost", session, id, "Không mời ai nữa.");
        Assert.Empty((await peer.Hears(3)).GetProperty("mentions").EnumerateArray());
        await author.Call("EditPost", session, id, $"@[{labels[peerId]}] nhé");
        Assert.Single((await peer.Hears(4)).GetProperty("mentions").EnumerateArray());
        await lecturer.Call("HidePost", session, id);
        Assert.Empty((await peer.Hears(5)).GetProperty("mentions").EnumerateArray());
        await using var office = await Line.Open(app, await app.As(Rooms.Office));
        await Refused(() => office.Call("Names", session));
        await using var stranger = await Line.Open(app, await app.As(Rooms.OtherClass));
        await Refused(() => stranger.Call("Names", session));
        await Refused(() => stranger.Call("Quote", session, id));
        Assert.Equal("", (await stranger.Call("CitePart", session)).GetString());
    }

    [Fact]
    public async Task A_quotation_is_the_words_with_who_said_them_and_answers_the_thread()
    {
        var session = await app.OpenRoom();
        var (author, peer, lecturer, root, answer) = (await Open(Author, session), await Open(Peer, session), await Open(Rooms.Lecturer, session), Guid.NewGuid(), Guid.NewGuid());
        await author.Post(session, "Ý gốc", root);
        await author.Post(session, "Hai *điều*:\n\n1. Một\n2. **Hai** <script>\n\n> lời cũ", answer, root);

        var quoted = await peer.Call("Quote", session, answer);

        Assert.Equal("> **Nguyễn Thị Hường:** Hai điều:\n> Một\n> Hai <script>\n\n", quoted.GetProperty("text").GetString());
        Assert.Equal(root, quoted.GetProperty("replyTo").GetGuid());
        var page = await (await app.As(Peer)).Get($"{Rooms.RoomPath(session)}?quote={answer}");
        Assert.StartsWith("> **Nguyễn Thị Hường:** Hai điều:", page.Find("#text").TextContent, StringComparison.Ordinal);
        Assert.Equal($"{root}", page.Find("#write [name='ReplyTo']").GetAttribute("value"));

        await author.Post(session, string.Join(' ', Enumerable.Repeat("dài", 300)), answer = Guid.NewGuid());
        Assert.InRange((await peer.Call("Quote", session, answer)).GetProperty("text").GetString()!.Length, 380, 440);
        await lecturer.Call("HidePost", session, answer);
        await Refused(() => peer.Call("Quote", session, answer));
        Assert.Equal("", (await (await app.As(Peer)).Get($"{Rooms.RoomPath(session)}?quote={answer}")).Find("#text").TextContent);
        var elsewhere = await app.OpenRoom();
        await Refused(() => peer.Call("Quote", elsewhere, root));
    }

    [Fact]
    public async Task The_link_to_the_part_opens_for_the_class()
    {
        var session = await app.OpenRoom();
        var (lecturer, trainee) = (await app.As(Rooms.Lecturer), await app.As(Author));
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/shown-parts", ("position", "4"));

        var page = await trainee.Get($"{Rooms.RoomPath(session)}?cite=true");
        var posted = await trainee.Submit(page, "#write");

        var link = posted.Find(".post__text a");
        Assert.Equal("4. Vận dụng trong một kỳ sinh hoạt chi bộ", link.TextContent);
        Assert.Equal(HttpStatusCode.OK, await (await app.As(Peer)).StatusOf(link.GetAttribute("href")!));
        await using var line = await Open(Author, session);
        Assert.Equal(page.Find("#text").TextContent.Trim(), (await line.Call("CitePart", session)).GetString());
    }

    private static async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;

    private async Task<Line> Open(string code, Guid session)
    {
        var line = await Line.Open(app, await app.As(code));
        await line.Follow(session);
        return line;
    }
}
