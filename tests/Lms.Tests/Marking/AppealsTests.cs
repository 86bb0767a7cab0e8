using System.IO.Compression;
using System.Net;
using System.Text;
using Lms.Data.Archives;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.People;
using Lms.Tests.Marking.OnPaper;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>A released mark is looked at again: applied for, marked by strangers, talked about, answered.</summary>
public sealed class AppealsTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Writer = "SV-HV03";
    private const string Reason = "Câu 2 ý 1 đã nêu đủ ba việc mà chỉ tính một.";
    private static readonly string[] Markers = [ASitting.Marker, ASitting.OtherMarker, ASitting.Lecturer, "SV-CB06"];

    [Fact]
    public async Task From_application_to_answer_two_strangers_mark_it_and_a_new_result_counts()
    {
        var sitting = await Released(6);
        var appeal = await Apply(sitting);
        var office = await app.As(ASitting.Office);
        await office.Submit(await office.Get($"/c/song-van/appeals/{appeal}"), "form[action$='/acceptances']");
        await LockBoth(sitting, 6.25m, 6.25m);
        var before = await Sheets(sitting);

        await office.Submit(await office.Get($"/c/song-van/appeals/{appeal}"), "form[action$='/answers']");

        var results = await Results(sitting);
        Assert.Equal([(1, 6m, "Average"), (2, 6.25m, "Average")], results.Select(one => (one.Edition, one.Mark, one.Classification)));
        Assert.Equal(before, await Sheets(sitting));
        var own = await (await app.As(Writer)).Get($"/c/song-van/results/{sitting.Id}");
        Assert.Contains("6,25", own.Find(".grade--big").TextContent, StringComparison.Ordinal);
        Assert.Contains("Điểm trước đó: 6,00", own.Text, StringComparison.Ordinal);
        Assert.Contains("Trước phúc khảo: 6,00", (await office.Get($"{sitting.Path}/results")).Text, StringComparison.Ordinal);
        Assert.Equal(
            ["MarkAppeal.Applied", "MarkAppeal.Accepted", "MarkAppeal.Found", "MarkAppeal.Answered"],
            await app.InDatabase(db => db.AuditEntries.Where(entry => entry.SubjectId == appeal).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
        await Assert.ThrowsAnyAsync<Exception>(() => app.InDatabase(db => db.MarkAppeals.Where(one => one.Id == appeal).ExecuteUpdateAsync(set => set.SetProperty(one => one.Refusal, "x"))));
    }

    [Fact]
    public async Task Somebody_of_the_writers_own_unit_is_no_fresh_marker()
    {
        var sitting = await Released(6);
        var appeal = await Apply(sitting);
        var script = await app.InDatabase(db => db.MarkAppeals.Where(one => one.Id == appeal).Select(one => one.ScriptId).SingleAsync());
        var fresh = await app.InDatabase(db => db.Appointments
            .Where(held => held.ExamSittingId == sitting.Id && held.Kind == AppointmentKind.Marker
                && !db.MarkSheets.Any(sheet => sheet.ScriptId == script && sheet.MarkerId == held.PersonId))
            .Select(held => held.PersonId).FirstAsync());
        await app.InDatabase(async db =>
        {
            var home = await db.UnitMemberships.FirstAsync(one => one.CentreId == sitting.CentreId && one.Place == UnitPlace.Home && one.To == null && db.People.Any(person => person.Id == one.PersonId && person.Code == Writer));
            await db.UnitMemberships.Where(one => one.CentreId == sitting.CentreId && one.PersonId == fresh).ExecuteUpdateAsync(set => set.SetProperty(one => one.UnitId, home.UnitId));
        });
        var office = await app.As(ASitting.Office);

        var answer = await office.Post($"/c/song-van/appeals/{appeal}/acceptances");

        await app.InDatabase(db => db.UnitMemberships.Where(one => one.CentreId == sitting.CentreId && one.PersonId == fresh).ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(AppealState.Applied, await State(appeal));
        Assert.Equal(2, await app.InDatabase(db => db.MarkSheets.CountAsync(sheet => sheet.ScriptId == script)));
    }

    [Fact]
    public async Task Half_a_point_wants_the_minutes_of_a_dialogue_and_three_marks_a_mean()
    {
        var sitting = await Released(6, [.. Markers, "SV-CB04"]);
        var appeal = await Apply(sitting);
        var head = await app.As(ASitting.Head);
        var path = $"/c/song-van/appeals/{appeal}";
        await head.Post($"{path}/acceptances");
        await LockBoth(sitting, 7, 8);
        Assert.Equal(AppealState.ThirdWanted, await State(appeal));
        await head.Submit(await head.Get(path), "form[action$='/third-markings']");
        await sitting.Lock(await Number(sitting), 6, await sitting.Spread(7.25m));

        var found = await app.InDatabase(db => db.MarkAppeals.AsNoTracking().SingleAsync(one => one.Id == appeal));
        Assert.Equal((AppealState.ToTalk, 7.42m), (found.State, found.NewMark));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{path}/answers")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{path}/dialogues", ("said", " "))).StatusCode);
        await head.Submit(await head.Get(path), "form[action$='/dialogues']", ("said", "Bốn giám khảo cùng xem ý 2."));
        await head.Submit(await head.Get(path), "form[action$='/answers']");

        Assert.Equal(7.42m, (await Results(sitting))[^1].Mark);
        var letter = await (await app.As(Writer)).Send(new(HttpMethod.Get, $"/c/song-van/results/{sitting.Id}/appeals/letter"));
        Assert.Equal(HttpStatusCode.OK, letter.StatusCode);
        using var docx = new ZipArchive(await letter.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        using var words = new StreamReader(docx.GetEntry("word/document.xml")!.Open());
        var written = await words.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.All(["Số ……", "TRẢ LỜI ĐƠN PHÚC KHẢO", Reason, "6,00", "7,42", "Bốn giám khảo cùng xem ý 2."], part => Assert.Contains(part, written, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_archive_keeps_application_new_sheets_decision_and_letter_once_they_are_there()
    {
        var sitting = await Released(6);
        var office = await app.As(ASitting.Office);
        Assert.DoesNotContain(await Archived(sitting), entry => entry.Key.StartsWith("6-", StringComparison.Ordinal));
        var appeal = await Apply(sitting);
        await office.Post($"/c/song-van/appeals/{appeal}/acceptances");
        var (folder, number) = ("6-phuc-khao", await Number(sitting));
        await sitting.Lock(number, 4, await sitting.Spread(6.25m));
        Assert.Equal([$"{folder}/don-phuc-khao.csv"], (await Archived(sitting)).Keys.Where(name => name.StartsWith(folder, StringComparison.Ordinal)));

        await sitting.Lock(number, 5, await sitting.Spread(6.25m));
        await office.Post($"/c/song-van/appeals/{appeal}/answers");

        var archive = await Archived(sitting);
        Assert.Equal(2, Opened.Sections(archive[$"{folder}/{number}/phieu-cham.docx"]));
        Assert.Contains(Opened.Word(archive[$"{folder}/{number}/phieu-cham.docx"]), line => line.Contains("Lần chấm 5", StringComparison.Ordinal));
        Assert.Contains(Opened.Word(archive[$"{folder}/{number}/thu-tra-loi.docx"]), line => line.Contains(Reason, StringComparison.Ordinal));
        var register = Encoding.UTF8.GetString(archive[$"{folder}/don-phuc-khao.csv"]);
        Assert.All([Reason, Writer, "Đã trả lời", "6.25", $"{number}"], part => Assert.Contains(part, register, StringComparison.Ordinal));
        Assert.Contains("MarkAppeal.Answered", Encoding.UTF8.GetString(archive["5-quy-dinh-nhat-ky/nhat-ky.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quarter_less_changes_nothing_and_says_so()
    {
        var sitting = await Released(6);
        var appeal = await Apply(sitting);
        var office = await app.As(ASitting.Office);
        await office.Post($"/c/song-van/appeals/{appeal}/acceptances");
        await LockBoth(sitting, 6, 6);
        await office.Post($"/c/song-van/appeals/{appeal}/answers");

        Assert.Single(await Results(sitting));
        Assert.Contains("Điểm giữ nguyên", (await (await app.As(Writer)).Get($"/c/song-van/results/{sitting.Id}/appeals")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_new_markers_marked_it_never_and_learn_nothing_of_an_appeal()
    {
        var sitting = await Released(6);
        var number = await Number(sitting);
        var script = await sitting.ScriptOf(number);
        var first = await MarkersOf(script);
        await (await app.As(ASitting.Office)).Post($"/c/song-van/appeals/{await Apply(sitting)}/acceptances");

        var fresh = (await MarkersOf(script)).Except(first).ToList();
        Assert.Equal(2, fresh.Count);
        foreach (var code in fresh)
        {
            var marker = await app.As(code);
            var sheet = await app.InDatabase(db => db.MarkSheets.Where(one => one.ScriptId == script && one.LockedAt == null
                && db.People.Any(person => person.Id == one.MarkerId && person.Code == code)).Select(one => one.Id).SingleAsync());
            var bag = await marker.Get("/c/song-van/marking");
            Assert.Contains($"{number}", bag.Text, StringComparison.Ordinal);
            foreach (var page in new[] { bag, await marker.Get($"/c/song-van/mark-sheets/{sheet}"), await marker.Get("/c/song-van") })
            {
                Assert.DoesNotContain("phúc khảo bài", page.Text.ToLowerInvariant(), StringComparison.Ordinal);
                Assert.DoesNotContain(Reason, page.Html, StringComparison.Ordinal);
                Assert.DoesNotContain("appeals/", page.Html, StringComparison.Ordinal);
            }

            Assert.Equal(HttpStatusCode.NotFound, (await marker.Get($"/c/song-van/appeals/{await AppealOf(sitting)}")).Status);
        }
    }

    [Fact]
    public async Task A_fresh_marker_who_never_marked_the_common_set_opens_the_script_all_the_same()
    {
        var sitting = await ASitting.Sealed(app, Markers);
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/standardisations", ("count", "1"), ("first", "true"));
        await Release(sitting, 6);
        var appeal = await Apply(sitting);

        await (await app.As(ASitting.Office)).Post($"/c/song-van/appeals/{appeal}/acceptances");

        foreach (var (code, sheet) in await Fresh(sitting))
        {
            var marker = await app.As(code);
            Assert.Equal(HttpStatusCode.OK, (await marker.Get($"/c/song-van/mark-sheets/{sheet}")).Status);
            Assert.Equal(HttpStatusCode.OK, (await marker.Get($"/c/song-van/mark-sheets/{sheet}/state")).Status);
        }
    }

    /// <summary>They marked it for practice and then saw what the group agreed on: as long as others are there it goes to those.</summary>
    [Fact]
    public async Task Whoever_had_the_script_in_the_common_set_is_fresh_only_where_nobody_else_is()
    {
        var sitting = await ASitting.Sealed(app, Markers);
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/standardisations", ("count", "4"));
        await app.InDatabase(db => db.StandardSheets.Where(sheet => db.Scripts.Any(script => script.Id == sheet.ScriptId && script.ExamSittingId == sitting.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(sheet => sheet.LockedAt, app.Clock.GetUtcNow())));
        await Release(sitting, 6);
        await sitting.Appoint("SV-CB04", AppointmentKind.Marker);
        await sitting.Appoint("SV-CB10", AppointmentKind.Marker);
        var appeal = await Apply(sitting);

        await (await app.As(ASitting.Head)).Post($"/c/song-van/appeals/{appeal}/acceptances");
        await LockBoth(sitting, 6, 7);
        await (await app.As(ASitting.Head)).Post($"/c/song-van/appeals/{appeal}/third-markings");

        var fresh = (await Fresh(sitting)).ConvertAll(one => one.Code);
        Assert.Equal(3, fresh.Count);
        Assert.Contains("SV-CB04", fresh);
        Assert.Contains("SV-CB10", fresh);
        Assert.Contains(fresh, code => Markers.Contains(code));
    }

    /// <summary>Four appeals: by lot among all, one of them would hardly ever not pass over the only unbiased marker.</summary>
    [Fact]
    public async Task One_who_did_not_mark_it_in_the_common_set_is_drawn_before_any_who_did()
    {
        var sitting = await ASitting.Sealed(app, Markers);
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/standardisations", ("count", "4"));
        await app.InDatabase(db => db.StandardSheets.Where(sheet => db.Scripts.Any(script => script.Id == sheet.ScriptId && script.ExamSittingId == sitting.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(sheet => sheet.LockedAt, app.Clock.GetUtcNow())));
        await Release(sitting, 6);
        await sitting.Appoint("SV-CB04", AppointmentKind.Marker);
        var head = await app.As(ASitting.Head);
        foreach (var writer in ASitting.Writers)
        {
            await (await app.As(writer)).Post($"/c/song-van/results/{sitting.Id}/appeals", ("said", Reason));
        }

        foreach (var appeal in await app.InDatabase(db => db.MarkAppeals.Where(one => one.ExamSittingId == sitting.Id).Select(one => one.Id).ToListAsync()))
        {
            await head.Post($"/c/song-van/appeals/{appeal}/acceptances");
        }

        var fresh = (await Fresh(sitting)).ConvertAll(one => one.Code);
        Assert.Equal(8, fresh.Count);
        Assert.Equal(4, fresh.Count(code => code == "SV-CB04"));
    }

    [Fact]
    public async Task What_a_fresh_marker_tells_the_head_is_read_and_answered()
    {
        var sitting = await Released(6);
        await (await app.As(ASitting.Office)).Post($"/c/song-van/appeals/{await Apply(sitting)}/acceptances");
        var (code, sheet) = (await Fresh(sitting))[0];
        var (marker, head) = (await app.As(code), await app.As(ASitting.Head));
        await marker.Submit(await marker.Get($"/c/song-van/mark-sheets/{sheet}"), "form#sheet", ("Concern", "Bài chép nguyên văn giáo trình."));

        Assert.NotNull((await head.Get("/c/song-van")).Document.QuerySelector($"a[href='{sitting.Path}/scripts']"));
        var page = await head.Get($"{sitting.Path}/scripts/{await Number(sitting)}");
        Assert.Contains("Bài chép nguyên văn giáo trình.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await app.InDatabase(db => db.NameOf(Writer)), page.Text, StringComparison.Ordinal);
        await head.Submit(page, "form[action*='/concerns/']", ("answer", "Cứ chấm theo đáp án."));

        Assert.Null((await head.Get("/c/song-van")).Document.QuerySelector($"a[href='{sitting.Path}/scripts']"));
        Assert.Contains("Cứ chấm theo đáp án.", (await marker.Get($"/c/song-van/mark-sheets/{sheet}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_answer_the_trainee_sees_no_mark_of_it_and_no_letter()
    {
        var sitting = await Released(6);
        var appeal = await Apply(sitting);
        var office = await app.As(ASitting.Office);
        await office.Post($"/c/song-van/appeals/{appeal}/acceptances");
        await LockBoth(sitting, 8.75m, 8.75m);
        var writer = await app.As(Writer);

        foreach (var path in new[] { $"/c/song-van/results/{sitting.Id}", $"/c/song-van/results/{sitting.Id}/appeals", "/c/song-van/results", "/c/song-van" })
        {
            var page = await writer.Get(path);
            Assert.DoesNotContain("8,75", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("đối thoại", page.Text.ToLowerInvariant(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await writer.Send(new(HttpMethod.Get, $"/c/song-van/results/{sitting.Id}/appeals/letter"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Send(new(HttpMethod.Get, $"/c/song-van/appeals/{appeal}/letter"))).StatusCode);
    }

    [Fact]
    public async Task After_the_window_nothing_is_taken_and_one_result_is_appealed_once()
    {
        var sitting = await Released(6);
        var writer = await app.As(Writer);
        var form = await writer.Get($"/c/song-van/results/{sitting.Id}/appeals");
        await writer.Submit(form, "form[action$='/appeals']", ("said", Reason));
        var again = await Page.Read(await writer.Post(form, "form[action$='/appeals']", ("said", Reason)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("đã có đơn phúc khảo", again.Text, StringComparison.Ordinal);

        var other = await app.As("SV-HV07");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.Post($"/c/song-van/results/{sitting.Id}/appeals", ("said", " "))).StatusCode);
        app.Clock.Advance(TimeSpan.FromDays(11));
        other = await app.As("SV-HV07");
        var late = await Page.Read(await other.Post($"/c/song-van/results/{sitting.Id}/appeals", ("said", Reason)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Hạn nộp đơn phúc khảo đã hết", late.Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDatabase(db => db.MarkAppeals.CountAsync(one => one.ExamSittingId == sitting.Id)));

        app.Clock.Advance(TimeSpan.FromDays(20));
        var office = await app.As(ASitting.Office);
        Assert.Contains("quá hạn", (await office.Get("/c/song-van/appeals")).Text, StringComparison.Ordinal);
        Assert.Contains("đơn phúc khảo chưa trả lời", (await office.Get("/c/song-van")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trainee_hears_that_it_was_taken_and_nothing_of_marks()
    {
        var writer = await app.Person(Writer);
        await app.InDatabase(db => db.People.Where(person => person.Id == writer).ExecuteUpdateAsync(set => set.SetProperty(person => person.Email, "phuc.khao@vidu.vn")));
        var sitting = await Released(6);
        var appeal = await Apply(sitting);
        Task<List<string>> Letters() => app.InDatabase(db => db.Outbox
            .Where(mail => mail.Recipient == "phuc.khao@vidu.vn" && mail.Subject.StartsWith("Đơn phúc khảo")).OrderBy(mail => mail.Id).Select(mail => mail.Body).ToListAsync());
        var before = await Letters();

        await (await app.As(ASitting.Office)).Post($"/c/song-van/appeals/{appeal}/acceptances");

        var letter = Assert.Single((await Letters())[before.Count..]);
        Assert.Contains("đã được nhận", letter, StringComparison.Ordinal);
        Assert.DoesNotContain('6', letter);
        await app.InDatabase(db => db.People.Where(person => person.Id == writer).ExecuteUpdateAsync(set => set.SetProperty(person => person.Email, (string?)null)));
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_the_second_is_refused_and_nothing_changed()
    {
        var sitting = await Released(6);
        var appeal = await Apply(sitting);
        var (office, head) = (await app.As(ASitting.Office), await app.As(ASitting.Head));

        var answers = await Task.WhenAll(
            office.Post($"/c/song-van/appeals/{appeal}/acceptances"), head.Post($"/c/song-van/appeals/{appeal}/refusals", ("said", "Đơn không nêu ý nào.")));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(answers[0].StatusCode == HttpStatusCode.Found ? 4 : 2, (await MarkersOf(await sitting.ScriptOf(await Number(sitting)))).Count);
    }

    [Fact]
    public async Task Without_fresh_markers_it_is_not_accepted_until_the_office_appoints_more()
    {
        var sitting = await Released(6, [ASitting.Marker, ASitting.OtherMarker]);
        var appeal = await Apply(sitting);
        var office = await app.As(ASitting.Office);
        var refused = await Page.Read(await office.Post($"/c/song-van/appeals/{appeal}/acceptances"));
        Assert.Contains("Giáo vụ cần cử thêm giám khảo", refused.Text, StringComparison.Ordinal);

        foreach (var code in new[] { ASitting.Lecturer, "SV-CB06" })
        {
            await office.Post($"{sitting.Path}/appointments", ("person", $"{await app.Person(code)}"), ("kind", nameof(AppointmentKind.Marker)));
        }

        Assert.Equal(HttpStatusCode.Found, (await office.Post($"/c/song-van/appeals/{appeal}/acceptances")).StatusCode);
    }

    [Theory]
    [InlineData(ASitting.Director, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Head, HttpStatusCode.OK, HttpStatusCode.Found)]
    [InlineData(ASitting.Marker, HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    [InlineData(ASitting.MaskingOfficer, HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    [InlineData(Writer, HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    [InlineData("SV-HV07", HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    public async Task Who_sees_and_who_decides(string code, HttpStatusCode sees, HttpStatusCode decides)
    {
        var sitting = await Released(6);
        var appeal = await Apply(sitting);
        var visitor = await app.As(code);

        Assert.Equal(sees, (await visitor.Get($"/c/song-van/appeals/{appeal}")).Status);
        Assert.Equal(decides, (await visitor.Post($"/c/song-van/appeals/{appeal}/acceptances")).StatusCode);
        if (code != Writer)
        {
            Assert.DoesNotContain(Reason, (await visitor.Get($"/c/song-van/results/{sitting.Id}/appeals")).Html, StringComparison.Ordinal);
        }
    }

    private async Task<ASitting> Released(decimal mark, params string[] markers)
    {
        var sitting = await ASitting.Sealed(app, markers.Length == 0 ? Markers : markers);
        await Release(sitting, mark);
        return sitting;
    }

    private async Task Release(ASitting sitting, decimal mark)
    {
        foreach (var number in await sitting.MaskNumbers())
        {
            await sitting.Mark(number, mark, mark);
        }

        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases");
    }

    /// <summary>The sheets that the appeal drew, with who got them.</summary>
    private async Task<List<(string Code, Guid Sheet)>> Fresh(ASitting sitting)
    {
        var rows = await app.InDatabase(db => db.SheetsIn(sitting).Where(sheet => sheet.Round >= MarkAppeal.FirstRound)
            .Select(sheet => new { db.People.First(person => person.Id == sheet.MarkerId).Code, sheet.Id }).ToListAsync());
        Assert.NotEmpty(rows);
        return rows.ConvertAll(row => (row.Code, row.Id));
    }

    /// <summary>What an archive holds that proves itself.</summary>
    private async Task<Dictionary<string, byte[]>> Archived(ASitting sitting)
    {
        using var folder = new TemporaryFolder();
        var bytes = await (await app.As(ASitting.Director)).Fetch($"{sitting.Path}/archive");
        await File.WriteAllBytesAsync(folder["a.zip"], bytes, TestContext.Current.CancellationToken);
        await using var said = new StringWriter();
        Assert.Equal(0, await ArchiveCheck.Run(folder["a.zip"], said, CancellationToken.None));
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var held = new Dictionary<string, byte[]>();
        foreach (var entry in archive.Entries)
        {
            await using var stream = await entry.OpenAsync(TestContext.Current.CancellationToken);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, TestContext.Current.CancellationToken);
            held.Add(entry.FullName, content.ToArray());
        }

        return held;
    }

    private async Task<Guid> Apply(ASitting sitting)
    {
        var writer = await app.As(Writer);
        await writer.Submit(await writer.Get($"/c/song-van/results/{sitting.Id}/appeals"), "form[action$='/appeals']", ("said", Reason));
        return await AppealOf(sitting);
    }

    private Task<Guid> AppealOf(ASitting sitting) => app.InDatabase(db => db.MarkAppeals.Where(one => one.ExamSittingId == sitting.Id).Select(one => one.Id).SingleAsync());

    private Task<AppealState> State(Guid appeal) => app.InDatabase(db => db.MarkAppeals.Where(one => one.Id == appeal).Select(one => one.State).SingleAsync());

    private Task<int> Number(ASitting sitting) => app.InDatabase(db => db.Scripts
        .Where(script => db.MarkAppeals.Any(one => one.ScriptId == script.Id && one.ExamSittingId == sitting.Id) || db.Results.Any(result =>
            result.ExamSittingId == sitting.Id && result.ScriptId == script.Id && db.People.Any(person => person.Id == result.PersonId && person.Code == Writer)))
        .Where(script => script.ExamSittingId == sitting.Id).Select(script => script.MaskNumber).FirstAsync());

    private async Task LockBoth(ASitting sitting, decimal one, decimal other)
    {
        var number = await Number(sitting);
        await sitting.Lock(number, 4, await sitting.Spread(one));
        await sitting.Lock(number, 5, await sitting.Spread(other));
    }

    private Task<List<Result>> Results(ASitting sitting) => app.InDatabase(db => db.Results.AsNoTracking()
        .Where(result => result.ExamSittingId == sitting.Id && db.People.Any(person => person.Id == result.PersonId && person.Code == Writer))
        .OrderBy(result => result.Edition).ToListAsync());

    private Task<List<string>> MarkersOf(Guid script) => app.InDatabase(db => db.MarkSheets.Where(sheet => sheet.ScriptId == script)
        .Select(sheet => db.People.First(person => person.Id == sheet.MarkerId).Code).ToListAsync());

    private Task<List<string>> Sheets(ASitting sitting) => app.InDatabase(async db => (await db.SheetsIn(sitting).Include(sheet => sheet.Marks).ToListAsync())
        .OrderBy(sheet => sheet.Id).Select(sheet => $"{sheet.Id} {sheet.LockedAt} {sheet.Total} {sheet.Sequence}").ToList());
}
