using System.IO.Compression;
using System.Net;
using System.Text;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Tests.Support;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lms.Tests.Web;

/// <summary>Lists to take along: safe to open, filtered as their page is, and of one centre only.</summary>
public sealed class ExportTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Home = "/c/song-van";
    private const string Office = "SV-CB03";

    private static readonly string[] Beginnings = ["=", "+", "-", "@", "\t"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The page, its export beside it, and the column of the database that the file shows.</summary>
    public static TheoryData<string, string, string, string> Lists => new()
    {
        { "people", "people/exports", "units", "name" },
        { "units", "units/exports", "units", "name" },
        { "duties?state=Expired", "duties/exports?state=Expired", "duty_assignments", "position" },
        { "duty-corrections", "duty-corrections/exports", "duty_corrections", "reason" },
        { "positions", "positions/exports", "positions", "name" },
        { "positions", "duty-tags/exports", "duty_tags", "name" },
        { "classes", "classes/exports", "classes", "name" },
        { "classes/{class}", "classes/{class}/roll/exports", "duty_assignments", "duty" },
        { "classes/{class}/attendance", "classes/{class}/attendance/exports", "units", "name" },
        { "policies", "policies/exports", "policy_records", "legal_basis" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task No_cell_begins_a_formula_and_no_row_is_another_centres(string page, string export, string table, string column)
    {
        await Arrange();
        var office = await app.As(Office);
        (page, export) = (await WithClass(page), await WithClass(export));
        Assert.Contains(
            (await office.Get($"{Home}/{page}")).Document.QuerySelectorAll(".take a"),
            link => link.GetAttribute("href")!.StartsWith($"{Home}/{export}", StringComparison.Ordinal));
        foreach (var beginning in Beginnings)
        {
            await Poison(table, column, beginning);
            var csv = Encoding.UTF8.GetString(await Take(office, export, TableKind.Csv));
            Assert.Contains($"'{beginning}1+1 song-van", csv, StringComparison.Ordinal);
            Assert.DoesNotMatch($"(^|[,\n\"]){System.Text.RegularExpressions.Regex.Escape(beginning)}1\\+1", csv);

            var sheet = SheetOf(await Take(office, export, TableKind.Xlsx));
            Assert.Contains($"'{beginning}1+1 song-van", sheet, StringComparison.Ordinal);
            Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
            Assert.DoesNotContain("dong-lam", csv + sheet, StringComparison.Ordinal);

            string[] headings = csv[..csv.IndexOf('\n', StringComparison.Ordinal)].Trim().Split(',');
            Assert.Equal(headings.Distinct(), headings);
        }
    }

    [Fact]
    public async Task A_workbook_tells_of_no_moment()
    {
        using var archive = new ZipArchive(new MemoryStream(await Take(await app.As(Office), "people/exports", TableKind.Xlsx)));

        Assert.Equal([new DateTime(1980, 1, 1)], archive.Entries.Select(entry => entry.LastWriteTime.DateTime).Distinct());
    }

    [Fact]
    public async Task The_tree_goes_out_whole_and_a_search_as_it_was_found()
    {
        var (office, centre) = (await app.As(Office), await app.Centre("song-van"));
        var (lasting, cells) = await app.InDatabase(async db => (
            await db.Units.CountAsync(unit => unit.CentreId == centre && unit.LastDay == null, Stop),
            await db.Units.CountAsync(
                unit => unit.CentreId == centre && unit.LastDay == null
                    && db.UnitLevels.Any(level => level.CentreId == centre && level.Code == unit.Level && level.Kind == UnitKind.PartyCell), Stop)));

        var whole = await Rows(office, "units/exports?page=2");
        Assert.Equal(lasting, whole.Count);
        Assert.True(whole.Count > whole.Count(row => row[4].Length == 0));
        Assert.InRange(cells, 1, lasting - 1);
        Assert.Equal(cells, (await Rows(office, "units/exports?kind=PartyCell")).Count);
        Assert.Empty(await Rows(office, "units/exports?find=khong-co-don-vi-nay"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("BTCB-K3")]
    [InlineData("NTVD-K12")]
    public async Task Those_of_a_state_go_out_as_many_as_the_page_counts(string? narrowed)
    {
        await Arrange();
        var office = await app.As(Office);
        var narrow = narrowed is null ? "" : $"&class={await app.Class(narrowed)}";
        foreach (var state in Enum.GetNames<Lms.Features.Duties.DutyState>())
        {
            var page = await office.Get($"{Home}/duties?state={state}{narrow}");
            var counted = int.Parse(page.Find(".tabs [aria-current=page] .n").TextContent, null);
            var rows = await Rows(office, $"duties/exports?state={state}{narrow}");
            Assert.Equal(counted, rows.Select(row => row[0]).Distinct().Count());
        }
    }

    [Fact]
    public async Task A_cell_officer_takes_what_they_decide_on_and_decided_ones_are_a_list_of_their_own()
    {
        await Arrange();
        var (officer, office) = (await app.As("SV-CB11"), await app.As(Office));
        var all = await Rows(office, "duty-corrections/exports");
        var own = await Rows(officer, "duty-corrections/exports");
        var page = await officer.Get($"{Home}/duty-corrections");

        Assert.InRange(own.Count, 1, all.Count - 1);
        Assert.Equal(own.Count, int.Parse(page.Find(".tabs [aria-current=page] .n").TextContent, null));
        Assert.All(own, row => Assert.Contains(row[1], page.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(await Rows(office, "duty-corrections/exports?decided=true"), row => all.Any(waiting => waiting.SequenceEqual(row)));
    }

    [Fact]
    public async Task A_lecturer_takes_the_classes_they_teach_the_province_those_of_the_centre_and_nobody_the_roll_of_a_strange_class()
    {
        var (lecturer, province, office) = (await app.As("SV-CB05"), await app.As("HV-TG01"), await app.As(Office));
        var all = await Rows(office, "classes/exports");

        Assert.Equal(all.Count, (await Rows(province, "classes/exports")).Count);
        Assert.True((await Rows(lecturer, "classes/exports")).Count <= all.Count);
        var there = await app.InDatabase(db => db.Classes.Where(one => one.CentreId != db.Centres.Single(c => c.Slug == "song-van").Id).Select(one => one.Id).FirstAsync(Stop));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOf($"{Home}/classes/{there}/roll/exports"));
        Assert.Equal(HttpStatusCode.Forbidden, await province.StatusOf($"{Home}/classes/{there}/roll/exports"));
    }

    [Fact]
    public async Task The_links_carry_the_filters_of_the_page_and_the_answer_is_a_file_that_no_cache_keeps()
    {
        var office = await app.As(Office);
        var page = await office.Get($"{Home}/people?find=ng&role=Trainee&page=1");
        var link = page.Find(".take a[href*='format=Csv']").GetAttribute("href")!;
        using var answer = await office.Send(new HttpRequestMessage(HttpMethod.Get, link));

        Assert.Equal($"{Home}/people/exports?find=ng&role=Trainee&format=Csv", link);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal($"danh-sach-{app.Clock.Today():yyyy-MM-dd}.csv", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal(answer.Content.Headers.ContentLength, (await answer.Content.ReadAsByteArrayAsync(Stop)).Length);
    }

    // In every centre alike, with its name: so a row of the other one would show.
    private async Task Poison(string table, string column, string beginning)
    {
        var statement = $"""
            update {table} t set {column} = $1 || '1+1 ' || (select slug from centres where id = t.centre_id) || ' ' || right(md5(t::text), 12)
            """;
        await using var command = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(statement);
        command.Parameters.Add(new() { Value = beginning });
        await command.ExecuteNonQueryAsync(Stop);
    }

    // Something for every list, in both centres: a correction that waits in two cells, a duty that ended.
    private Task Arrange() => app.InDatabase(async db =>
    {
        var today = app.Clock.Today();
        if (await db.DutyCorrections.AnyAsync(one => one.Reason == "Khai lại.", Stop))
        {
            return;
        }

        var former = new[] { await app.Person("SV-HV06"), await db.DutyAssignments.Where(duty => duty.CentreId != db.Centres.Single(c => c.Slug == "song-van").Id && duty.To == null).Select(duty => duty.PersonId).FirstAsync(Stop) };
        await db.Database.ExecuteSqlAsync($"""update duty_assignments set "from" = least("from", {today.AddDays(-9)}), "to" = {today.AddDays(-2)} where person_id = any ({former})""", Stop);
        var duties = await db.DutyAssignments.AsNoTracking()
            .Where(duty => duty.WithdrawnAt == null && duty.To == null && !db.DutyCorrections.Any(one => one.DutyId == duty.Id)).ToListAsync(Stop);
        foreach (var duty in duties.DistinctBy(duty => duty.PersonId))
        {
            db.DutyCorrections.Add(new DutyCorrection(
                duty.CentreId, duty.PersonId, CorrectionKind.Missing, null, Terms(duty, today), "Khai lại.", app.Clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(Stop);
    });

    private static DutyTerms Terms(DutyAssignment duty, DateOnly today) =>
        new(duty.Position, null, "giúp việc bí thư", duty.Tag, duty.UnitId, today, null, false);

    private async Task<string> WithClass(string path) => path.Contains("{class}", StringComparison.Ordinal)
        ? path.Replace("{class}", $"{await app.Class("BTCB-K3")}", StringComparison.Ordinal)
        : path;

    private static async Task<IReadOnlyList<string[]>> Rows(Visitor who, string export)
    {
        var lines = TableFile.Read(await Take(who, export, TableKind.Xlsx)).Table.Records;
        var width = lines[0].Cells.Count;
        return [.. lines.Skip(1).Select(line => Enumerable.Range(0, width).Select(line.Cell).ToArray())];
    }

    private static async Task<byte[]> Take(Visitor who, string export, TableKind format)
    {
        var path = $"{Home}/{export}{(export.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format={format}";
        using var answer = await who.Send(new HttpRequestMessage(HttpMethod.Get, path));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Stop);
    }

    private static string SheetOf(byte[] xlsx)
    {
        using var archive = new ZipArchive(new MemoryStream(xlsx));
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return sheet.ReadToEnd();
    }
}
