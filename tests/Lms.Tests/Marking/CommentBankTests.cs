using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>Ready comments: one's own are one's own, and what a sitting shares tells no round of the other.</summary>
public sealed class CommentBankTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Mine = "/c/song-van/comments";

    [Fact]
    public async Task Ones_own_comments_are_added_found_changed_and_deleted()
    {
        var marker = await app.As(ASitting.Marker);
        Assert.Equal(HttpStatusCode.Redirect, (await marker.Post(Mine, ("Words", "Liên hệ sát đơn vị."), ("Shorthand", "sat"))).StatusCode);
        var id = await IdOf("sat");

        Assert.Contains("Liên hệ sát", (await marker.Get($"{Mine}?find=lien+he")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Liên hệ sát", (await marker.Get($"{Mine}?find=khong+co")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await marker.Post($"{Mine}/{id}/edit", ("Words", "Liên hệ rất sát."), ("Shorthand", "sat"))).StatusCode);
        Assert.Contains("rất sát", (await marker.Get(Mine)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await marker.Post($"{Mine}/{id}/removal")).StatusCode);
        Assert.DoesNotContain("rất sát", (await marker.Get(Mine)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "a")]
    [InlineData("Có chữ", "hai từ")]
    [InlineData("Có chữ", "a/b")]
    [InlineData("Có chữ", "abcdefghijklmnopqrstuvwxyz")]
    public async Task An_odd_comment_is_refused_with_the_reason(string words, string shorthand)
    {
        var marker = await app.As(ASitting.Marker);

        var answer = await marker.Post(Mine, ("Words", words), ("Shorthand", shorthand));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty((await Page.Read(answer)).Document.QuerySelectorAll(".field__error, [role=alert]"));
    }

    [Fact]
    public async Task A_shorthand_stands_once_in_a_bank_and_markup_is_shown_as_text()
    {
        var marker = await app.As(ASitting.OtherMarker);
        await marker.Post(Mine, ("Words", "<script>alert(1)</script>"), ("Shorthand", "hai"));

        var answer = await marker.Post(Mine, ("Words", "Khác."), ("Shorthand", "HAI"));

        Assert.Contains("đã dùng", (await Page.Read(answer)).Text, StringComparison.Ordinal);
        var page = await marker.Get(Mine);
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
        Assert.Contains("<script>alert(1)</script>", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_or_changes_anothers_own()
    {
        var marker = await app.As(ASitting.Marker);
        await marker.Post(Mine, ("Words", "Của riêng tôi."), ("Shorthand", "rieng"));
        var id = await IdOf("rieng");

        foreach (var code in new[] { ASitting.OtherMarker, ASitting.Head, ASitting.Office, ASitting.Director })
        {
            var other = await app.As(code);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Mine}/{id}/edit")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Post($"{Mine}/{id}/removal")).StatusCode);
            Assert.DoesNotContain("Của riêng tôi", (await other.Get(Mine)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_head_shares_reaches_the_markers_of_that_sitting_without_a_name()
    {
        var sitting = await ASitting.Sealed(app);
        var elsewhere = await ASitting.Sealed(app);
        var head = await app.As(ASitting.Head);
        Assert.Equal(HttpStatusCode.Redirect, (await head.Post($"{sitting.Path}/comments", ("Words", "Chung của kỳ thi."), ("Shorthand", "chung"))).StatusCode);

        var here = await Comments(sitting);
        Assert.Contains("Chung của kỳ thi.", here, StringComparison.Ordinal);
        Assert.DoesNotContain(await NameOf(ASitting.Head), here, StringComparison.Ordinal);
        Assert.DoesNotContain("Chung của kỳ thi.", await Comments(elsewhere), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marker_cannot_share_even_from_the_office()
    {
        var sitting = await ASitting.Sealed(app);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(ASitting.Marker)).Post($"{sitting.Path}/comments", ("Words", "a"))).StatusCode);

        await app.InDatabase(async db =>
        {
            var (held, office) = (await sitting.Load(db), await db.People.SingleAsync(person => person.Code == ASitting.Office));
            held.Appoint(office.Id, Lms.Domain.Exams.AppointmentKind.Marker, office.Id, app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(ASitting.Office)).Post($"{sitting.Path}/comments", ("Words", "a"))).StatusCode);
    }

    [Fact]
    public async Task Uses_are_counted_for_each_person_apart_and_only_of_what_they_may_use()
    {
        var sitting = await ASitting.Sealed(app, ASitting.Marker, ASitting.OtherMarker);
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/comments", ("Words", "Đếm riêng."), ("Shorthand", "dem"));
        await (await app.As(ASitting.OtherMarker)).Post(Mine, ("Words", "Của người kia."), ("Shorthand", "nguoikia"));
        Guid[] ids = [await IdOf("dem"), await IdOf("nguoikia")];
        var sheet = await Sheet.Open(await app.As(ASitting.Marker), (await sitting.SheetsOf(ASitting.Marker))[0]);

        await sheet.Send(HttpMethod.Post, "remarks", new { number = 1, start = 10, quote = "hạt nhân", text = "Đếm riêng.", comments = ids });

        Assert.Equal(1, await app.InDatabase(db => db.CommentUses.Where(use => ids.Contains(use.BankCommentId)).SumAsync(use => use.Times)));
        var theirs = await Comments(sitting, ASitting.OtherMarker);
        Assert.Contains("\"text\":\"Đếm riêng.\",\"isShared\":true,\"times\":0", theirs, StringComparison.Ordinal);
    }

    private async Task<string> Comments(ASitting sitting, string code = ASitting.Marker)
    {
        var sheet = (await sitting.SheetsOf(code))[0];
        var answer = await (await app.As(code)).Send(new HttpRequestMessage(HttpMethod.Get, $"/c/song-van/mark-sheets/{sheet}/comments"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return System.Text.RegularExpressions.Regex.Unescape(await answer.Content.ReadAsStringAsync());
    }

    private Task<Guid> IdOf(string shorthand) => app.InDatabase(db => db.BankComments.Where(comment => comment.Shorthand == shorthand)
        .OrderByDescending(comment => comment.Id).Select(comment => comment.Id).FirstAsync());

    private Task<string> NameOf(string code) => app.InDatabase(db => db.People.Where(person => person.Code == code).Select(person => person.FullName).SingleAsync());
}
