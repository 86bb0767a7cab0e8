using System.Net;
using System.Text;
using Lms.Tests.Exams.Files;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Discussions;

/// <summary>Pictures in posts: who may see one, and until when.</summary>
public sealed class RoomPictureTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const string Author = "SV-HV01";
    private const string Peer = "SV-HV02";

    [Fact]
    public async Task A_picture_is_for_the_room_while_a_post_that_is_read_there_shows_it()
    {
        var (session, id) = (await app.OpenRoom(), Guid.NewGuid());
        var (author, peer, lecturer) = (await app.As(Author), await app.As(Peer), await app.As(Rooms.Lecturer));
        var page = await Page.Read(await Send(author, session, "hop-chi-bo.jpg", Papers.Jpeg(), ("Text", "Xem ảnh:"), ("Description", "Danh [sách]\ndán ở nhà văn hoá")));

        var text = page.Find("#text").TextContent.Trim();
        Assert.StartsWith("Xem ảnh:\n\n![Danh sách dán ở nhà văn hoá](/c/song-van/files/", text, StringComparison.Ordinal);
        var file = text[(text.LastIndexOf('(') + 1)..^1];
        Assert.Equal(HttpStatusCode.OK, await author.StatusOf(file));
        Assert.Equal(HttpStatusCode.NotFound, await peer.StatusOf(file));

        await author.PostTo($"{Rooms.RoomPath(session)}/posts", ("Id", $"{id}"), ("Text", text));
        var seen = await peer.Send(new HttpRequestMessage(HttpMethod.Get, file));
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (seen.StatusCode, seen.Content.Headers.ContentType!.MediaType));
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(await seen.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Equal("Danh sách dán ở nhà văn hoá", (await peer.Get(Rooms.RoomPath(session))).Find(".post__text img").GetAttribute("alt"));
        Assert.Equal(HttpStatusCode.OK, await (await app.As(Rooms.Office)).StatusOf(file));
        foreach (var stranger in new[] { Rooms.OtherClass, Rooms.OtherLecturer })
        {
            Assert.Equal(HttpStatusCode.NotFound, await (await app.As(stranger)).StatusOf(file));
        }

        await lecturer.PostTo($"{Rooms.RoomPath(session)}/posts/{id}/hidings");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await peer.StatusOf(file), await lecturer.StatusOf(file)));
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/posts/{id}/restorations");
        Assert.Equal(HttpStatusCode.OK, await peer.StatusOf(file));
        await author.PostTo($"{Rooms.RoomPath(session)}/posts/{id}/edits", ("Text", "Không ảnh nữa"));
        Assert.Equal(HttpStatusCode.NotFound, await peer.StatusOf(file));
        await author.PostTo($"{Rooms.RoomPath(session)}/posts/{id}/edits", ("Text", text));
        Assert.Equal(HttpStatusCode.OK, await peer.StatusOf(file));
        await author.PostTo($"{Rooms.RoomPath(session)}/posts/{id}/withdrawals");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await peer.StatusOf(file), await lecturer.StatusOf(file)));
    }

    [Fact]
    public async Task A_held_picture_waits_and_another_who_names_the_file_opens_nothing()
    {
        var (session, id) = (await app.OpenRoom(), Guid.NewGuid());
        var (author, peer, lecturer) = (await app.As(Author), await app.As(Peer), await app.As(Rooms.Lecturer));
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/hold", ("hold", "true"));
        var text = (await Page.Read(await Send(author, session, "a.jpg", Papers.Jpeg(2)))).Find("#text").TextContent.Trim();
        var file = text[(text.LastIndexOf('(') + 1)..^1];
        await author.PostTo($"{Rooms.RoomPath(session)}/posts", ("Id", $"{id}"), ("Text", text));
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/posts", ("Text", text));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await peer.StatusOf(file), await lecturer.StatusOf(file)));
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/posts/{id}/approvals");
        Assert.Equal(HttpStatusCode.OK, await peer.StatusOf(file));
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_by_name_and_the_draft_stays()
    {
        var session = await app.OpenRoom();
        var author = await app.As(Author);
        foreach (var (name, bytes) in new[] { ("bai.pdf", Papers.Pdf), ("anh.jpg", "<svg onload=alert(1)>"u8.ToArray()), ("may.heic", Papers.Heic), ("dở.jpg", Papers.Jpeg()[..30]) })
        {
            var page = await Page.Read(await Send(author, session, name, bytes, ("Text", "Đang viết dở")));
            Assert.Contains($"“{name}”", page.Find("[data-wrong]").TextContent, StringComparison.Ordinal);
            Assert.Equal("Đang viết dở", page.Find("#text").TextContent.Trim());
        }

        Assert.Contains("quá lớn", (await Page.Read(await Send(author, session, "to.jpg", [.. Papers.Jpeg(), .. new byte[8_000_001]]))).Find("[data-wrong]").TextContent.Replace("lớn hơn", "quá lớn", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(await app.As(Rooms.Office), session, "a.jpg", Papers.Jpeg())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(await app.As(Rooms.OtherClass), session, "a.jpg", Papers.Jpeg())).StatusCode);
        Assert.Equal(0, await app.InDatabase(db => db.RoomPictures.CountAsync(picture => picture.ClassSessionId == session)));
        await (await app.As(Rooms.Lecturer)).PostTo($"{Rooms.RoomPath(session)}/closings");
        Assert.Contains("mở", (await Page.Read(await Send(author, session, "a.jpg", Papers.Jpeg()))).Find("[data-wrong]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_is_answered_with_the_picture_alone_or_with_what_was_wrong()
    {
        var session = await app.OpenRoom();
        var author = await app.As(Author);

        var taken = await Send(author, session, "a.jpg", Papers.Jpeg(), accept: "text/plain", ("Description", "Thu\u202E 01\u202C"));
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (taken.StatusCode, taken.Content.Headers.ContentType!.MediaType));
        Assert.Matches(@"^!\[Thu 01\]\(/c/song-van/files/[0-9a-f-]{36}\)$", await taken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var refused = await Send(author, session, "a.svg", "<svg onload=alert(1)>"u8.ToArray(), accept: "text/plain");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.StartsWith("Tệp “a.svg”", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_in_a_small_group_is_not_for_the_class()
    {
        var session = await app.OpenRoom();
        var (author, peer) = (await app.As(Author), await app.As(Peer));
        var text = await (await Send(author, session, "a.jpg", Papers.Jpeg(3), accept: "text/plain")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var file = text[(text.LastIndexOf('(') + 1)..^1];
        var sender = await app.Person(Author);
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync("""
            insert into room_events (centre_id, class_session_id, sequence, id, kind, actor_id, at, audience, body_source, body_html, body_sanitizer_version)
            select centre_id, class_session_id, 100, gen_random_uuid(), 1, {1}, at, {2}, {3}, {3}, 2 from room_events where class_session_id = {0} and sequence = 1
            """, session, sender, (int)Lms.Domain.Discussions.RoomAudience.Group, $"<p><img src='{file}'></p>"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await author.StatusOf(file), await peer.StatusOf(file)));
    }

    private static Task<HttpResponseMessage> Send(Visitor who, Guid session, string name, byte[] bytes, params (string Name, string Value)[] fields) =>
        Send(who, session, name, bytes, accept: "text/html", fields);

    private static async Task<HttpResponseMessage> Send(Visitor who, Guid session, string name, byte[] bytes, string accept, params (string Name, string Value)[] fields)
    {
        var token = (await who.Get("/password")).Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new ByteArrayContent(bytes), "File", name);
        return await who.Send(new HttpRequestMessage(HttpMethod.Post, $"{Rooms.RoomPath(session)}/pictures")
        {
            Content = form,
            Headers = { { "Accept", accept } },
        });
    }
}
