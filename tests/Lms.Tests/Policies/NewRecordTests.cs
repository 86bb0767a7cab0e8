using System.Net;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Policies;

/// <summary>From the fields through the preview to the record, with everything that may come between.</summary>
public sealed class NewRecordTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Director = "SV-CB01";
    private const string Administrator = "SV-CB10";
    private const string Rules = "/c/song-van/policies";
    private const string Fields = "form[action$='/previews']";
    private const string Confirm = "form[action$='/records']";

    [Fact]
    public async Task A_rule_is_seen_before_it_is_set_and_then_stands_with_who_set_it()
    {
        var director = await app.As(Director);
        var before = await Count();
        var preview = await Preview(director, "exam.late-save.grace-seconds", "45", "Quyết định 12-QĐ/TTCT", app.Clock.Today().AddDays(3));

        Assert.Equal(before, await Count());
        Assert.Contains("30 giây", preview.Find("table.compare").TextContent, StringComparison.Ordinal);
        Assert.Contains("45 giây", preview.Find("table.compare").TextContent, StringComparison.Ordinal);

        var page = await director.Submit(preview, Confirm);

        Assert.Equal(before + 1, await Count());
        Assert.Contains("Đã đặt quy định mới", page.Text, StringComparison.Ordinal);
        Assert.Contains("45 giây", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sắp áp dụng", page.Text, StringComparison.Ordinal);
        var set = await Latest("exam.late-save.grace-seconds");
        var name = await app.InDatabase(db => db.People.Where(person => person.Code == Director).Select(person => person.FullName).SingleAsync());
        Assert.Contains($"{name} đặt", page.Text, StringComparison.Ordinal);
        Assert.Equal((await app.Person(Director), app.Clock.GetUtcNow()), (set.SetBy!.Value, set.SetAt!.Value));
        var entry = await app.InDatabase(db => db.AuditEntries.SingleAsync(entry => entry.SubjectId == set.Id));
        Assert.Equal(("PolicyRecord.Set", set.SetBy), (entry.Act, entry.ActorId));

        var index = await director.Get(Rules);
        Assert.Contains("45 giây", index.Document.QuerySelector("#to-come")!.Closest(".sheet")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_pinned_keeps_to_its_record_and_is_told_before_the_step()
    {
        var director = await app.As(Director);
        var old = await Latest(PolicyKey.GeneraliseBelow);
        var coming = await ComingSitting(app.Clock.GetUtcNow().AddDays(20));
        var pinned = await app.InDatabase(db => db.SittingPolicies.CountAsync(pin => pin.PolicyRecordId == old.Id));

        var preview = await Preview(director, PolicyKey.GeneraliseBelow, "5", "Quyết định 4", app.Clock.Today().AddDays(10));
        Assert.Contains($"{pinned} kỳ thi đã lập vẫn theo quy định đã giữ", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Trong đó 1 kỳ thi mở từ", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Ca thi sắp mở", preview.Text, StringComparison.Ordinal);
        await director.Submit(preview, Confirm);

        Assert.Equal(pinned, await app.InDatabase(db => db.SittingPolicies.CountAsync(pin => pin.PolicyRecordId == old.Id)));
        Assert.Equal(3, (await app.InDatabase(db => db.PoliciesOf(old.CentreId, coming, CancellationToken.None))).GeneraliseBelow);
        var later = await ComingSitting(app.Clock.GetUtcNow().AddDays(21));
        Assert.Equal(5, (await app.InDatabase(db => db.PoliciesOf(old.CentreId, later, CancellationToken.None))).GeneraliseBelow);
    }

    [Fact]
    public async Task A_new_period_tells_which_drafts_have_other_minutes()
    {
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync("update lesson_plans set state = 3 where state = 2"));
        var preview = await Preview(await app.As(Director), PolicyKey.PeriodMinutes, "50", "Hướng dẫn mới", app.Clock.Today().AddDays(10));
        var open = await app.InDatabase(db => db.LessonPlans.CountAsync(plan => db.Centres.Any(centre => centre.Id == plan.CentreId && centre.Slug == "song-van")
            && (plan.State == Domain.Lessons.LessonPlanState.Draft || plan.State == Domain.Lessons.LessonPlanState.ChangesAsked)));

        Assert.NotEqual(0, open);
        Assert.Contains($"{open} giáo án chưa trình duyệt", preview.Text, StringComparison.Ordinal);
        Assert.NotEmpty(preview.Document.QuerySelectorAll("table a[href*='/lesson-plans/']"));
    }

    [Fact]
    public async Task A_coarser_step_tells_how_many_papers_it_shuts_out()
    {
        var director = await app.As(Director);
        var off = await app.InDatabase(db => db.Papers.CountAsync(paper => db.Centres.Any(centre => centre.Id == paper.CentreId && centre.Slug == "song-van")
            && paper.Questions.Any(asked => asked.Question.Scheme.Any(item => item.Max % 1 != 0))));

        var preview = await Preview(director, PolicyKey.MarkStep, "1", "Quyết định 5", app.Clock.Today().AddDays(10));
        var finer = await Preview(director, PolicyKey.MarkStep, "0,25", "Quyết định 5", app.Clock.Today().AddDays(10));

        Assert.NotEqual(0, off);
        Assert.Contains($"{off} đề thi có ý chấm với điểm", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("đề thi có ý chấm với điểm", finer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comma_and_a_point_both_stand_before_decimals_whatever_the_language()
    {
        var director = await app.As(Director);
        var vietnamese = await Preview(director, PolicyKey.PassMark, "5,25", "Quyết định 6", app.Clock.Today().AddDays(10));
        Assert.Contains("Từ 5,25 điểm", vietnamese.Text, StringComparison.Ordinal);
        Assert.Contains("Từ 5,25 điểm", (await Preview(director, PolicyKey.PassMark, "5.25", "Quyết định 6", app.Clock.Today().AddDays(10))).Text, StringComparison.Ordinal);

        await director.PostTo("/language", ("language", "en"));
        var english = await Preview(director, PolicyKey.PassMark, "5,25", "Quyết định 6", app.Clock.Today().AddDays(10));
        Assert.Contains("5.25", english.Find("table.compare").TextContent, StringComparison.Ordinal);
        await director.Submit(english, Confirm);
        Assert.Equal("5.25", (await Latest(PolicyKey.PassMark)).Value);
    }

    [Theory]
    [InlineData("", "Chưa ghi mục này")]
    [InlineData("   ", "Chưa ghi mục này")]
    [InlineData("bốn lăm", "Chưa đúng là một số")]
    [InlineData("-45", "Cần một số từ 20 đến 120")]
    [InlineData("45,5", "Cần một số nguyên")]
    [InlineData("9999999999999999999999999999999999", "Chưa đúng là một số")]
    public async Task A_bad_value_is_told_at_its_field_and_kept_as_typed(string typed, string told)
    {
        var director = await app.As(Director);
        foreach (var step in new[] { "previews", "records" })
        {
            var page = await director.After(await director.PostTo(
                $"{Rules}/period.minutes/{step}", ("Values[value]", typed), ("ValidFrom", "01/01/2030"), ("LegalBasis", "Căn cứ")));

            Assert.Contains(told, page.Find(".field--bad").TextContent, StringComparison.Ordinal);
            Assert.Equal(typed.Trim(), page.Find(".field--bad input").GetAttribute("value")?.Trim() ?? "");
        }
    }

    [Fact]
    public async Task Crossing_bands_are_told_at_the_field_that_crosses()
    {
        var director = await app.As(Director);
        var fields = await director.Get($"{Rules}/reconciliation.national/records/new");
        var page = await director.Submit(fields, Fields, ("Values[agreeBelow]", "2"), ("Values[discussUpTo]", "1,5"), ("LegalBasis", "Quyết định 7"));
        Assert.Equal("Values[discussUpTo]", page.Find(".field--bad input").GetAttribute("name"));

        fields = await director.Get($"{Rules}/classification.bands/records/new");
        page = await director.Submit(fields, Fields, ("Values[2.from]", "4"), ("LegalBasis", "Quyết định 7"));
        Assert.Equal(["Values[2.from]", "Values[2.noPartBelow]"], page.Document.QuerySelectorAll(".field--bad input").Select(input => input.GetAttribute("name")));
        Assert.Equal("#" + page.Find(".field--bad input").Id, page.Find(".note--bad a").GetAttribute("href"));
    }

    [Fact]
    public async Task Bands_may_be_renamed_dropped_and_added_and_keep_their_codes()
    {
        var director = await app.As(Administrator);
        var fields = await director.Get($"{Rules}/classification.bands/records/new");
        var preview = await director.Submit(fields, Fields,
            ("Values[0.vi]", "Chưa đạt"), ("Values[3.vi]", ""), ("Values[3.en]", ""), ("Values[3.from]", ""), ("Values[3.noPartBelow]", ""),
            ("Values[5.vi]", "Đặc biệt"), ("Values[5.en]", "Outstanding"), ("Values[5.from]", "9,75"), ("Values[5.noPartBelow]", "9"),
            ("LegalBasis", "Quyết định 8"));
        await director.Submit(preview, Confirm);

        var bands = new PolicyBook([await Latest(PolicyKey.ClassificationBands)]).ClassificationBands;
        Assert.Equal(["Weak", "Average", "Good", "Excellent", "Outstanding"], bands.Select(band => band.Code));
        Assert.Equal(["Chưa đạt", "Trung bình", "Khá", "Xuất sắc", "Đặc biệt"], bands.Select(band => band.Vi));
    }

    [Theory]
    [InlineData("ValidFrom", "")]
    [InlineData("ValidFrom", "31/02/2030")]
    [InlineData("ValidFrom", "31/12/2023")]
    [InlineData("ValidFrom", "01/01/2024")]
    [InlineData("ValidFrom", "01/01/2206")]
    [InlineData("LegalBasis", "")]
    [InlineData("LegalBasis", "  ")]
    public async Task A_day_and_a_basis_are_asked_for(string field, string value)
    {
        var director = await app.As(Director);
        var fields = await director.Get($"{Rules}/exam.scripts.retention-years/records/new");
        var before = await Count();
        var page = await director.Submit(fields, Fields, [.. new (string Name, string Value)[]
        {
            ("Values[value]", "3"), ("LegalBasis", "Quyết định 9"), ("ValidFrom", "01/01/2030"),
        }.Where(one => one.Name != field), (field, value)]);

        Assert.NotNull(page.Document.QuerySelector($".field--bad [name='{field}']"));
        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task A_day_that_has_passed_is_taken_with_a_word_of_warning_and_moves_no_pin()
    {
        var director = await app.As(Director);
        var preview = await Preview(director, "attendance.eligibility.percent", "75", "Quyết định 10", new DateOnly(2024, 1, 2));

        Assert.NotNull(preview.Document.QuerySelector(".note--warn"));
        var pins = await app.InDatabase(db => db.SittingPolicies.CountAsync());
        await director.Submit(preview, Confirm);
        Assert.Equal(pins, await app.InDatabase(db => db.SittingPolicies.CountAsync()));
        Assert.Equal(new DateOnly(2024, 1, 2), (await Latest("attendance.eligibility.percent")).ValidFrom);
    }

    [Fact]
    public async Task Back_from_the_preview_the_fields_are_as_typed()
    {
        var director = await app.As(Director);
        var preview = await Preview(director, "mark.rounding", null, "Quyết định <b>11</b>", app.Clock.Today().AddDays(5), ("Values[finalDecimals]", "1"), ("Values[finalMode]", "Down"));
        var again = await director.After(await director.PostTo($"{Rules}/mark.rounding/drafts", [.. Page.Values(preview.Form(Confirm)).Where(pair => !pair.Key.StartsWith('_')).Select(pair => (pair.Key, pair.Value))]));

        Assert.Equal("1", again.Find("[name='Values[finalDecimals]']").GetAttribute("value"));
        Assert.Equal("Down", again.Find("[name='Values[finalMode]'] option[selected]").GetAttribute("value"));
        Assert.Contains("Quyết định <b>11</b>", again.Find("[name=LegalBasis]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_tab_cannot_set_the_same_day_again()
    {
        var director = await app.As(Director);
        var preview = await Preview(director, "exam.late-entry.minutes", null, "Quyết định 13", app.Clock.Today().AddDays(5), ("Values[long]", "9"));
        await director.Submit(preview, Confirm);
        var before = await Count();

        var again = await director.Submit(preview, Confirm);

        Assert.Equal(before, await Count());
        Assert.Contains("Đã có quy định áp dụng từ", again.Find(".field--bad").TextContent, StringComparison.Ordinal);
        Assert.NotNull(again.Document.QuerySelector(".field--bad [name=ValidFrom]"));
    }

    [Fact]
    public async Task A_preview_that_somebody_overtook_is_refused_and_shown_anew()
    {
        var (director, administrator) = (await app.As(Director), await app.As(Administrator));
        var mine = await Preview(director, "appeal", null, "Quyết định 14", app.Clock.Today().AddDays(30), ("Values[applyWithinDays]", "12"));
        var theirs = await Preview(administrator, "appeal", null, "Quyết định 15", app.Clock.Today().AddDays(5), ("Values[applyWithinDays]", "7"));
        await administrator.Submit(theirs, Confirm);
        var before = await Count();

        var anew = await director.Submit(mine, Confirm);

        Assert.Equal(before, await Count());
        Assert.Contains("người khác đã đặt một quy định", anew.Text, StringComparison.Ordinal);
        Assert.Contains("trong 7 ngày", anew.Find("table.compare").TextContent, StringComparison.Ordinal);
        Assert.Contains("trong 12 ngày", anew.Find("table.compare").TextContent, StringComparison.Ordinal);

        await director.Submit(anew, Confirm);
        Assert.Equal(before + 1, await Count());
    }

    [Fact]
    public async Task A_record_is_not_made_without_its_preview()
    {
        var director = await app.As(Director);
        var before = await Count();
        var page = await director.After(await director.PostTo(
            $"{Rules}/report.rounding/records", ("Values[decimals]", "1"), ("Values[mode]", "Down"), ("ValidFrom", "01/01/2030"), ("LegalBasis", "Quyết định 16")));

        Assert.NotNull(page.Document.QuerySelector("table.compare"));
        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task Of_officers_at_the_same_moment_one_sets_the_rule()
    {
        var officers = new List<(Visitor Visitor, Page Preview)>();
        foreach (var (place, code) in new[] { Director, Administrator, Director, Administrator }.Index())
        {
            var visitor = await app.As(code);
            officers.Add((visitor, await Preview(visitor, "exam.discipline", null, $"Quyết định {place}", app.Clock.Today().AddDays(5 + place), ("Values[reprimandPercent]", $"{20 + place}"))));
        }

        var before = await Count();
        var answers = await app.InDatabase(async db =>
        {
            // Nobody's record is stored before everybody has come as far as they can.
            await using var gate = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync("lock table policy_records in exclusive mode");
            var posts = officers.ConvertAll(officer => Task.Run(() => officer.Visitor.Post(officer.Preview, Confirm)));
            while (await Waiting() < posts.Count && !posts.Exists(post => post.IsCompleted))
            {
                await Task.Delay(20);
            }

            await gate.CommitAsync();
            return await Task.WhenAll(posts);
        });

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect));
        Assert.DoesNotContain(answers, answer => (int)answer.StatusCode >= 500);
        Assert.Equal(before + 1, await Count());
    }

    [Fact]
    public async Task A_form_without_a_value_is_answered_with_its_fields()
    {
        var director = await app.As(Director);
        foreach (var (name, value) in new[] { ("Values", ""), ("Values", "x"), ("Values[0].Key", "value"), ("Rule", "x"), ("key", "") })
        {
            var page = await director.After(await director.PostTo($"{Rules}/mark.pass/previews", (name, value), ("ValidFrom", "01/01/2030"), ("LegalBasis", "Căn cứ")));
            Assert.NotNull(page.Document.QuerySelector(".field--bad [name='Values[value]']"));
        }
    }

    [Theory]
    [InlineData("mark.forged")]
    [InlineData("period.minutes'; drop table policy_records; --")]
    [InlineData("MARK.PASS")]
    public async Task A_forged_key_is_not_found(string key)
    {
        var director = await app.As(Director);
        foreach (var step in new[] { "previews", "drafts", "records" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await director.PostTo(
                $"{Rules}/{Uri.EscapeDataString(key)}/{step}", ("Values[value]", "5"), ("ValidFrom", "01/01/2030"), ("LegalBasis", "Căn cứ"))).StatusCode);
        }
    }

    [Fact]
    public async Task Parts_that_a_rule_does_not_have_are_left_out()
    {
        var director = await app.As(Director);
        var preview = await Preview(director, "reconciliation.hundred-point", null, "Quyết định 17", app.Clock.Today().AddDays(5),
            ("Values[step]", "1"), ("Values[compare]", "Whole"), ("Values[thirdMarkFrom]", "25"), ("Values[evil]", "1"), ("Values[9.from]", "2"), ("Values[]", "3"));
        await director.Submit(preview, Confirm, ("Values[evil]", "1"));

        Assert.Equal(["compare", "scale", "step", "thirdMarkFrom"], PolicyEntries.Of((await Latest("reconciliation.hundred-point")).Value).Paths.Order());
    }

    [Fact]
    public async Task A_profile_that_no_sitting_could_be_made_with_cannot_be_chosen()
    {
        var director = await app.As(Director);
        var page = await Preview(director, "reconciliation.profile", "ten-point", "Quyết định 18", app.Clock.Today().AddDays(5));

        Assert.Contains("Chọn một trong các cách đã nêu", page.Find(".field--bad").TextContent, StringComparison.Ordinal);
        Assert.Equal(["national", "hundred-point"], page.Document.QuerySelectorAll("select[name='Values[value]'] option").Select(option => option.GetAttribute("value")));
    }

    private static async Task<Page> Preview(
        Visitor visitor, string key, string? value, string basis, DateOnly from, params (string Name, string Value)[] more)
    {
        (string, string)[] typed = [("LegalBasis", basis), ("ValidFrom", SchoolTime.Show(from, "date")), .. more];
        return await visitor.Submit(await visitor.Get($"{Rules}/{key}/records/new"), Fields, value is null ? typed : [("Values[value]", value), .. typed]);
    }

    // On a connection of its own: within a transaction PostgreSQL answers with what it saw first.
    private Task<int> Waiting() => app.InDatabase(db => db.Database.SqlQueryRaw<int>(
        "select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").SingleAsync());

    private Task<int> Count() => app.InDatabase(db => db.PolicyRecords.CountAsync());

    private Task<PolicyRecord> Latest(string key) => app.InDatabase(db => db.PolicyRecords.AsNoTracking()
        .Where(record => record.Key == key && db.Centres.Any(centre => centre.Id == record.CentreId && centre.Slug == "song-van"))
        .OrderByDescending(record => record.ValidFrom).FirstAsync());

    private Task<Guid> ComingSitting(DateTimeOffset opens) => app.InDatabase(async db =>
    {
        var model = await db.Sittings.FirstAsync(sitting => db.Centres.Any(centre => centre.Id == sitting.CentreId && centre.Slug == "song-van"));
        var policies = await db.PoliciesOn(model.CentreId, SchoolTime.Day(opens), CancellationToken.None);
        var sitting = new ExamSitting(model.CentreId, model.ClassId, model.ExamPaperId, "Ca thi sắp mở", opens, opens.AddHours(2), null, policies.SaveGrace, SittingKind.InClass);
        db.Sittings.Add(sitting);
        db.Pin(sitting, policies);
        await db.SaveChangesAsync();
        return sitting.Id;
    });
}
