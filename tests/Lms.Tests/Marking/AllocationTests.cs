using System.Net;
using Lms.Domain.Marking;
using Lms.Domain.People;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>Who marks what: by lot, by bag, or as the head wrote it; never both rounds, never against a conflict of interest.</summary>
public sealed class AllocationTests(LmsApp app) : IClassFixture<LmsApp>
{
    private static readonly DateOnly Since = new(2020, 1, 1);
    private static readonly string[] Three = [ASitting.Marker, ASitting.OtherMarker, ASitting.Lecturer];

    [Theory]
    [InlineData(null)]
    [InlineData("true")]
    public async Task One_press_gives_every_script_to_two_markers(string? byBag)
    {
        var sitting = await HandedOver();
        var head = await app.As(ASitting.Head);
        var page = await head.Get($"{sitting.Path}/allocations/new");

        await head.Submit(page, byBag is null ? "form[action$='/allocations']:not(:has([name=byBag]))" : "form:has([name=byBag])");

        Assert.EndsWith("/marking", head.Location.AbsolutePath, StringComparison.Ordinal);
        var sheets = await Sheets(sitting);
        Assert.Equal(8, sheets.Count);
        Assert.All(sheets.GroupBy(sheet => sheet.ScriptId), script => Assert.Equal(2, script.Select(sheet => sheet.MarkerId).Distinct().Count()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{sitting.Path}/allocations")).StatusCode);
        Assert.Equal(8, (await Sheets(sitting)).Count);
    }

    [Fact]
    public async Task Before_hand_over_nothing_is_given_out()
    {
        var sitting = await ASitting.Masking(app);
        var head = await app.As(ASitting.Head);

        Assert.Empty((await head.Get($"{sitting.Path}/allocations/new")).Document.QuerySelectorAll("main form"));
        foreach (var path in new[] { "allocations", "allocation-tables" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{sitting.Path}/{path}")).StatusCode);
        }

        Assert.Empty(await Sheets(sitting));
    }

    [Fact]
    public async Task A_marker_of_the_candidates_unit_does_not_get_the_script_and_the_head_learns_no_name()
    {
        var sitting = await HandedOver(Three);
        var script = await InOneUnit(sitting, ASitting.Marker, ASitting.Writers[1]);
        var head = await app.As(ASitting.Head);

        await head.Post($"{sitting.Path}/allocations");

        var marker = await IdOf(ASitting.Marker);
        Assert.DoesNotContain(await Sheets(sitting), sheet => sheet.ScriptId == script && sheet.MarkerId == marker);
        var name = await app.InDatabase(db => db.People.Where(person => person.Code == ASitting.Writers[1]).Select(person => person.FullName).SingleAsync());
        Assert.DoesNotContain(name, (await head.Get($"{sitting.Path}/marking")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_too_few_markers_left_it_is_said_how_many_more_and_not_for_whom()
    {
        var sitting = await HandedOver();
        var script = await InOneUnit(sitting, ASitting.Marker, ASitting.Writers[1]);
        var head = await app.As(ASitting.Head);

        var page = await head.Get($"{sitting.Path}/allocations/new");

        Assert.Contains("thêm ít nhất 1 giám khảo", page.Text, StringComparison.Ordinal);
        var number = await app.InDatabase(db => db.Scripts.Where(one => one.Id == script).Select(one => one.MaskNumber).SingleAsync());
        Assert.False(page.Shows(number));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.Post($"{sitting.Path}/allocations")).StatusCode);
        Assert.Empty(await Sheets(sitting));
    }

    [Fact]
    public async Task A_table_is_shown_first_and_taken_as_it_was_shown()
    {
        var sitting = await HandedOver(Three);
        var head = await app.As(ASitting.Head);
        var template = await head.Send(new HttpRequestMessage(HttpMethod.Get, $"{sitting.Path}/allocation-tables/template"));
        var numbers = await sitting.MaskNumbers();
        var listed = await template.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.All(numbers, number => Assert.Contains($"{number}", listed, StringComparison.Ordinal));

        var page = await head.Submit(
            await head.Get($"{sitting.Path}/allocations/new"), "form[enctype]", ("table", Table(numbers, ASitting.Marker, ASitting.Lecturer)));
        Assert.Empty(await Sheets(sitting));
        await head.Submit(page, "form:has([name=taken])");

        var (first, second) = (await IdOf(ASitting.Marker), await IdOf(ASitting.Lecturer));
        Assert.All(await Sheets(sitting), sheet => Assert.Equal(sheet.Round == 1 ? first : second, sheet.MarkerId));
        Assert.Equal(8, (await Sheets(sitting)).Count);
    }

    [Theory]
    [InlineData("9,1,SV-CB07", "không phải số phách")]
    [InlineData("{0},1,SV-CB07\n{0},1,SV-CB08", "hai dòng")]
    [InlineData("{0},1,SV-CB03", "không phải mã")]
    [InlineData("{0},1,SV-CB07\n{0},2,SV-CB07", "cả hai vòng")]
    [InlineData("{0},1,SV-CB07\n{0},2,SV-CB08", "chưa có giám khảo")]
    [InlineData("chỉ một cột", "cột")]
    [InlineData("", "Chưa có bảng")]
    public async Task A_table_with_a_fault_is_refused_with_the_reason_and_nothing_is_taken(string table, string reason)
    {
        var sitting = await HandedOver();
        var head = await app.As(ASitting.Head);
        var text = "số phách,vòng,mã\n" + table.Replace("{0}", $"{(await sitting.MaskNumbers())[0]}", StringComparison.Ordinal);

        foreach (var taken in new[] { "false", "true" })
        {
            var answer = await head.Post($"{sitting.Path}/allocation-tables", ("table", table.Contains(',') ? text : table), ("taken", taken));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(reason, (await Page.Read(answer)).Text, StringComparison.Ordinal);
        }

        Assert.Empty(await Sheets(sitting));
    }

    [Fact]
    public async Task A_number_of_another_sitting_is_foreign()
    {
        var (sitting, other) = (await HandedOver(), await HandedOver());
        var head = await app.As(ASitting.Head);

        var answer = await head.Post($"{sitting.Path}/allocation-tables",
            ("table", Table(await other.MaskNumbers(), ASitting.Marker, ASitting.OtherMarker)), ("taken", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(await Sheets(sitting));
        Assert.Empty(await Sheets(other));
    }

    [Fact]
    public async Task A_conflict_in_a_table_is_told_without_its_line()
    {
        var sitting = await HandedOver(Three);
        await InOneUnit(sitting, ASitting.Marker, ASitting.Writers[1]);
        var head = await app.As(ASitting.Head);

        var answer = await Page.Read(await head.Post($"{sitting.Path}/allocation-tables",
            ("table", Table(await sitting.MaskNumbers(), ASitting.Marker, ASitting.OtherMarker)), ("taken", "true")));

        Assert.Contains("xung đột lợi ích", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dòng ", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await Sheets(sitting));
    }

    /// <summary>A table that gives a marker one script after the other would find by trying which one is of their unit.</summary>
    [Fact]
    public async Task Every_table_that_is_refused_for_a_conflict_is_on_record()
    {
        var sitting = await HandedOver(Three);
        await InOneUnit(sitting, ASitting.Marker, ASitting.Writers[1]);
        var head = await app.As(ASitting.Head);
        var numbers = await sitting.MaskNumbers();

        foreach (var table in new[]
        {
            Table(numbers, ASitting.Marker, ASitting.OtherMarker), Table(numbers, ASitting.OtherMarker, ASitting.Marker), Table(numbers, ASitting.OtherMarker, ASitting.Lecturer),
        })
        {
            await head.Post($"{sitting.Path}/allocation-tables", ("table", table));
        }

        Assert.Equal(2, await app.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == sitting.Id && entry.Act == "ExamSitting.AllocationInConflict")));
    }

    [Theory]
    [InlineData(ASitting.Office)]
    [InlineData(ASitting.Director)]
    [InlineData(ASitting.MaskingOfficer)]
    [InlineData(ASitting.Marker)]
    public async Task Nobody_but_the_head_gives_out(string code)
    {
        var sitting = await HandedOver();
        var visitor = await app.As(code);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get($"{sitting.Path}/allocations/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Post($"{sitting.Path}/allocations")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Post($"{sitting.Path}/allocation-tables", ("table", "1,1,a"))).StatusCode);
    }

    /// <summary>Without the conflicts that another test made.</summary>
    private async Task<ASitting> HandedOver(params string[] markers)
    {
        await app.InDatabase(db => db.UnitMemberships.Where(one => one.From == Since).ExecuteDeleteAsync());
        return await (await ASitting.Masking(app, markers)).HandOver();
    }

    private static string Table(IEnumerable<int> numbers, string first, string second) =>
        string.Join('\n', numbers.SelectMany(number => new[] { $"{number};1;{first}", $"{number};2;{second}" }));

    private Task<List<MarkSheet>> Sheets(ASitting sitting) => app.InDatabase(db => db.SheetsIn(sitting).AsNoTracking().ToListAsync());

    private Task<Guid> IdOf(string code) => app.InDatabase(db => db.People.Where(person => person.Code == code).Select(person => person.Id).SingleAsync());

    /// <summary>Puts the marker into the writer's unit, in a place where they have none; returns the writer's script.</summary>
    private Task<Guid> InOneUnit(ASitting sitting, string marker, string writer) => app.InDatabase(async db =>
    {
        var people = await db.People.Where(person => person.Code == marker || person.Code == writer).ToDictionaryAsync(person => person.Code, person => person.Id);
        var unit = await db.UnitMemberships.Where(one => one.PersonId == people[writer] && one.Place == UnitPlace.Home && one.To == null).FirstAsync();
        await db.UnitMemberships.Where(one => one.PersonId == people[marker]).ExecuteDeleteAsync();
        db.UnitMemberships.Add(new UnitMembership(sitting.CentreId, people[marker], unit.UnitId, UnitPlace.TeachingGroup, Since));
        await db.SaveChangesAsync();
        return await db.ScriptLinks.Where(link => db.Attempts.Any(attempt => attempt.Id == link.AttemptId
            && attempt.ExamSittingId == sitting.Id && attempt.PersonId == people[writer])).Select(link => link.ScriptId).SingleAsync();
    });
}
