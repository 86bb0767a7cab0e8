using System.Net;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Policies;

public sealed class WithdrawalTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Rules = "/c/song-van/policies";
    private const string Withdraw = "form[action$='/withdrawals']";

    [Fact]
    public async Task A_rule_to_come_is_withdrawn_and_stays_in_the_list_with_who_when_and_why()
    {
        var director = await app.As("SV-CB01");
        var rule = await Coming("appeal", """{"applyWithinDays": 3, "answerWithinDays": 9, "changeFrom": 0.25, "dialogueFrom": 0.5}""", 5);

        var page = await director.Submit(await director.Get($"{Rules}/{rule}/withdrawals/new"), Withdraw, ("Reason", "gõ nhầm số ngày"));

        Assert.Equal($"{Rules}/{rule}", director.Location.AbsolutePath);
        Assert.Contains("Đã rút quy định", page.Text, StringComparison.Ordinal);
        Assert.Contains("gõ nhầm số ngày", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a[href$='/withdrawals/new']"));
        var stored = await app.InDatabase(db => db.PolicyRecords.SingleAsync(record => record.Id == rule));
        Assert.Equal((await app.Person("SV-CB01"), app.Clock.GetUtcNow()), (stored.WithdrawnBy!.Value, stored.WithdrawnAt!.Value));
        Assert.True(await app.InDatabase(db => db.AuditEntries.AnyAsync(entry => entry.Act == "PolicyRecord.Withdrawn" && entry.SubjectId == rule)));
        var list = await director.Get(Rules);
        Assert.NotNull(list.Document.QuerySelector($"#withdrawn"));
        Assert.DoesNotContain("trong 3 ngày", list.Document.QuerySelectorAll(".row").Where(row => row.TextContent.Contains("Đang áp dụng", StringComparison.Ordinal)).Select(row => row.TextContent));
        var (centre, day) = (stored.CentreId, app.Clock.Today().AddDays(6));
        Assert.DoesNotContain(rule, (await app.InDatabase(db => db.PoliciesOn(centre, day, CancellationToken.None))).Records.Select(record => record.Id));
    }

    [Fact]
    public async Task Sittings_made_by_it_and_not_yet_open_go_back_to_the_rule_before()
    {
        var director = await app.As("SV-CB01");
        var rule = await Coming(PolicyKey.SaveGraceSeconds, "77", 5);
        var sitting = await Sitting(app.Clock.GetUtcNow().AddDays(8));
        Assert.Equal(77, (await Loaded(sitting)).Grace.TotalSeconds);

        var form = await director.Get($"{Rules}/{rule}/withdrawals/new");
        Assert.Contains("Ca thi sắp mở", form.Text, StringComparison.Ordinal);
        await director.Submit(form, Withdraw, ("Reason", "gõ nhầm"));

        var centre = await app.Centre("song-van");
        Assert.Equal(30, (await app.InDatabase(db => db.PoliciesOf(centre, sitting, CancellationToken.None))).SaveGrace.TotalSeconds);
        Assert.Equal(30, (await Loaded(sitting)).Grace.TotalSeconds);
        Assert.Equal(0, await app.InDatabase(db => db.SittingPolicies.CountAsync(pin => pin.PolicyRecordId == rule)));
        Assert.True(await app.InDatabase(db => db.AuditEntries.AnyAsync(entry => entry.Act == "ExamSitting.Repinned" && entry.SubjectId == sitting)));
    }

    [Fact]
    public async Task A_withdrawal_that_would_shut_out_a_paper_is_refused_and_names_the_sittings()
    {
        var director = await app.As("SV-CB01");

        // The one before asks for whole points; the one after was made so that this paper may be used at all.
        await Coming(PolicyKey.MarkStep, "1", 2);
        var rule = await Coming(PolicyKey.MarkStep, "0.25", 3);
        await Sitting(app.Clock.GetUtcNow().AddDays(9));

        var page = await director.Submit(await director.Get($"{Rules}/{rule}/withdrawals/new"), Withdraw, ("Reason", "thôi"));

        Assert.Contains("không chia hết cho bước 1", page.Find(".note--bad").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ca thi sắp mở", page.Find(".note--bad").TextContent, StringComparison.Ordinal);
        Assert.Equal("thôi", page.Find("[name=Reason]").TextContent.Trim());
        Assert.False((await app.InDatabase(db => db.PolicyRecords.SingleAsync(record => record.Id == rule))).IsWithdrawn);
    }

    [Fact]
    public async Task A_rule_in_force_offers_no_withdrawal_and_refuses_a_forged_one()
    {
        var director = await app.As("SV-CB01");
        var rule = await app.InDatabase(db => db.PolicyRecords.Where(record => record.Key == PolicyKey.PassMark
            && db.Centres.Any(centre => centre.Id == record.CentreId && centre.Slug == "song-van")).Select(record => record.Id).FirstAsync());

        Assert.Null((await director.Get($"{Rules}/{rule}")).Document.QuerySelector("a[href$='/withdrawals/new']"));
        var answer = await director.After(await director.PostTo($"{Rules}/{rule}/withdrawals", ("Reason", "thử")));

        Assert.Contains("không rút được nữa", answer.Find(".note--bad").TextContent, StringComparison.Ordinal);
        Assert.False((await app.InDatabase(db => db.PolicyRecords.SingleAsync(record => record.Id == rule))).IsWithdrawn);
    }

    [Fact]
    public async Task The_second_tab_is_told_and_the_day_is_free_again()
    {
        var director = await app.As("SV-CB01");
        var rule = await Coming("report.rounding", """{"decimals": 1, "mode": "Down"}""", 5);
        var form = await director.Get($"{Rules}/{rule}/withdrawals/new");
        await director.Submit(form, Withdraw, ("Reason", "gõ nhầm"));

        Assert.Contains("đã được rút", (await director.Submit(form, Withdraw, ("Reason", "lần nữa"))).Find(".note--bad").TextContent, StringComparison.Ordinal);
        await Coming("report.rounding", """{"decimals": 2, "mode": "Down"}""", 5);
    }

    [Fact]
    public async Task Only_who_sets_rules_withdraws_them_and_another_centre_finds_none()
    {
        var rule = await Coming("exam.scripts.retention-years", "9", 5);

        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As("SV-CB03")).PostTo($"{Rules}/{rule}/withdrawals", ("Reason", "thử"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As("SV-CB01")).PostTo($"{Rules}/{Guid.NewGuid()}/withdrawals", ("Reason", "thử"))).StatusCode);
        Assert.False((await app.InDatabase(db => db.PolicyRecords.SingleAsync(record => record.Id == rule))).IsWithdrawn);
    }

    [Fact]
    public async Task A_sitting_about_to_pin_it_waits_and_is_refused()
    {
        var rule = await Coming("exam.discipline", """{"reprimandPercent": 1, "warningPercent": 2, "markedScriptPercent": 3, "suspensionPercent": 4}""", 5);
        var (centre, director) = (await app.Centre("song-van"), await app.Person("SV-CB01"));
        var pinned = await app.InDatabase(async db =>
        {
            await using var change = await db.HoldPolicies(centre, CancellationToken.None);
            await db.HoldPolicyRecord(centre, rule, CancellationToken.None);
            var making = Task.Run(() => Sitting(app.Clock.GetUtcNow().AddDays(8)));
            while (await Waiting() == 0 && !making.IsCompleted)
            {
                await Task.Delay(20);
            }

            var record = await db.PolicyRecords.SingleAsync(record => record.Id == rule);
            record.Withdraw("gõ nhầm", director, app.Clock.Today(), app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
            await change.CommitAsync();
            return await Record.ExceptionAsync(() => making);
        });

        Assert.Equal("23P01", ((pinned as DbUpdateException)?.InnerException as Npgsql.PostgresException)?.SqlState);
        Assert.Equal(0, await app.InDatabase(db => db.SittingPolicies.CountAsync(pin => pin.PolicyRecordId == rule)));
    }

    [Fact]
    public async Task The_office_is_asked_to_make_the_sitting_again()
    {
        var rule = await Coming("exam.late-entry.minutes", """{"longPaperFrom": 60, "long": 9, "short": 4}""", 5);
        var (centre, director, office) = (await app.Centre("song-van"), await app.Person("SV-CB01"), await app.As("SV-CB03"));
        var model = await Loaded(await Sitting(app.Clock.GetUtcNow().AddDays(4)));
        var (opens, form) = (app.Clock.GetUtcNow().AddDays(8), await office.Get("/c/song-van/sittings/new"));
        (string, string)[] fields =
        [
            ("Title", "Ca thi lập dở"), ("ClassId", $"{model.ClassId}"), ("PaperId", $"{model.ExamPaperId}"),
            ("Opens", Typed(opens)), ("Closes", Typed(opens.AddHours(2))), ("Kind", "InClass"),
        ];
        var answer = await app.InDatabase(async db =>
        {
            await using var change = await db.HoldPolicies(centre, CancellationToken.None);
            await db.HoldPolicyRecord(centre, rule, CancellationToken.None);
            var making = Task.Run(() => office.Submit(form, "form.row__b", fields));
            while (await Waiting() == 0 && !making.IsCompleted)
            {
                await Task.Delay(20);
            }

            (await db.PolicyRecords.SingleAsync(record => record.Id == rule)).Withdraw("gõ nhầm", director, app.Clock.Today(), app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
            await change.CommitAsync();
            return await making;
        });

        Assert.Contains("vừa được rút", answer.Find(".note--bad").TextContent, StringComparison.Ordinal);
        Assert.Equal("Ca thi lập dở", answer.Find("[name=Title]").GetAttribute("value"));
        await office.Submit(answer, "form.row__b");
        Assert.True(await app.InDatabase(db => db.Sittings.AnyAsync(sitting => sitting.Title == "Ca thi lập dở")));
    }

    private static string Typed(DateTimeOffset moment) => $"{SchoolTime.Show(moment, "date")} {SchoolTime.Show(moment, "time")}";

    private Task<int> Waiting() => app.InDatabase(db => db.Database.SqlQueryRaw<int>(
        "select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").SingleAsync());

    private Task<ExamSitting> Loaded(Guid id) => app.InDatabase(db => db.Sittings.AsNoTracking().SingleAsync(sitting => sitting.Id == id));

    private async Task<Guid> Coming(string key, string value, int days)
    {
        var record = new PolicyRecord(
            await app.Centre("song-van"), key, key, value, app.Clock.Today().AddDays(days), "Quyết định 1", await app.Person("SV-CB01"), app.Clock.GetUtcNow());
        await app.InDatabase(async db =>
        {
            db.PolicyRecords.Add(record);
            return await db.SaveChangesAsync();
        });
        return record.Id;
    }

    private Task<Guid> Sitting(DateTimeOffset opens) => app.InDatabase(async db =>
    {
        var model = await db.Sittings.Where(sitting => db.Centres.Any(centre => centre.Id == sitting.CentreId && centre.Slug == "song-van")
            && db.Papers.Any(paper => paper.Id == sitting.ExamPaperId && paper.Questions.Any(asked => asked.Question.Scheme.Any(item => item.Max % 1 != 0)))).FirstAsync();
        var policies = await db.PoliciesOn(model.CentreId, SchoolTime.Day(opens), CancellationToken.None);
        var sitting = new ExamSitting(model.CentreId, model.ClassId, model.ExamPaperId, "Ca thi sắp mở", opens, opens.AddHours(2), null, policies.SaveGrace, SittingKind.InClass);
        db.Sittings.Add(sitting);
        db.Pin(sitting, policies);
        await db.SaveChangesAsync();
        return sitting.Id;
    });
}
