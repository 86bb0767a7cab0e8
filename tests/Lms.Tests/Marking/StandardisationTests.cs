using System.Globalization;
using System.Net;
using Lms.Domain.Exams;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>A few scripts that all mark first: sheets that do not count, and the agreed marks after one's own are locked.</summary>
public sealed class StandardisationTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Drawn_marked_agreed_on_and_seen_and_the_bag_opens_after_it()
    {
        var sitting = await ASitting.Sealed(app);
        var (head, marker) = (await app.As(ASitting.Head), await app.As(ASitting.Marker));
        var own = (await sitting.SheetsOf(ASitting.Marker))[0];
        var drawing = await head.Get($"{sitting.Path}/standardisations");
        var drawn = await head.Submit(drawing, "form[action$='/standardisations']", ("count", "1"));

        Assert.All([drawing, drawn], page => Assert.Contains("chưa mở được phiếu nào của mình", page.Text, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await marker.Get($"/c/song-van/mark-sheets/{own}")).Status);
        var sheet = await SheetOf(sitting, ASitting.Marker);
        await Agree(head, sitting, 0.25m, "đủ ý thứ nhất");
        Assert.DoesNotContain("đủ ý thứ nhất", (await marker.Get($"/c/song-van/standard-sheets/{sheet}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await marker.Post($"/c/song-van/standard-sheets/{sheet}", ("done", "true"))).StatusCode);
        await marker.Post($"/c/song-van/standard-sheets/{sheet}", [.. await Marks(sitting, 0), ("done", "true")]);

        Assert.Contains("đủ ý thứ nhất", (await marker.Get($"/c/song-van/standard-sheets/{sheet}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await marker.Get($"/c/song-van/mark-sheets/{own}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.OtherMarker)).Get($"/c/song-van/standard-sheets/{sheet}")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await marker.Post($"/c/song-van/standard-sheets/{sheet}", [.. await Marks(sitting, 0.25m)])).StatusCode);
        await sitting.MarkAll();
        Assert.Equal(HttpStatusCode.Found, (await head.Post($"{sitting.Path}/releases")).StatusCode);
        Assert.All(await app.InDatabase(db => db.Results.Where(result => result.ExamSittingId == sitting.Id).Select(result => result.Mark).ToListAsync()), mark => Assert.Equal(10, mark));
    }

    [Fact]
    public async Task The_head_lets_bags_open_at_once_and_draws_once()
    {
        var sitting = await ASitting.Sealed(app);
        var (head, marker) = (await app.As(ASitting.Head), await app.As(ASitting.Marker));
        var own = (await sitting.SheetsOf(ASitting.Marker))[0];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{sitting.Path}/standardisations", ("count", "5"))).StatusCode);
        await head.Post($"{sitting.Path}/standardisations", ("count", "2"), ("first", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{sitting.Path}/standardisations", ("count", "2"))).StatusCode);

        await head.Submit(await head.Get($"{sitting.Path}/standardisations"), "form[action$='/orders']");

        Assert.Equal(HttpStatusCode.OK, (await marker.Get($"/c/song-van/mark-sheets/{own}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await marker.Get($"{sitting.Path}/standardisations")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Get($"{sitting.Path}/standardisations/9/agreed-marks/edit")).Status);
    }

    /// <summary>Nothing is overwritten unseen: the second window is told, sees both, and decides.</summary>
    [Fact]
    public async Task Of_two_windows_the_second_is_refused_and_shown_both_versions()
    {
        var sitting = await ASitting.Sealed(app);
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/standardisations", ("count", "1"));
        var marker = await app.As(ASitting.Marker);
        var path = $"/c/song-van/standard-sheets/{await SheetOf(sitting, ASitting.Marker)}";
        var (first, second) = (await marker.Get(path), await marker.Get(path));
        var item = (await sitting.Items())[0].Id;
        var field = $"Marks[{item}]";
        await marker.Submit(first, $"form[action='{path}']", (field, "0,25"));

        foreach (var done in new[] { "false", "true" })
        {
            var refused = await marker.Post(second, $"form[action='{path}']", [.. await Marks(sitting, 0.5m), ("done", done)]);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var both = await Page.Read(refused);
            Assert.Contains("Phiếu chấm vừa được sửa ở một cửa sổ khác", both.Text, StringComparison.Ordinal);
            Assert.Equal("0,5", both.Find($"input[name='{field}']").GetAttribute("value"));
            Assert.Contains("Đang lưu trên máy chủ: 0,25", both.Find($"#stored-{item}").TextContent, StringComparison.Ordinal);
            Assert.Equal("0,25", (await marker.Get(path)).Find($"input[name='{field}']").GetAttribute("value"));
            Assert.Equal(HttpStatusCode.Found, (await marker.Post(both, $"form[action='{path}']", (field, "0,25"))).StatusCode);
        }
    }

    /// <summary>The page asks by a statement of its own, everything that changes a sheet by the scope: one rule in two languages.</summary>
    [Fact]
    public async Task Page_and_change_agree_whose_sheet_it_is()
    {
        var sitting = await ASitting.Sealed(app);
        var (head, marker) = (await app.As(ASitting.Head), await app.As(ASitting.Marker));
        var sheets = new[] { (await sitting.SheetsOf(ASitting.Marker))[0], (await sitting.SheetsOf(ASitting.OtherMarker))[0] };
        Assert.Equal("yes no", await Agreed(marker, sheets));
        Assert.Equal("no no", await Agreed(head, sheets));

        await head.Post($"{sitting.Path}/standardisations", ("count", "1"), ("first", "true"));
        Assert.Equal("no no", await Agreed(marker, sheets));
        await marker.Post($"/c/song-van/standard-sheets/{await SheetOf(sitting, ASitting.Marker)}", [.. await Marks(sitting, 0), ("done", "true")]);
        Assert.Equal("yes no", await Agreed(marker, sheets));

        await app.InDatabase(db => db.Appointments
            .Where(held => held.ExamSittingId == sitting.Id && held.Kind == AppointmentKind.Marker).ExecuteDeleteAsync());
        Assert.Equal("no no", await Agreed(marker, sheets));
    }

    private static async Task<string> Agreed(Visitor person, IEnumerable<Guid> sheets)
    {
        var answers = new List<string>();
        foreach (var sheet in sheets)
        {
            var page = (await person.Get($"/c/song-van/mark-sheets/{sheet}")).Status;
            Assert.Equal(page, (await person.Get($"/c/song-van/mark-sheets/{sheet}/state")).Status);
            answers.Add(page == HttpStatusCode.OK ? "yes" : "no");
        }

        return string.Join(' ', answers);
    }

    private static async Task Agree(Visitor head, ASitting sitting, decimal mark, string remark)
    {
        var fields = (await Marks(sitting, mark)).Concat((await sitting.Items()).Select(item => ($"Remarks[{item.Id}]", remark)));
        await head.Submit(await head.Get($"{sitting.Path}/standardisations/1/agreed-marks/edit"), "form[action$='/agreed-marks']", [.. fields]);
    }

    private static async Task<IEnumerable<(string, string)>> Marks(ASitting sitting, decimal mark) =>
        (await sitting.Items()).Select(item => ($"Marks[{item.Id}]", mark.ToString(CultureInfo.GetCultureInfo("vi-VN"))));

    private Task<Guid> SheetOf(ASitting sitting, string code) => app.InDatabase(db => db.StandardSheets
        .Where(sheet => db.Scripts.Any(script => script.Id == sheet.ScriptId && script.ExamSittingId == sitting.Id)
            && db.People.Any(person => person.Id == sheet.MarkerId && person.Code == code)).Select(sheet => sheet.Id).SingleAsync());
}
