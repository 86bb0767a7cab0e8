using System.Net;
using System.Text;
using Lms.Data.Marking;
using Lms.Domain.Marking;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking.OnPaper;

/// <summary>The papers of marking: who gets them, when, and what stands on them.</summary>
public sealed class MarkPapersTests(LmsApp app) : IClassFixture<LmsApp>
{
    private static readonly string[] Files = ["mark-sheets", "reconciliation", "reconciliation?format=Xlsx", "mark-table", "mark-table?format=Xlsx"];

    [Fact]
    public async Task Before_both_sheets_of_a_script_are_locked_nothing_of_it_is_printed()
    {
        var sitting = await ASitting.Sealed(app);
        var head = await app.As(ASitting.Head);
        var masks = await sitting.MaskNumbers();
        await sitting.Lock(masks[0], 1, await sitting.Spread(8));

        foreach (var file in Files)
        {
            Assert.Equal(HttpStatusCode.NotFound, await Status(head, $"{sitting.Path}/papers/{file}"));
        }

        await sitting.Lock(masks[0], 2, await sitting.Spread(8.5m));
        await sitting.Lock(masks[1], 1, await sitting.Spread(3.25m));
        var sheets = Opened.Word(await head.Fetch($"{sitting.Path}/papers/mark-sheets"));
        var minutes = Opened.Word(await head.Fetch($"{sitting.Path}/papers/reconciliation"));

        Assert.Equal(2, sheets.Count(line => line == "PHIẾU CHẤM BÀI THI"));
        Assert.Contains("Tổng điểm: 8,00 / 10", sheets);
        Assert.Contains("Tổng điểm: 8,50 / 10", sheets);
        Assert.Contains(sheets, line => line.Contains($"Số phách: {masks[0]:0000}", StringComparison.Ordinal));
        Assert.DoesNotContain(sheets.Concat(minutes), line => line.Contains($"{masks[1]:0000}", StringComparison.Ordinal) || line.Contains("3,25", StringComparison.Ordinal));
        Assert.Contains("Đã thống nhất 1 bài; còn 3 bài.", minutes);
    }

    [Fact]
    public async Task Each_sheet_is_a_page_whose_numbers_begin_anew()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();

        var paper = await (await app.As(ASitting.Head)).Fetch($"{sitting.Path}/papers/mark-sheets");

