using System.Globalization;
using System.Net;
using Lms.Tests.Support;

namespace Lms.Tests.Marking.Watching;

public sealed class AgreementPageTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task The_head_sees_how_the_two_markers_of_every_compared_script_agree()
    {
        var sitting = await ASitting.Sealed(app);
        var numbers = await sitting.MaskNumbers();
        await sitting.Mark(numbers[0], 6, 7.25m);
        await sitting.Mark(numbers[1], 5, 5);
        await sitting.Mark(numbers[2], 8);

        var page = await (await app.As(ASitting.Head)).Get($"{sitting.Path}/agreement");

        Assert.Contains("2 / 4", page.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var figures = page.Document.QuerySelectorAll(".figures dd").Select(figure => figure.TextContent).ToList();
        Assert.Equal("0,63 điểm", figures[0]);

        // (6; 7,25) and (5; 5), worked by hand: κ = 1 − 0,78125 ÷ 1,90625; ICC = (2,640625 − 0,390625) ÷ (2,640625 + 0,390625).
        Assert.Equal(["0,59", "0,74"], figures[1..]);
        var outlier = Assert.Single(page.Document.QuerySelectorAll("section[aria-labelledby='outliers'] tbody tr"));
        Assert.Equal($"{numbers[0]}", outlier.QuerySelector("th")!.TextContent);
        Assert.Equal([0, 0, 0, 0, 0, 2, 1, 1, 0, 0], page.Document.QuerySelectorAll(".bars__count").Select(count => int.Parse(count.FirstChild!.TextContent, CultureInfo.InvariantCulture)));
    }

    /// <summary>Their markers had seen the agreed marks: two like sheets prove nothing.</summary>
    [Fact]
    public async Task Scripts_that_all_marked_first_move_no_figure()
    {
        var sitting = await ASitting.Sealed(app);
        var head = await app.As(ASitting.Head);
        await head.Post($"{sitting.Path}/standardisations", ("count", "1"));
        await sitting.MarkAll();

        var page = await head.Get($"{sitting.Path}/agreement");

        Assert.Equal("3 / 3 bài đã đủ hai phiếu khoá", page.Document.QuerySelector(".lead")!.TextContent);
        Assert.Contains("1 bài chấm chung", page.Document.QuerySelector(".lead + .hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/marking", page.Document.QuerySelector(".nav [aria-current='page']")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    /// <summary>The other marker still works on that script: its mark is nobody's business yet.</summary>
    [Fact]
    public async Task A_script_with_one_locked_sheet_moves_no_figure()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.Mark((await sitting.MaskNumbers())[0], 3);

        var page = await (await app.As(ASitting.Head)).Get($"{sitting.Path}/agreement");

        Assert.Equal("0 / 4 bài đã đủ hai phiếu khoá", page.Document.QuerySelector(".lead")!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll(".figures, .bars, .table"));
    }

    [Theory]
    [InlineData(ASitting.Marker)]
    [InlineData(ASitting.Office)]
    [InlineData(ASitting.Director)]
    [InlineData(ASitting.MaskingOfficer)]
    public async Task Nobody_but_the_head_sees_it(string code)
    {
        var sitting = await ASitting.Sealed(app);

        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(code)).Get($"{sitting.Path}/agreement")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(code)).Get($"{sitting.Path}/similar-scripts")).Status);
    }

    [Fact]
    public async Task The_page_names_no_candidate()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        var traces = await Traces.Of(app, sitting.Id);

        var head = new Crawl(await app.As(ASitting.Head));
        await head.Follow($"{sitting.Path}/agreement");

        Assert.StartsWith("200", head.Seen[$"{sitting.Path}/agreement"], StringComparison.Ordinal);
        Assert.Null(traces.In($"{sitting.Path}/agreement", head.Seen[$"{sitting.Path}/agreement"]));
    }
}
