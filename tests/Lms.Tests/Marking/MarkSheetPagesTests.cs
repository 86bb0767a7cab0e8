using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

public sealed class MarkSheetPagesTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Theory]
    [InlineData(ASitting.OtherMarker)]
    [InlineData(ASitting.Head)]
    [InlineData(ASitting.Director)]
    [InlineData(ASitting.Office)]
    [InlineData(ASitting.MaskingOfficer)]
    [InlineData(ASitting.Lecturer)]
    [InlineData("SV-HV03")]
    [InlineData("SV-HV30")]
    public async Task Only_its_marker_finds_a_sheet(string code)
    {
        var (_, id) = await ASheet();

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(code)).Get($"/c/song-van/mark-sheets/{id}")).Status);
    }

    [Fact]
    public async Task Another_marker_of_the_same_sitting_can_neither_read_nor_write_a_sheet()
    {
        var sitting = await ASitting.Sealed(app, ASitting.Marker, ASitting.OtherMarker);
        var mine = (await sitting.SheetsOf(ASitting.Marker))[0];
        var theirs = (await sitting.SheetsOf(ASitting.OtherMarker))[0];
        var marker = await app.As(ASitting.Marker);
        var own = await Sheet.Open(marker, mine);
        var item = (await sitting.Items())[0];
        var token = (await own.Open()).Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;

        var request = new HttpRequestMessage(HttpMethod.Put, $"/c/song-van/mark-sheets/{theirs}/marks/{item.Id}")
        {
            Content = new StringContent("{\"value\":1}", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Form-Token", token);
        request.Headers.TryAddWithoutValidation("If-Match", "\"0\"");

        Assert.Equal(HttpStatusCode.NotFound, (await marker.Send(request)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await marker.Get($"/c/song-van/mark-sheets/{theirs}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await own.Mark(item.Id, 1)).StatusCode);
        Assert.DoesNotContain(theirs.ToString(), (await marker.Get("/c/song-van/marking")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_is_not_found_through_another_centre_nor_by_a_forged_id()
    {
        var (_, id) = await ASheet();

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As("SV-CB06")).Get($"/c/dong-lam/mark-sheets/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.Marker)).Get($"/c/dong-lam/mark-sheets/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.Marker)).Get($"/c/song-van/mark-sheets/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.Marker)).Get("/c/song-van/mark-sheets/7")).Status);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_by_pages_and_told_401_by_JSON()
    {
        var (sitting, id) = await ASheet();
        var stranger = app.Stranger();

        await stranger.Get($"/c/song-van/mark-sheets/{id}");
        Assert.Equal("/sign-in", stranger.Location.AbsolutePath);

        var put = new HttpRequestMessage(HttpMethod.Put, $"/c/song-van/mark-sheets/{id}/marks/{(await sitting.Items())[0].Id}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Send(put)).StatusCode);
    }

    [Fact]
    public async Task What_a_trainee_wrote_is_shown_as_text_and_so_is_a_remark()
    {
        var (_, id) = await ASheet();
        var sheet = await Sheet.Open(await app.As(ASitting.Marker), id);

        await sheet.Say(1, 0, "Chi bộ", "<img src=x onerror=alert(1)><script>alert(2)</script>");
        var page = await sheet.Open();

        Assert.Empty(page.Document.QuerySelectorAll("main script, main img"));
        Assert.Contains("<script>alert(1)</script>", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(2)</script>", page.Find(".para__notes").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_a_quote_that_is_not_there_keeps_what_was_typed_and_stores_nothing()
    {
        var (sitting, id) = await ASheet();
        var marker = await app.As(ASitting.Marker);
        var item = (await sitting.Items())[0];

        var page = await Page.Read(await marker.Post(
            await marker.Get($"/c/song-van/mark-sheets/{id}"), "#sheet",
            ($"Marks[{item.Id}]", "0.5"), ("Quote", "không có đoạn này"), ("Words", "Nhận xét dài")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("không có ở chỗ này", page.Text, StringComparison.Ordinal);
        Assert.Equal("Nhận xét dài", page.Find("#Words").TextContent);
        Assert.True(page.Find($"input[name='Marks[{item.Id}]'][value='0.5']").HasAttribute("checked"));
        Assert.Equal(0, await app.InDatabase(db => db.MarkSheets.Where(sheet => sheet.Id == id).Select(sheet => sheet.Marks.Count).SingleAsync()));
    }

    [Theory]
    [InlineData("0.3")]
    [InlineData("99")]
    [InlineData("-0.25")]
    [InlineData("abc")]
    [InlineData("1e400")]
    public async Task A_form_with_a_mark_off_the_scheme_is_refused_in_words(string value)
    {
        var (sitting, id) = await ASheet();
        var marker = await app.As(ASitting.Marker);

        var answer = await marker.Post(
            await marker.Get($"/c/song-van/mark-sheets/{id}"), "#sheet", ($"Marks[{(await sitting.Items())[0].Id}]", value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("iểm", (await Page.Read(answer)).Find("#sheet [role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_with_open_items_does_not_lock()
    {
        var (_, id) = await ASheet();
        var marker = await app.As(ASitting.Marker);
        var page = await marker.Get($"/c/song-van/mark-sheets/{id}");

        var answer = await marker.Send(new HttpRequestMessage(HttpMethod.Post, $"/c/song-van/mark-sheets/{id}/locks")
        {
            Content = new FormUrlEncodedContent(Page.Values(page.Form("#sheet"))),
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Null(await app.InDatabase(db => db.MarkSheets.Where(sheet => sheet.Id == id).Select(sheet => sheet.LockedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_form_sent_without_its_token_is_refused()
    {
        var (_, id) = await ASheet();
        var marker = await app.As(ASitting.Marker);

        var answer = await marker.Send(new HttpRequestMessage(HttpMethod.Post, $"/c/song-van/mark-sheets/{id}")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("Sequence", "0")]),
        });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<(ASitting Sitting, Guid Sheet)> ASheet()
    {
        var sitting = await ASitting.Sealed(app);
        return (sitting, (await sitting.SheetsOf(ASitting.Marker))[0]);
    }
}
