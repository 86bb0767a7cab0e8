using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Lms.Data.Receipts;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Candidate = Lms.Tests.Exams.Candidate;

namespace Lms.Tests.Receipts;

/// <summary>A receipt proves to anybody what was handed in, and tells nobody more than that.</summary>
public sealed class ReceiptTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Words = "Chi bộ thôn Đoài đã họp bốn kỳ.";

    [Fact]
    public async Task Hand_in_gives_a_receipt_that_anybody_can_check_and_that_names_no_one()
    {
        var candidate = await HandedIn("SV-HV03");
        var page = await candidate.Visitor.Get($"{candidate.Path}/receipt");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Words))), page.Text, StringComparison.Ordinal);

        var check = await app.Stranger().Get(page.Find("a[href*='/receipts/']").GetAttribute("href")!);

        Assert.Contains("Chữ ký đúng", check.Text, StringComparison.Ordinal);
        Assert.Contains("đang giữ đúng những gì biên nhận ghi", check.Text, StringComparison.Ordinal);
        var person = await app.InDatabase(db => db.People.SingleAsync(one => one.Code == "SV-HV03"));
        Assert.DoesNotContain(person.FullName, check.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Code, check.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("thôn Đoài", check.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_checks_too_and_a_changed_letter_shows()
    {
        var candidate = await HandedIn("SV-HV04");
        var answer = await candidate.Visitor.Send(new HttpRequestMessage(HttpMethod.Get, $"{candidate.Path}/receipt/file"));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var file = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Chữ ký đúng", (await Checked(file)).Text, StringComparison.Ordinal);
        Assert.Contains("Chữ ký đúng", (await Checked("\n  " + file.Replace("\n", "\r\n  ", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
        Assert.Contains("không có chữ ký", (await Checked(file.Replace("sequence 1", "sequence 2", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
        Assert.Contains("không có chữ ký", (await Checked(Regex.Replace(file, @"key \d+", "key 999"))).Text, StringComparison.Ordinal);
        Assert.Contains("không phải nội dung của một biên nhận", (await Checked("Kính gửi giáo vụ")).Text, StringComparison.Ordinal);
        Assert.Contains("Chưa có nội dung", (await Checked("")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_work_has_one_receipt_and_work_altered_behind_its_back_is_shown_as_such()
    {
        var candidate = await HandedIn("SV-HV05");
        var address = (await candidate.Visitor.Get($"{candidate.Path}/receipt")).Find("a[href*='/receipts/']").GetAttribute("href")!;
        Assert.Equal(address, (await candidate.Visitor.Get($"{candidate.Path}/receipt")).Find("a[href*='/receipts/']").GetAttribute("href"));

        await app.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"alter table answer_revisions disable trigger keep_revision; update answer_revisions set inserted = 'Bài khác' where attempt_id = {candidate.AttemptId} and number = 1; alter table answer_revisions enable trigger keep_revision"));

        var check = await app.Stranger().Get(address);
        Assert.Contains("Chữ ký đúng", check.Text, StringComparison.Ordinal);
        Assert.Contains("khác với biên nhận này", check.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_writing_there_is_none_and_after_the_deadline_it_comes_once_the_last_saves_have_settled()
    {
        var candidate = await Candidate.At(app, "SV-HV09");
        await candidate.Save(Words, 0);
        var attempt = await app.InDatabase(db => db.Attempts.SingleAsync(one => one.Id == candidate.AttemptId));
        var now = app.Clock.GetUtcNow();
        try
        {
            Assert.Contains("chưa lập được", (await candidate.Visitor.Get($"{candidate.Path}/receipt")).Text, StringComparison.Ordinal);
            app.Clock.Set(attempt.AcceptsUntil.AddSeconds(30));
            var later = await app.As("SV-HV09");
            Assert.Contains("chưa lập được", (await later.Get($"{candidate.Path}/receipt")).Text, StringComparison.Ordinal);
            Assert.Equal(0, await app.InDatabase(db => db.Receipts.CountAsync(one => one.AttemptId == attempt.Id)));

            app.Clock.Set(attempt.AcceptsUntil.AddSeconds(61));
            var page = await later.Get($"{candidate.Path}/receipt");

            Assert.Contains("ended ", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("handed-in", page.Text, StringComparison.Ordinal);
        }
        finally
        {
            app.Clock.Set(now);
        }
    }

    [Fact]
    public async Task A_new_key_takes_over_after_its_term_and_what_the_old_one_signed_stays_good()
    {
        var candidate = await HandedIn("SV-HV10");
        var address = (await candidate.Visitor.Get($"{candidate.Path}/receipt")).Find("a[href*='/receipts/']").GetAttribute("href")!;
        var keys = app.Services.GetRequiredService<ReceiptKeys>();
        var now = app.Clock.GetUtcNow();
        var first = await app.InDatabase(async db => (await keys.Signing(db, now, CancellationToken.None)).Id);
        Assert.Equal(first, (await keys.Renew(now, CancellationToken.None)).Id);

        // From when the key was made, not from now: whichever test came first made it, at its own hour.
        var later = await app.InDatabase(db => db.ReceiptKeys.Where(key => key.Id == first).Select(key => key.MadeAt).SingleAsync()) + ReceiptKey.Term;
        var both = await Task.WhenAll(keys.Renew(later, CancellationToken.None), keys.Renew(later, CancellationToken.None));

        Assert.NotEqual(first, both[0].Id);
        Assert.Equal(both[0].Id, both[1].Id);
        Assert.Equal(both[0].Id, await app.InDatabase(async db => (await keys.Signing(db, later, CancellationToken.None)).Id));
        var retired = await app.InDatabase(db => db.ReceiptKeys.SingleAsync(key => key.Id == first));
        Assert.Null(retired.SealedPrivateKey);
        Assert.Contains("Chữ ký đúng", (await app.Stranger().Get(address)).Text, StringComparison.Ordinal);
    }

    private async Task<Candidate> HandedIn(string code)
    {
        var candidate = await Candidate.At(app, code);
        Assert.Equal(HttpStatusCode.OK, (await candidate.Save(Words, 0)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await candidate.HandIn()).StatusCode);
        return candidate;
    }

    private async Task<Page> Checked(string file)
    {
        var stranger = app.Stranger();
        return await stranger.Submit(await stranger.Get("/receipts"), "form[action='/receipts']", ("Text", file));
    }
}
