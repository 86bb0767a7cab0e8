using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

public sealed class MarksTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_mark_is_stored_at_once_and_answered_with_the_servers_time()
    {
        var (sitting, sheet) = await ASheet();
        var item = (await sitting.Items())[0];

        var told = await Sheet.Read(await sheet.Mark(item.Id, 0.75));

        Assert.Equal(1, told.GetProperty("sequence").GetInt64());
        Assert.Equal("9:00:00", told.GetProperty("savedAt").GetString());
        Assert.Equal(0.75m, told.GetProperty("total").GetDecimal());
        Assert.True((await sheet.Open()).Find($"input[name='Marks[{item.Id}]'][value='0.75']").HasAttribute("checked"));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(99)]
    [InlineData(-0.25)]
    [InlineData("một")]
    [InlineData(null)]
    public async Task A_mark_off_the_scheme_is_refused_with_the_reason_and_nothing_changes(object? value)
    {
        var (sitting, sheet) = await ASheet();

        var answer = await sheet.Mark((await sitting.Items())[0].Id, value);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEqual("", (await Sheet.Read(answer)).GetProperty("reason").GetString());
        await sheet.Open();
        Assert.Equal(0, sheet.Sequence);
    }

    [Fact]
    public async Task An_item_of_another_paper_or_of_none_is_not_found()
    {
        var (sitting, sheet) = await ASheet();
        var own = (await sitting.Items()).ConvertAll(item => item.Id);
        var foreign = await app.InDatabase(db => db.SchemeItems.Where(item => !own.Contains(item.Id)).Select(item => item.Id).FirstAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await sheet.Mark(foreign, 0.25)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sheet.Mark(Guid.NewGuid(), 0.25)).StatusCode);
    }

    [Fact]
    public async Task Of_two_windows_the_second_is_told_what_the_first_did()
    {
        var sitting = await ASitting.Sealed(app);
        var id = (await sitting.SheetsOf(ASitting.Marker))[0];
        var item = (await sitting.Items())[0].Id;
        var here = await Sheet.Open(await app.As(ASitting.Marker), id);
        var there = await Sheet.Open(await app.As(ASitting.Marker), id);

        await here.Mark(item, 0.25);
        var answer = await there.Mark(item, 1);

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        var told = await Sheet.Read(answer);
        Assert.Equal(0.25m, told.GetProperty("marks").GetProperty(item.ToString()).GetDecimal());
        there.Sequence = told.GetProperty("sequence").GetInt64();
        Assert.Equal(HttpStatusCode.OK, (await there.Mark(item, 1)).StatusCode);
    }

    [Fact]
    public async Task Two_windows_at_the_very_same_moment_never_both_win()
    {
        var sitting = await ASitting.Sealed(app);
        var id = (await sitting.SheetsOf(ASitting.Marker))[0];
        var item = (await sitting.Items())[0].Id;
        var windows = new List<Sheet>();
        for (var window = 0; window < 6; window++)
        {
            windows.Add(await Sheet.Open(await app.As(ASitting.Marker), id));
        }

        var answers = await Task.WhenAll(windows.Select((window, at) => window.Mark(item, at * 0.25)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task A_change_that_does_not_say_what_it_was_made_on_is_refused()
    {
        var (sitting, sheet) = await ASheet();
        sheet.Sequence = -1;

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await sheet.Mark((await sitting.Items())[0].Id, 1)).StatusCode);
    }

    [Fact]
    public async Task A_remark_stands_at_the_words_it_quotes_and_can_be_taken_back()
    {
        var (_, sheet) = await ASheet();

        Assert.Equal(HttpStatusCode.OK, (await sheet.Say(1, 10, "hạt nhân", "Đúng.")).StatusCode);
        var page = await sheet.Open();
        Assert.Equal("hạt nhân1", page.Find(".anchor").TextContent);

        var remark = page.Find(".para__notes li").GetAttribute("data-id");
        Assert.Equal(HttpStatusCode.OK, (await sheet.Send(HttpMethod.Delete, $"remarks/{remark}", null)).StatusCode);
        Assert.Empty((await sheet.Open()).Document.QuerySelectorAll(".anchor"));
    }

    [Theory]
    [InlineData(1, 11, "hạt nhân", "Đúng.")]
    [InlineData(1, -5, "hạt nhân", "Đúng.")]
    [InlineData(1, 10, "", "Đúng.")]
    [InlineData(9, 10, "hạt nhân", "Đúng.")]
    [InlineData(1, 10, "hạt nhân", " ")]
    public async Task A_remark_without_words_or_place_is_refused(int number, int start, string quote, string text)
    {
        var (_, sheet) = await ASheet();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sheet.Say(number, start, quote, text)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sheet.Say(1, 10, "hạt nhân", new string('a', 1001))).StatusCode);
        Assert.Empty((await sheet.Open()).Document.QuerySelectorAll(".anchor"));
    }

    [Fact]
    public async Task A_locked_sheet_takes_nothing_more()
    {
        var (sitting, sheet) = await ASheet();
        await sitting.MarkAll();
        await sheet.Open();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sheet.Mark((await sitting.Items())[0].Id, 0)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sheet.Say(1, 10, "hạt nhân", "Đúng.")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sheet.Send(HttpMethod.Put, "conclusion", new { text = "Tốt." })).StatusCode);
    }

    private async Task<(ASitting Sitting, Sheet Sheet)> ASheet()
    {
        var sitting = await ASitting.Sealed(app);
        return (sitting, await Sheet.Open(await app.As(ASitting.Marker), (await sitting.SheetsOf(ASitting.Marker))[0]));
    }
}
