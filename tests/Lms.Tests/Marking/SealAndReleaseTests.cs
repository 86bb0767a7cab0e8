using System.Net;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

public sealed class SealAndReleaseTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Theory]
    [InlineData(ASitting.Office, HttpStatusCode.OK)]
    [InlineData(ASitting.MaskingOfficer, HttpStatusCode.OK)]
    [InlineData(ASitting.Marker, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Director, HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Lecturer, HttpStatusCode.NotFound)]
    [InlineData("SV-HV30", HttpStatusCode.NotFound)]
    public async Task Who_may_seal(string code, HttpStatusCode expected)
    {
        var sitting = await ASitting.Written(app);
        await sitting.RecordAbsent();
        await Answers(code, sitting, "seals", expected);
    }

    [Theory]
    [InlineData(ASitting.Head, HttpStatusCode.OK)]
    [InlineData(ASitting.Director, HttpStatusCode.OK)]
    [InlineData(ASitting.Office, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Marker, HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Lecturer, HttpStatusCode.NotFound)]
    public async Task Who_may_release(string code, HttpStatusCode expected)
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        await Answers(code, sitting, "releases", expected);
    }

    [Theory]
    [InlineData(ASitting.Head, HttpStatusCode.OK)]
    [InlineData(ASitting.Office, HttpStatusCode.OK)]
    [InlineData(ASitting.Marker, HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Lecturer, HttpStatusCode.NotFound)]
    public async Task Who_follows_the_marking(string code, HttpStatusCode expected)
    {
        var sitting = await ASitting.Sealed(app);

        Assert.Equal(expected, (await (await app.As(code)).Get($"{sitting.Path}/marking")).Status);
    }

    /// <summary>A save that came in time may still wait for its turn: what is acknowledged must be in the script.</summary>
    [Fact]
    public async Task In_the_minute_after_the_end_nothing_is_sealed_and_a_save_under_way_is_waited_for()
    {
        var sitting = await ASitting.Written(app);
        await sitting.RecordAbsent();
        var attempt = await app.InDatabase(db => db.Attempts.Where(attempt => attempt.ExamSittingId == sitting.Id).Select(attempt => attempt.Id).FirstAsync());
        var ended = app.Clock.GetUtcNow().AddSeconds(-20);
        await Writing(ended);
        var officer = await app.As(ASitting.MaskingOfficer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Post($"{sitting.Path}/seals")).StatusCode);
        await Writing(ended.AddMinutes(-1));

        var (save, seal) = await app.InDatabase(async db =>
        {
            await using var saving = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"select from attempts where id = {attempt} for share");
            var sealing = officer.Post($"{sitting.Path}/seals");
            var first = await Task.WhenAny(sealing, Task.Delay(1500));
            await saving.CommitAsync();
            return (first != sealing, sealing);
        });

        Assert.True(save);
        Assert.Equal(HttpStatusCode.Found, (await seal).StatusCode);

        Task<int> Writing(DateTimeOffset until) => app.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"update attempts set handed_in_at = null, deadline = {until}, accepts_until = {until} where id = {attempt}"));
    }

    [Fact]
    public async Task The_board_names_no_trainee_and_shows_marks_to_nobody()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        var names = await app.InDatabase(db => db.People.Where(person => ASitting.Writers.Contains(person.Code)).Select(person => person.FullName).ToListAsync());

        foreach (var code in new[] { ASitting.Head, ASitting.Office })
        {
            var board = await (await app.As(code)).Get($"{sitting.Path}/marking");

            Assert.Contains("Đã khoá 8 / 8 phiếu chấm", board.Text, StringComparison.Ordinal);
            Assert.Contains("Đã có điểm thống nhất 4 / 4 bài", board.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("10,00", board.Text, StringComparison.Ordinal);
            Assert.All(names, name => Assert.DoesNotContain(name, board.Html, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task While_somebody_writes_a_sitting_does_not_seal_and_says_why()
    {
        var sitting = await ASitting.Written(app);
        await app.InDatabase(async db =>
        {
            await db.Attempts.Where(attempt => attempt.ExamSittingId == sitting.Id).Take(1).ExecuteUpdateAsync(set => set
                .SetProperty(attempt => attempt.HandedInAt, (DateTimeOffset?)null)
                .SetProperty(attempt => attempt.AcceptsUntil, app.Clock.GetUtcNow().AddHours(1)));
        });
        var office = await app.As(ASitting.Office);

        var page = await office.Get($"{sitting.Path}/seals/new");

        Assert.Contains("Còn 1 người đang làm bài", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form[action$='/seals']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await office.Post($"{sitting.Path}/seals")).StatusCode);
    }

    [Fact]
    public async Task Whoever_did_not_come_is_recorded_in_one_act_as_they_were_listed()
    {
        var sitting = await ASitting.Written(app);
        var office = await app.As(ASitting.Office);
        var list = await office.Get($"{sitting.Path}/seals/new");

        Assert.Contains("5 thí sinh, mới có 4 bài, 0 vắng và 0 hoãn thi", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await office.Post($"{sitting.Path}/seals")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await office.Post(list, "form[action$='/absences']")).StatusCode);

        var absent = await app.InDatabase(db => db.Candidates.SingleAsync(candidate => candidate.ExamSittingId == sitting.Id && candidate.AbsenceRecordedAt != null));
        var (who, by) = await app.InDatabase(async db => (
            (await db.People.SingleAsync(person => person.Id == absent.PersonId)).Code, (await db.People.SingleAsync(person => person.Id == absent.AbsenceRecordedBy)).Code));
        Assert.Equal((ASitting.Absentee, ASitting.Office), (who, by));
        Assert.Equal(app.Clock.GetUtcNow(), absent.AbsenceRecordedAt);
    }

    [Fact]
    public async Task A_list_that_changed_meanwhile_is_refused_and_shown_again()
    {
        var sitting = await ASitting.Written(app);
        var office = await app.As(ASitting.Office);
        var list = await office.Get($"{sitting.Path}/seals/new");
        var late = await app.InDatabase(async db => (await db.People.SingleAsync(person => person.Code == "SV-HV20")).Id);
        await app.InDatabase(async db =>
        {
            (await sitting.Load(db)).Admit(late);
            await db.SaveChangesAsync();
        });

        var answer = await Page.Read(await office.Post(list, "form[action$='/absences']"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Danh sách vắng đã thay đổi, nay còn 2 người", answer.Text, StringComparison.Ordinal);
        Assert.Equal(2, answer.Document.QuerySelectorAll("form[action$='/absences'] input[name=person]").Length);
        Assert.Equal(0, await app.InDatabase(db => db.Candidates.CountAsync(candidate => candidate.ExamSittingId == sitting.Id && candidate.AbsenceRecordedAt != null)));
    }

    [Fact]
    public async Task Whoever_started_cannot_be_recorded_absent()
    {
        var sitting = await ASitting.Written(app);
        var office = await app.As(ASitting.Office);
        var writer = await app.InDatabase(async db => (await db.People.SingleAsync(person => person.Code == ASitting.Writers[0])).Id);

        var answer = await Page.Read(await office.Post($"{sitting.Path}/absences", ("person", writer.ToString())));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("không thể ghi vắng", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_script_goes_to_two_different_markers_in_equal_shares()
    {
        var sitting = await ASitting.Sealed(app, ASitting.Marker, ASitting.OtherMarker, ASitting.Lecturer);
        var sheets = await app.InDatabase(db => db.SheetsIn(sitting).ToListAsync());

        Assert.All(sheets.GroupBy(sheet => sheet.ScriptId), script =>
        {
            Assert.Equal([1, 2], script.Select(sheet => sheet.Round).Order());
            Assert.Equal(2, script.Select(sheet => sheet.MarkerId).Distinct().Count());
        });
        Assert.All(sheets, sheet => Assert.Equal(4, sheet.Id.Version));
        Assert.Equal([2, 3, 3], sheets.GroupBy(sheet => sheet.MarkerId).Select(own => own.Count()).Order());
    }

    [Fact]
    public async Task Whoever_holds_one_task_is_refused_the_other_in_words_and_after_the_seal_only_a_marker_more_is_taken()
    {
        var sitting = await ASitting.Sealed(app);
        var office = await app.As(ASitting.Office);
        var people = await app.InDatabase(db => db.People.ToDictionaryAsync(person => person.Code, person => person.Id));
        async Task<string> Appoint(string code, AppointmentKind kind) => (await Page.Read(await office.Post(
            $"{sitting.Path}/appointments", ("person", people[code].ToString()), ("kind", kind.ToString())))).Text;

        Assert.Contains("Thư ký làm phách biết bài của ai", await Appoint(ASitting.MaskingOfficer, AppointmentKind.Marker), StringComparison.Ordinal);
        Assert.Contains("Tổ trưởng chấm thấy cả hai phiếu", await Appoint(ASitting.Head, AppointmentKind.Marker), StringComparison.Ordinal);
        Assert.Contains("Thí sinh không làm phách", await Appoint(ASitting.Writers[0], AppointmentKind.Marker), StringComparison.Ordinal);
        Assert.Contains("đã niêm phong", await Appoint(ASitting.Lecturer, AppointmentKind.MaskingOfficer), StringComparison.Ordinal);
        await Appoint(ASitting.Lecturer, AppointmentKind.Marker);

        Assert.Equal(3, await app.InDatabase(db => db.Appointments.CountAsync(held => held.ExamSittingId == sitting.Id && held.Kind == AppointmentKind.Marker)));
        var page = await office.Get(sitting.Path);
        Assert.Equal(["Marker"], page.Document.QuerySelectorAll("#kind option").Select(option => option.GetAttribute("value")));
    }

    [Fact]
    public async Task A_sitting_is_sealed_once()
    {
        var sitting = await ASitting.Sealed(app);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await app.As(ASitting.Office)).Post($"{sitting.Path}/seals")).StatusCode);
        Assert.Equal(4, await app.InDatabase(db => db.Scripts.CountAsync(script => script.ExamSittingId == sitting.Id)));
    }

    [Fact]
    public async Task With_open_sheets_nothing_is_released()
    {
        var sitting = await ASitting.Sealed(app);
        var head = await app.As(ASitting.Head);

        Assert.Contains("Còn 4 bài chưa có điểm thống nhất", (await head.Get($"{sitting.Path}/releases/new")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{sitting.Path}/releases")).StatusCode);
        Assert.Equal(0, await app.InDatabase(db => db.Results.CountAsync(result => result.ExamSittingId == sitting.Id)));
    }

    [Fact]
    public async Task Results_are_released_once()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        var head = await app.As(ASitting.Head);

        Assert.Equal(HttpStatusCode.Found, (await head.Post($"{sitting.Path}/releases")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{sitting.Path}/releases")).StatusCode);
        Assert.Equal(4, await app.InDatabase(db => db.Results.CountAsync(result => result.ExamSittingId == sitting.Id)));
    }

    [Fact]
    public async Task A_long_list_of_results_comes_by_pages_and_is_counted_and_printed_whole()
    {
        var sitting = await ASitting.Written(app);
        await sitting.AdmitMore(50);
        await sitting.Seal();
        await sitting.MarkAll();
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases");
        var office = await app.As(ASitting.Office);
        List<string> Names(Page page) => [.. page.Document.QuerySelectorAll("tbody th").Select(name => name.TextContent.Trim())];

        var (first, second) = (await office.Get($"{sitting.Path}/results"), await office.Get($"{sitting.Path}/results?page=2"));

        Assert.Equal((50, 5), (Names(first).Count, Names(second).Count));
        Assert.Equal(5, Names(first).Count(name => name != "Lò Văn Ức"));
        foreach (var page in new[] { first, second })
        {
            Assert.Contains("4 / 55", page.Find("#bands").TextContent, StringComparison.Ordinal);
            Assert.Contains("4 / 4 · 100,00 %", page.Find(".figures").TextContent, StringComparison.Ordinal);
            Assert.Contains("51", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(55, (await office.Get($"{sitting.Path}/results/document")).Document.QuerySelectorAll("tbody tr").Length);
        Assert.Empty(Names(await office.Get($"{sitting.Path}/results?page=99")));
    }

    [Fact]
    public async Task Before_release_there_is_no_list_of_results_for_anybody()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.Office)).Get($"{sitting.Path}/results")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.Director)).Get($"{sitting.Path}/results/document")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As("SV-HV03")).Get($"{sitting.Path}/results")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.Lecturer)).Get($"{sitting.Path}/results")).Status);
    }

    [Fact]
    public async Task A_trainee_sees_no_result_of_another()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases");

        Assert.Equal(HttpStatusCode.OK, (await (await app.As("SV-HV03")).Get($"/c/song-van/results/{sitting.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.Absentee)).Get($"/c/song-van/results/{sitting.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As("SV-HV30")).Get($"/c/song-van/results/{sitting.Id}")).Status);
    }

    [Fact]
    public async Task Another_centres_sitting_is_not_found()
    {
        var sitting = await ASitting.Sealed(app);
        var office = await app.As("DL-CB02");

        foreach (var page in new[] { "seals/new", "releases/new", "marking", "results" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await office.Get($"/c/dong-lam/sittings/{sitting.Id}/{page}")).Status);
        }
    }

    private async Task Answers(string code, ASitting sitting, string act, HttpStatusCode expected)
    {
        var visitor = await app.As(code);

        Assert.Equal(expected, (await visitor.Get($"{sitting.Path}/{act}/new")).Status);
        var done = expected == HttpStatusCode.OK ? HttpStatusCode.Found : expected;
        Assert.Equal(done, (await visitor.Post($"{sitting.Path}/{act}")).StatusCode);
    }
}
