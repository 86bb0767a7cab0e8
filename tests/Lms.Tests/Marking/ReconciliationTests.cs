using System.Globalization;
using System.Net;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>How two sheets, or three, become one mark: by the markers' own pages and the head's.</summary>
public sealed class ReconciliationTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Theory]
    [InlineData(7.0, 7.75, ReconciliationState.Agreed, 7.38)]
    [InlineData(6.0, 7.0, ReconciliationState.ToDiscuss, null)]
    [InlineData(6.0, 7.5, ReconciliationState.ToDiscuss, null)]
    public async Task The_second_lock_makes_the_reconciliation(double first, double second, ReconciliationState state, double? mark)
    {
        var sitting = await ASitting.Sealed(app);
        var number = (await sitting.MaskNumbers())[0];
        await sitting.Mark(number, (decimal)first);
        Assert.Null(await sitting.Made(number));

        await sitting.Lock(number, 2, await sitting.Spread((decimal)second));

        var made = await sitting.Made(number);
        Assert.Equal((state, (decimal?)mark), (made!.State, made.Mark));
        Assert.Equal(1, await app.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == "Reconciliation.Found" && entry.SubjectId == made.ScriptId)));
    }

    [Fact]
    public async Task Two_markers_who_lock_at_the_same_moment_make_exactly_one_reconciliation_twenty_times()
    {
        var (one, other) = (await app.As(ASitting.Marker), await app.As(ASitting.OtherMarker));
        for (var time = 0; time < 5; time++)
        {
            var sitting = await ASitting.Sealed(app);
            foreach (var number in await sitting.MaskNumbers())
            {
                var script = await sitting.ScriptOf(number);
                var sheets = await SheetIds(script);
                var (mine, theirs) = (await Filled(sitting, one, sheets[ASitting.Marker], 7), await Filled(sitting, other, sheets[ASitting.OtherMarker], 7.5m));

                var answers = await Task.WhenAll(one.Post(mine, "#sheet", LockOf(mine)), other.Post(theirs, "#sheet", LockOf(theirs)));

                Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
                var made = await sitting.Made(number);
                Assert.Equal((ReconciliationState.Agreed, 7.25m), (made!.State, made.Mark));
                Assert.Equal(1, await app.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == "Reconciliation.Found" && entry.SubjectId == script)));
            }
        }
    }

    [Fact]
    public async Task The_head_settles_a_discussed_mark_with_minutes_and_the_sheets_stay_as_they_were()
    {
        var sitting = await ASitting.Sealed(app);
        var number = (await sitting.MaskNumbers())[0];
        await sitting.Mark(number, 6, 7.25m);
        var before = await Sheets(sitting);
        var head = await app.As(ASitting.Head);
        var page = await head.Get($"{sitting.Path}/scripts/{number}");
        Assert.Contains("lệch 1,25 điểm", page.Text, StringComparison.Ordinal);

        await head.Submit(page, "form[action$='/settlements']", ("Minutes", "Hai giám khảo đọc lại câu 2."), ("Mark", "6,75"));

        var made = await sitting.Made(number);
        Assert.Equal((ReconciliationState.Discussed, 6.75m, "Hai giám khảo đọc lại câu 2."), (made!.State, made.Mark, made.Minutes));
        Assert.Equal(before, await Sheets(sitting));
        Assert.Contains("Hai giám khảo đọc lại câu 2.", (await head.Get($"{sitting.Path}/scripts/{number}")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == "Reconciliation.SettledByHead" && entry.SubjectId == made.ScriptId)));
    }

    [Theory]
    [InlineData("", "6,75", "Cần ghi biên bản")]
    [InlineData("Đã bàn.", "6,8", "Điểm cho theo bước")]
    [InlineData("Đã bàn.", "10,25", "Điểm phải từ 0 đến 10")]
    [InlineData("Đã bàn.", "-1", "Điểm phải từ 0 đến 10")]
    [InlineData("Đã bàn.", "bảy", "Không đọc được điểm này")]
    [InlineData("Đã bàn.", "", "Không đọc được điểm này")]
    public async Task A_settlement_that_is_not_in_order_is_refused_at_its_field_and_keeps_what_was_typed(string minutes, string mark, string words)
    {
        var sitting = await ASitting.Sealed(app);
        var number = (await sitting.MaskNumbers())[0];
        await sitting.Mark(number, 6, 7.25m);
        var head = await app.As(ASitting.Head);

        var answer = await Page.Read(await head.Post($"{sitting.Path}/scripts/{number}/settlements", ("Minutes", minutes), ("Mark", mark)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        Assert.Equal(minutes, answer.Find("[name=Minutes]").TextContent.Trim());
        Assert.Equal(mark, answer.Find("[name=Mark]").GetAttribute("value") ?? "");
        Assert.Equal((ReconciliationState.ToDiscuss, null), ((await sitting.Made(number))!.State, (await sitting.Made(number))!.Mark));
    }

    [Fact]
    public async Task What_agrees_what_is_settled_and_what_is_not_compared_yet_cannot_be_settled()
    {
        var sitting = await ASitting.Sealed(app);
        var numbers = await sitting.MaskNumbers();
        await sitting.Mark(numbers[0], 7, 7);
        await sitting.Mark(numbers[1], 6, 7);
        var head = await app.As(ASitting.Head);
        async Task<Page> Settle(int number) =>
            await Page.Read(await head.Post($"{sitting.Path}/scripts/{number}/settlements", ("Minutes", "Đã bàn."), ("Mark", "5")));

        Assert.Contains("đã có điểm thống nhất", (await Settle(numbers[0])).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await head.After(await head.Post($"{sitting.Path}/scripts/{numbers[1]}/settlements", ("Minutes", "Đã bàn."), ("Mark", "6.5")))).Status);
        Assert.Contains("đã có điểm thống nhất", (await Settle(numbers[1])).Text, StringComparison.Ordinal);
        Assert.Contains("chưa khoá đủ", (await Settle(numbers[2])).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Settle(7)).Status);
        Assert.Equal([7m, 6.5m], [(await sitting.Made(numbers[0]))!.Mark, (await sitting.Made(numbers[1]))!.Mark]);
    }

    [Theory]
    [InlineData(7.25, ReconciliationState.MeanOfThree, 7.08)]
    [InlineData(8, ReconciliationState.TwoOfThree, 8.0)]
    [InlineData(2, ReconciliationState.ToMarkTogether, null)]
    public async Task A_third_marker_is_drawn_among_those_who_have_not_marked_it(double third, ReconciliationState state, double? mark)
    {
        var sitting = await ASitting.Sealed(app, ASitting.Marker, ASitting.OtherMarker);
        var number = (await sitting.MaskNumbers())[0];
        await sitting.Mark(number, 6, 8);
        var head = await app.As(ASitting.Head);

        // Both markers have had it: nobody is left until the office appoints a third.
        var refused = await Page.Read(await head.Post($"{sitting.Path}/scripts/{number}/third-markings"));
        Assert.Contains("Giáo vụ cần cử thêm giám khảo", refused.Text, StringComparison.Ordinal);
        await AppointMarker(sitting, ASitting.Lecturer);
        await head.Submit(await head.Get($"{sitting.Path}/scripts/{number}"), "form[action$='/third-markings']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{sitting.Path}/scripts/{number}/third-markings")).StatusCode);

        var sheet = Assert.Single(await sitting.SheetsOf(ASitting.Lecturer));
        var marker = await app.As(ASitting.Lecturer);
        var page = await Filled(sitting, marker, sheet, (decimal)third);
        Assert.DoesNotContain("Vòng", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await marker.Post(page, "#sheet", LockOf(page))).StatusCode);

        var made = await sitting.Made(number);
        Assert.Equal((state, (decimal?)mark), (made!.State, made.Mark));
        Assert.Contains("Phiếu 3", (await head.Get($"{sitting.Path}/scripts/{number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marker_who_marked_already_gets_no_second_sheet_of_the_script_whoever_writes_it()
    {
        var sitting = await ASitting.Sealed(app);
        var number = (await sitting.MaskNumbers())[0];
        await sitting.Mark(number, 5, 8);
        var script = await sitting.ScriptOf(number);

        await Assert.ThrowsAsync<DbUpdateException>(() => app.InDatabase(async db =>
        {
            var marker = await db.MarkSheets.Where(sheet => sheet.ScriptId == script).Select(sheet => sheet.MarkerId).FirstAsync();
            db.MarkSheets.Add(new MarkSheet(sitting.CentreId, script, 3, marker));
            await db.SaveChangesAsync();
        }));
    }

    [Theory]
    [InlineData(ASitting.Head, HttpStatusCode.OK)]
    [InlineData(ASitting.Office, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Director, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Marker, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.MaskingOfficer, HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Lecturer, HttpStatusCode.NotFound)]
    [InlineData("SV-HV30", HttpStatusCode.NotFound)]
    public async Task Only_the_head_compares_sheets(string code, HttpStatusCode expected)
    {
        var sitting = await ASitting.Sealed(app);
        var number = (await sitting.MaskNumbers())[0];
        await sitting.Mark(number, 6, 7.25m);
        var visitor = await app.As(code);

        Assert.Equal(expected, (await visitor.Get($"{sitting.Path}/scripts")).Status);
        Assert.Equal(expected, (await visitor.Get($"{sitting.Path}/scripts/{number}")).Status);
        if (expected != HttpStatusCode.OK)
        {
            Assert.Equal(expected, (await visitor.Post($"{sitting.Path}/scripts/{number}/settlements", ("Minutes", "Đã bàn."), ("Mark", "7"))).StatusCode);
            Assert.Equal(expected, (await visitor.Post($"{sitting.Path}/scripts/{number}/third-markings")).StatusCode);
            Assert.Equal(expected, (await visitor.Post($"{sitting.Path}/second-rounds")).StatusCode);
            Assert.Null((await sitting.Made(number))!.Mark);
        }
    }

    [Fact]
    public async Task The_list_is_filtered_by_where_scripts_stand_and_names_nobody()
    {
        var sitting = await ASitting.Sealed(app);
        var numbers = await sitting.MaskNumbers();
        await sitting.Mark(numbers[0], 7, 7.5m);
        await sitting.Mark(numbers[1], 6, 7.25m);
        await sitting.Mark(numbers[2], 5, 8);
        await sitting.Mark(numbers[3], 9);
        var head = await app.As(ASitting.Head);

        foreach (var (state, at) in new[] { ("Agreed", 0), ("ToSettle", 1), ("Third", 2), ("Waiting", 3) })
        {
            var page = await head.Get($"{sitting.Path}/scripts?state={state}");
            var only = Assert.Single(page.Document.QuerySelectorAll("tbody th")).TextContent.Trim();
            Assert.Equal(numbers[at].ToString(CultureInfo.InvariantCulture), only);
        }

        var all = await head.Get($"{sitting.Path}/scripts");
        Assert.Equal(4, all.Document.QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain("9,00", all.Text, StringComparison.Ordinal);
        Assert.Contains("5,00 · 8,00", all.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Get($"{sitting.Path}/scripts/7")).Status);
        Assert.DoesNotContain("9,00", (await head.Get($"{sitting.Path}/scripts/{numbers[3]}")).Text, StringComparison.Ordinal);
        Assert.Contains("2 bài chờ thống nhất điểm", (await head.Get("/c/song-van")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_are_the_reconciled_marks_classified_by_the_pinned_bands()
    {
        var sitting = await ASitting.Sealed(app, ASitting.Marker, ASitting.OtherMarker, ASitting.Lecturer);
        var numbers = await sitting.MaskNumbers();
        await sitting.Mark(numbers[0], 7, 7.5m);
        await sitting.Mark(numbers[1], 6, 7.25m);
        await sitting.Mark(numbers[2], 5, 8);
        await sitting.Mark(numbers[3], 9, 9);
        var head = await app.As(ASitting.Head);
        Assert.Contains("Còn 2 bài chưa có điểm thống nhất", (await head.Get($"{sitting.Path}/releases/new")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{sitting.Path}/releases")).StatusCode);

        await head.Post($"{sitting.Path}/scripts/{numbers[1]}/settlements", ("Minutes", "Đã bàn."), ("Mark", "6,5"));
        await head.Post($"{sitting.Path}/scripts/{numbers[2]}/third-markings");
        await sitting.Lock(numbers[2], 3, await sitting.Spread(5));
        await head.Submit(await head.Get($"{sitting.Path}/releases/new"), "form[action$='/releases']");

        var results = await app.InDatabase(db => (
            from result in db.Results
            join script in db.Scripts on result.ScriptId equals script.Id
            where result.ExamSittingId == sitting.Id
            orderby script.MaskNumber
            select new { result.Mark, result.Classification }).ToListAsync());
        Assert.Equal([7.25m, 6.5m, 5m, 9m], results.Select(result => result.Mark));
        Assert.Equal(["Good", "Average", "Average", "Excellent"], results.Select(result => result.Classification));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{sitting.Path}/scripts/{numbers[1]}/settlements", ("Minutes", "Lại."), ("Mark", "9"))).StatusCode);
    }

    [Fact]
    public async Task A_sitting_sealed_for_one_round_is_finished_with_a_second_round_drawn_by_its_head()
    {
        var sitting = await ASitting.SealedForOneRound(app);
        var head = await app.As(ASitting.Head);
        var numbers = await sitting.MaskNumbers();
        await sitting.Mark(numbers[0], 7);
        Assert.Null(await sitting.Made(numbers[0]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{sitting.Path}/releases")).StatusCode);

        var board = await head.Get($"{sitting.Path}/marking");
        Assert.Contains("4 bài mới giao cho một giám khảo", board.Text, StringComparison.Ordinal);
        await head.Submit(board, "form[action$='/second-rounds']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{sitting.Path}/second-rounds")).StatusCode);

        Assert.Equal(8, await app.InDatabase(db => db.SheetsIn(sitting).CountAsync()));
        await sitting.Lock(numbers[0], 2, await sitting.Spread(7.5m));
        Assert.Equal(7.25m, (await sitting.Made(numbers[0]))!.Mark);
        foreach (var number in numbers.Skip(1))
        {
            await sitting.Mark(number, 8, 8);
        }

        Assert.Equal(HttpStatusCode.Found, (await head.Post($"{sitting.Path}/releases")).StatusCode);
    }

    [Fact]
    public async Task Of_two_heads_who_decide_at_once_the_second_is_refused_and_nothing_changed()
    {
        var sitting = await ASitting.Written(app);
        await app.InDatabase(async db =>
        {
            var other = await db.People.Where(person => person.Code == ASitting.Lecturer).Select(person => person.Id).SingleAsync();
            (await sitting.Load(db)).Appoint(other, AppointmentKind.HeadOfMarking, other, app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await sitting.Seal();
        var number = (await sitting.MaskNumbers())[0];
        await sitting.Mark(number, 6, 7.25m);
        var sheets = await Sheets(sitting);
        var heads = new[] { await app.As(ASitting.Head), await app.As(ASitting.Lecturer) };

        var answers = await Task.WhenAll(heads.Select((head, at) =>
            head.Post($"{sitting.Path}/scripts/{number}/settlements", ("Minutes", $"Biên bản {at}"), ("Mark", at == 0 ? "6,5" : "7"))));

        var winner = Array.FindIndex(answers, answer => answer.StatusCode == HttpStatusCode.Found);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answers[1 - winner].StatusCode);
        var refused = await Page.Read(answers[1 - winner]);
        Assert.All(["đã có điểm thống nhất", "Biên bản 0", "Biên bản 1"], words => Assert.Contains(words, refused.Text, StringComparison.Ordinal));
        var made = (await sitting.Made(number))!;
        Assert.Equal((winner == 0 ? 6.5m : 7m, $"Biên bản {winner}"), (made.Mark, made.Minutes));
        Assert.Equal(sheets, await Sheets(sitting));
    }

    [Fact]
    public async Task Under_the_hundred_point_profile_a_paper_of_ten_points_is_refused_when_a_sitting_is_made()
    {
        var office = await app.As(ASitting.Office);
        var centre = await app.InDatabase(db => db.Centres.Where(one => one.Slug == "song-van").Select(one => one.Id).SingleAsync());
        var day = app.Clock.Today().AddDays(400);
        await app.InDatabase(async db =>
        {
            db.PolicyRecords.Add(new Lms.Domain.Organisation.PolicyRecord(
                centre, "reconciliation.profile", "Cách thống nhất điểm", "\"hundred-point\"", day, "Thử."));
            await db.SaveChangesAsync();
        });
        var form = await office.Get("/c/song-van/sittings/new");
        var model = await app.InDatabase(db => db.Sittings.FirstAsync(sitting => sitting.Title.StartsWith("Kiểm tra giữa khoá")));
        (string, string)[] fields = [("Title", "Ca thang trăm"), ("ClassId", model.ClassId.ToString()), ("PaperId", model.ExamPaperId.ToString())];

        var refused = await Page.Read(await office.Post(
            form, "form[action$='/sittings']", [.. fields, ("Opens", $"{day:dd/MM/yyyy} 8:00"), ("Closes", $"{day:dd/MM/yyyy} 10:00"), ("Kind", "InClass")]));

        Assert.Contains("Đề có 10 điểm, nhưng kỳ thi này chấm theo thang 100 điểm", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.InDatabase(db => db.Sittings.CountAsync(sitting => sitting.Title == "Ca thang trăm")));
    }

    private async Task AppointMarker(ASitting sitting, string code) => await app.InDatabase(async db =>
    {
        var person = await db.People.Where(person => person.Code == code).Select(person => person.Id).SingleAsync();
        (await sitting.Load(db)).Appoint(person, AppointmentKind.Marker, person, app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    private Task<Dictionary<string, Guid>> SheetIds(Guid script) => app.InDatabase(db => db.MarkSheets
        .Where(sheet => sheet.ScriptId == script)
        .ToDictionaryAsync(sheet => db.People.First(person => person.Id == sheet.MarkerId).Code, sheet => sheet.Id));

    /// <summary>The page of a sheet after its marks were saved.</summary>
    private static async Task<Page> Filled(ASitting sitting, Visitor marker, Guid sheet, decimal total)
    {
        var marks = (await sitting.Spread(total)).Select(mark => ($"Marks[{mark.Key}]", mark.Value.ToString(CultureInfo.InvariantCulture)));
        return await marker.Submit(await marker.Get($"/c/song-van/mark-sheets/{sheet}"), "#sheet", [.. marks]);
    }

    private static (string, string)[] LockOf(Page page)
    {
        // The lock button sends the same form to another address.
        page.Form("#sheet").SetAttribute("action", page.Find("[data-lock]").GetAttribute("formaction")!);
        return [];
    }

    private Task<List<string>> Sheets(ASitting sitting) => app.InDatabase(async db => (await db.SheetsIn(sitting)
        .Include(sheet => sheet.Marks).ToListAsync())
        .OrderBy(sheet => sheet.Id).Select(sheet => $"{sheet.Id} {sheet.LockedAt} {sheet.Total} {sheet.Sequence}").ToList());
}