        Assert.Equal(8, Opened.Sections(paper));
        Assert.Equal(8, Opened.Word(paper).Count(line => line == "ĐẢNG CỘNG SẢN VIỆT NAM"));
    }

    [Theory]
    [InlineData(ASitting.Head, HttpStatusCode.OK)]
    [InlineData(ASitting.Director, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Office, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.MaskingOfficer, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Marker, HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Lecturer, HttpStatusCode.NotFound)]
    public async Task Before_release_marks_are_on_paper_for_the_head_alone(string code, HttpStatusCode expected)
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        var visitor = await app.As(code);

        foreach (var file in Files)
        {
            Assert.Equal(expected, await Status(visitor, $"{sitting.Path}/papers/{file}"));
        }
    }

    [Fact]
    public async Task The_heads_table_before_release_bears_no_name()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        var names = await app.InDatabase(db => db.People.Where(person => ASitting.Writers.Contains(person.Code)).Select(person => person.FullName).ToListAsync());
        var head = await app.As(ASitting.Head);

        var (words, cells) = (Opened.Word(await head.Fetch($"{sitting.Path}/papers/mark-table")), Opened.Excel(await head.Fetch($"{sitting.Path}/papers/mark-table?format=Xlsx")));

        foreach (var text in words.Concat(cells.Select(cell => cell.Content)))
        {
            Assert.DoesNotContain(names, name => text.Contains(name, StringComparison.Ordinal));
            Assert.DoesNotContain(ASitting.Writers, code => text.Contains(code, StringComparison.Ordinal));
        }

        foreach (var mask in await sitting.MaskNumbers())
        {
            Assert.Contains((true, $"{mask}"), cells);
        }
    }

    [Fact]
    public async Task A_marker_prints_their_own_locked_sheet_and_no_other_and_is_not_told_its_round()
    {
        var sitting = await ASitting.Sealed(app);
        var (own, other) = ((await sitting.SheetsOf(ASitting.Marker))[0], (await sitting.SheetsOf(ASitting.OtherMarker))[0]);
        var marker = await app.As(ASitting.Marker);
        var open = await Status(marker, $"/c/song-van/mark-sheets/{own}/paper");
        await sitting.MarkAll();

        var paper = Opened.Word(await marker.Fetch($"/c/song-van/mark-sheets/{own}/paper"));

        Assert.Equal(HttpStatusCode.NotFound, open);
        Assert.Contains("Tổng điểm: 10,00 / 10", paper);
        Assert.DoesNotContain(paper, line => line.Contains("Lần chấm", StringComparison.Ordinal));
        Assert.Contains($"/c/song-van/mark-sheets/{own}/paper", (await marker.Get($"/c/song-van/mark-sheets/{own}")).Html, StringComparison.Ordinal);
        foreach (var (code, sheet) in new[] { (ASitting.Marker, other), (ASitting.Head, own), (ASitting.Director, own), (ASitting.Office, own), ("SV-HV03", own) })
        {
            Assert.Equal(HttpStatusCode.NotFound, await Status(await app.As(code), $"/c/song-van/mark-sheets/{sheet}/paper"));
        }
    }

    [Fact]
    public async Task The_minutes_tell_both_marks_the_way_the_third_and_what_was_said()
    {
        var sitting = await ASitting.Sealed(app);
        var masks = await sitting.MaskNumbers();
        await sitting.Mark(masks[0], 7, 8.5m);
        await sitting.Mark(masks[1], 6, 6.25m);
        await app.InDatabase(async db =>
        {
            var made = await db.Reconciliations.SingleAsync(made => db.Scripts.Any(script => script.Id == made.ScriptId && script.MaskNumber == masks[0] && script.ExamSittingId == sitting.Id));
            made.Settle(7.75m, "=HYPERLINK(\"x\") hai giám khảo trao đổi", 10, 0.25m, await app.Person(ASitting.Head), app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var head = await app.As(ASitting.Head);

        var (words, cells) = (Opened.Word(await head.Fetch($"{sitting.Path}/papers/reconciliation")), Opened.Excel(await head.Fetch($"{sitting.Path}/papers/reconciliation?format=Xlsx")));

        Assert.Contains($"Bài {masks[0]:0000}: =HYPERLINK(\"x\") hai giám khảo trao đổi Điểm thống nhất: 7,75.", words);
        Assert.Contains("1,50", words);
        Assert.Contains("6,13", words);
        Assert.Contains((true, "7.75"), cells);
        Assert.Contains((false, "'=HYPERLINK(\"x\") hai giám khảo trao đổi"), cells);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+84 tổ")]
    [InlineData("-1 tổ")]
    [InlineData("@SUM(A1)")]
    public async Task A_unit_or_a_name_that_begins_like_a_formula_is_text(string text)
    {
        var sitting = await Released();
        await app.InDatabase(async db =>
        {
            var person = await app.Person(ASitting.Writers[0]);
            await db.People.Where(one => one.Id == person).ExecuteUpdateAsync(set => set.SetProperty(one => one.FamilyName, text).SetProperty(one => one.GivenName, $"\t{text}"));
        });

        var cells = Opened.Excel(await (await app.As(ASitting.Office)).Fetch($"{sitting.Path}/papers/mark-table?format=Xlsx"));

        Assert.Contains((false, $"'{text}"), cells);
        Assert.DoesNotContain(cells, cell => !cell.IsNumber && "=+-@\t".Contains(cell.Content[0], StringComparison.Ordinal));
        Assert.Contains((true, "10.00"), cells);
    }

    [Fact]
    public async Task Names_are_in_nfc_and_in_the_order_of_ten_dem_ho()
    {
        var sitting = await Released();
        var names = new[] { ("Trần Bá", "Ân"), ("Lê Văn", "Ân"), ("Đỗ Văn", "Ân"), ("Phạm", "Ăn") };
        foreach (var (code, name) in ASitting.Writers.Zip(names))
        {
            var person = await app.Person(code);
            await app.InDatabase(db => db.People.Where(one => one.Id == person).ExecuteUpdateAsync(set => set
                .SetProperty(one => one.FamilyName, name.Item1.Normalize(NormalizationForm.FormD)).SetProperty(one => one.GivenName, name.Item2.Normalize(NormalizationForm.FormD))));
        }

        var words = Opened.Word(await (await app.As(ASitting.Office)).Fetch($"{sitting.Path}/papers/mark-table"));

        Assert.Equal(["Phạm Ăn", "Trần Bá Ân", "Đỗ Văn Ân", "Lê Văn Ân"], words.Where(line => names.Any(name => $"{name.Item1} {name.Item2}" == line)));
        Assert.Contains("Danh sách 5 người: có điểm 4; vắng 1; hoãn thi 0.", words);
        Assert.Contains("Xuất sắc", words);
    }

    [Fact]
    public async Task The_page_of_papers_lists_what_its_reader_may_have()
    {
        var sitting = await ASitting.Sealed(app);
        var (head, office) = (await app.As(ASitting.Head), await app.As(ASitting.Office));
        var early = await head.Get($"{sitting.Path}/papers");
        await sitting.MarkAll();
        var (later, before) = (await head.Get($"{sitting.Path}/papers"), await office.Get($"{sitting.Path}/papers"));
        await Release(sitting);
        var after = await office.Get($"{sitting.Path}/papers");

        Assert.DoesNotContain("papers/mark-sheets", early.Html, StringComparison.Ordinal);
        Assert.Contains("papers/mark-sheets", later.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/archive", later.Html, StringComparison.Ordinal);
        Assert.Contains("/attendance-sheet", before.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("papers/mark-sheets", before.Html, StringComparison.Ordinal);
        Assert.Contains("/archive", after.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await Status(await app.As(ASitting.Marker), $"{sitting.Path}/papers"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(await app.As(ASitting.Lecturer), $"{sitting.Path}/papers"));
    }

    private async Task<ASitting> Released()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        await Release(sitting);
        return sitting;
    }

    private async Task Release(ASitting sitting)
    {
        var head = await app.Person(ASitting.Head);
        await app.InDatabase(async db =>
        {
            await using var change = await db.Database.BeginTransactionAsync();
            await new SittingRelease(db).Release(await sitting.Load(db), head, app.Clock.GetUtcNow(), CancellationToken.None);
            await db.SaveChangesAsync();
            await change.CommitAsync();
        });
    }

    private static async Task<HttpStatusCode> Status(Visitor visitor, string path) =>
        (await visitor.Send(new HttpRequestMessage(HttpMethod.Get, path))).StatusCode;
}
