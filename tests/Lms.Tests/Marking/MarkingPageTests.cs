using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>What stands beside the marks: points in remarks, the private note, the concern for the head, ready comments.</summary>
public sealed class MarkingPageTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Points_of_a_remark_are_shown_and_change_no_sum()
    {
        var (_, sheet) = await ASheet();

        Assert.Equal(HttpStatusCode.OK, (await Say(sheet, "Đúng.", 0.25m)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Say(sheet, "Thiếu.", -0.5m)).StatusCode);
        var page = await sheet.Open();

        Assert.Contains("(+0,25)", page.Find(".para__notes").TextContent, StringComparison.Ordinal);
        Assert.Contains("(−0,50)", page.Find(".para__notes").TextContent, StringComparison.Ordinal);
        Assert.Equal("0,00", page.Find("[data-total]").TextContent);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(99)]
    [InlineData(-99)]
    public async Task Points_off_the_scheme_are_refused_and_nothing_is_stored(double points)
    {
        var (_, sheet) = await ASheet();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Say(sheet, "Đúng.", (decimal)points)).StatusCode);
        Assert.Empty((await sheet.Open()).Document.QuerySelectorAll(".anchor"));
    }

    [Fact]
    public async Task A_remark_whose_answer_was_lost_on_the_way_is_stored_once()
    {
        var (_, sheet) = await ASheet();
        await Say(sheet, "Đúng.", null);
        var sequence = sheet.Sequence;

        Assert.Equal(HttpStatusCode.OK, (await Say(sheet, "Đúng.", null)).StatusCode);

        Assert.Equal(sequence, sheet.Sequence);
        Assert.Single((await sheet.Open()).Document.QuerySelectorAll(".para__notes li"));
    }

    [Fact]
    public async Task A_note_and_a_conclusion_follow_the_state_they_were_made_on()
    {
        var sitting = await ASitting.Sealed(app);
        var id = (await sitting.SheetsOf(ASitting.Marker))[0];
        var here = await Sheet.Open(await app.As(ASitting.Marker), id);
        var there = await Sheet.Open(await app.As(ASitting.Marker), id);

        Assert.Equal(HttpStatusCode.OK, (await Put(here, "note", "Đọc lại câu hai.")).StatusCode);
        var refused = await Put(there, "note", "Khác.");

        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        Assert.Equal("Đọc lại câu hai.", (await Sheet.Read(refused)).GetProperty("note").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(there, "conclusion", "Tốt.")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(there, "concern", "Chép.")).StatusCode);
        Assert.Equal("Đọc lại câu hai.", (await here.Open()).Find("#Note").TextContent);
    }

    [Theory]
    [InlineData(ASitting.Head)]
    [InlineData(ASitting.OtherMarker)]
    [InlineData(ASitting.Office)]
    [InlineData(ASitting.Director)]
    public async Task Nobody_but_its_marker_ever_reads_a_private_note(string code)
    {
        const string secret = "Ghi kín của giám khảo";
        var (sitting, sheet) = await ASheet();
        await Put(sheet, "note", secret);
        await sitting.MarkAll();

        var crawl = new Crawl(await app.As(code));
        await crawl.Follow("/c/song-van/marking", $"{sitting.Path}/scripts", sitting.Path);
        await crawl.TryEverywhere([(await sitting.SheetsOf(ASitting.Marker))[0].ToString(), sitting.Id.ToString()], await sitting.MaskNumbers());

        Assert.True(crawl.Seen.Count > 20);
        Assert.DoesNotContain(crawl.Seen.Values, answer => answer.Contains(secret, StringComparison.Ordinal));
        Assert.Equal(secret, (await sheet.Open()).Find("#Note").TextContent);
    }

    [Fact]
    public async Task The_head_reads_a_concern_before_the_sheets_lock_and_answers_it_and_the_other_marker_learns_nothing()
    {
        const string told = "Hai đoạn giống hệt một bài khác";
        var sitting = await ASitting.Sealed(app, ASitting.Marker, ASitting.OtherMarker);
        var id = (await sitting.SheetsOf(ASitting.Marker))[0];
        var sheet = await Sheet.Open(await app.As(ASitting.Marker), id);
        await Put(sheet, "concern", told);
        var mask = await MaskOf(id);
        var head = await app.As(ASitting.Head);

        var page = await head.Get($"{sitting.Path}/scripts/{mask}");
        Assert.Contains(told, page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#totals"));
        Assert.Contains("Có lời báo", (await head.Get($"{sitting.Path}/scripts")).Text, StringComparison.Ordinal);

        var answer = $"{sitting.Path}/scripts/{mask}/concerns/{id}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post(answer, ("answer", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await head.Post(answer, ("answer", "Đã xem, chấm bình thường."))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post(answer, ("answer", "Lần nữa."))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Post($"{sitting.Path}/scripts/{mask}/concerns/{Guid.NewGuid()}", ("answer", "a"))).StatusCode);
        Assert.Contains("chấm bình thường", (await sheet.Open()).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Put(sheet, "concern", "Đổi lời.")).StatusCode);

        var other = new Crawl(await app.As(ASitting.OtherMarker));
        await other.Follow("/c/song-van/marking");
        Assert.DoesNotContain(other.Seen.Values, seen => seen.Contains(told, StringComparison.Ordinal) || seen.Contains("chấm bình thường", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_concern_is_taken_back_by_an_empty_one()
    {
        var (sitting, sheet) = await ASheet();
        await Put(sheet, "concern", "Nhầm.");
        await Put(sheet, "concern", "");

        Assert.Equal(0, await app.InDatabase(db => db.Concerns.CountAsync(concern => db.SheetsIn(sitting).Any(one => one.Id == concern.MarkSheetId))));
    }

    [Fact]
    public async Task A_locked_sheet_takes_no_note_and_no_concern_and_the_database_refuses_too()
    {
        var (sitting, sheet) = await ASheet();
        await Put(sheet, "note", "Trước khi khoá.");
        await sitting.MarkAll();
        var id = (await sitting.SheetsOf(ASitting.Marker))[0];
        await sheet.Open();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Put(sheet, "note", "Sau.")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Put(sheet, "concern", "Sau.")).StatusCode);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => app.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"update private_notes set text = 'Sau.' where mark_sheet_id = {id}")));
    }

    [Fact]
    public async Task The_state_brings_what_stands_and_a_token_that_is_taken()
    {
        var (sitting, sheet) = await ASheet();
        await sheet.Mark((await sitting.Items())[0].Id, 0.5);

        var told = await Sheet.Read(await sheet.Send(HttpMethod.Get, "state", null, keep: false));

        Assert.Equal(1, told.GetProperty("sheet").GetProperty("sequence").GetInt64());
        Assert.False(string.IsNullOrEmpty(told.GetProperty("token").GetString()));
    }

    [Fact]
    public async Task Without_script_a_form_brings_everything_and_a_shorthand_is_written_out()
    {
        var sitting = await ASitting.Sealed(app);
        var id = (await sitting.SheetsOf(ASitting.Marker))[0];
        var marker = await app.As(ASitting.Marker);
        await marker.Post("/c/song-van/comments", ("Words", "Nêu đủ ý, có số liệu."), ("Shorthand", "/duso"));

        var answer = await marker.Post(
            await marker.Get($"/c/song-van/mark-sheets/{id}"), "#sheet",
            ("Number", "1"), ("Quote", "hạt nhân"), ("Words", "/duso Tốt và/hoặc hơn."), ("Points", "−0,25"), ("Note", "Riêng."), ("Concern", "Lộ tên."));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await marker.Get($"/c/song-van/mark-sheets/{id}");
        Assert.Contains("Nêu đủ ý, có số liệu. Tốt và/hoặc hơn.", page.Find(".para__notes").TextContent, StringComparison.Ordinal);
        Assert.Contains("(−0,25)", page.Find(".para__notes").TextContent, StringComparison.Ordinal);
        Assert.Equal("Riêng.", page.Find("#Note").TextContent);
        Assert.Equal("Lộ tên.", page.Find("#Concern").TextContent);
        Assert.Equal("1", (await marker.Get("/c/song-van/comments?find=duso")).Find("tbody td.r").TextContent);
    }

    [Fact]
    public async Task A_form_that_is_refused_counts_no_comment_and_stores_nothing()
    {
        var sitting = await ASitting.Sealed(app);
        var id = (await sitting.SheetsOf(ASitting.Marker))[0];
        var marker = await app.As(ASitting.Marker);
        await marker.Post("/c/song-van/comments", ("Words", "Lời chưa dùng."), ("Shorthand", "chuadung"));

        var answer = await marker.Post(
            await marker.Get($"/c/song-van/mark-sheets/{id}"), "#sheet", ("Quote", "không có đoạn này"), ("Words", "/chuadung"), ("Note", "Riêng."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await app.InDatabase(db => db.CommentUses.CountAsync(use => db.BankComments.Any(one => one.Id == use.BankCommentId && one.Shorthand == "chuadung"))));
        Assert.Equal(0, await app.InDatabase(db => db.PrivateNotes.CountAsync(note => note.MarkSheetId == id)));
    }

    private async Task<(ASitting Sitting, Sheet Sheet)> ASheet()
    {
        var sitting = await ASitting.Sealed(app);
        return (sitting, await Sheet.Open(await app.As(ASitting.Marker), (await sitting.SheetsOf(ASitting.Marker))[0]));
    }

    private Task<int> MaskOf(Guid sheet) => app.InDatabase(db => db.MarkSheets.Where(one => one.Id == sheet)
        .Select(one => db.Scripts.First(script => script.Id == one.ScriptId).MaskNumber).SingleAsync());

    private static Task<HttpResponseMessage> Say(Sheet sheet, string text, decimal? points) =>
        sheet.Send(HttpMethod.Post, "remarks", new { number = 1, start = 10, quote = "hạt nhân", text, points });

    private static Task<HttpResponseMessage> Put(Sheet sheet, string what, string text) => sheet.Send(HttpMethod.Put, what, new { text });
}
