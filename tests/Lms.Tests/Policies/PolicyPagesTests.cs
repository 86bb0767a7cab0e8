using System.Net;
using Lms.Domain.Organisation;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Policies;

public sealed class PolicyPagesTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Office = "SV-CB03";
    private const string Director = "SV-CB01";
    private const string Rules = "/c/song-van/policies";

    [Fact]
    public async Task Rules_are_grouped_and_read_in_words_with_their_basis_setter_and_pins()
    {
        var page = await (await app.As(Office)).Get(Rules);
        var headings = page.Document.QuerySelectorAll("main h2").Select(heading => heading.ChildNodes[0].TextContent.Trim()).ToList();

        // Other rules are there when the test of an unknown key ran before.
        Assert.Equal(["Lớp học và giờ dạy", "Tổ chức thi", "Chấm điểm và xếp loại", "Báo cáo"], headings.Where(heading => heading != "Quy định khác"));
        Assert.Contains("45 phút", page.Text, StringComparison.Ordinal);
        Assert.Contains("61-HD/BTGTW", page.Text, StringComparison.Ordinal);
        Assert.Contains("Kèm theo Lms", page.Text, StringComparison.Ordinal);
        Assert.Contains("Yếu: từ 0 điểm; dưới 5 điểm", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);

        var pins = await app.InDatabase(db => db.SittingPolicies.CountAsync(pin => db.PolicyRecords.Any(record =>
            record.Id == pin.PolicyRecordId && record.Key == PolicyKey.PassMark && db.Centres.Any(centre => centre.Id == record.CentreId && centre.Slug == "song-van"))));
        Assert.Contains($"{pins} kỳ thi giữ", Row(page, "Điểm đạt yêu cầu"), StringComparison.Ordinal);
        Assert.NotEqual(0, pins);
    }

    [Fact]
    public async Task Every_record_links_to_its_page_with_history_and_pinned_sittings()
    {
        var office = await app.As(Office);
        var index = await office.Get(Rules);
        var pinned = await app.InDatabase(db => db.SittingPolicies.Select(pin => pin.PolicyRecordId).Distinct().ToListAsync());
        foreach (var link in index.Document.QuerySelectorAll("h3 a").Select(link => link.GetAttribute("href")!).ToList())
        {
            var page = await office.Get(link);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.NotNull(page.Document.QuerySelector("ol.timeline > li[aria-current]"));
            Assert.Equal(pinned.Contains(Guid.Parse(link.Split('/')[^1])), page.Document.QuerySelector("table a[href*='/sittings/']") is not null);
            Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_english_reader_reads_the_names_of_rules_in_english()
    {
        var office = await app.As(Office);
        await office.PostTo("/language", ("language", "en"));
        var page = await office.Get(Rules);

        Assert.Contains("Length of a teaching period", page.Text, StringComparison.Ordinal);
        Assert.Contains("45 minutes", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_of_another_centre_or_of_none_is_not_found()
    {
        var director = await app.As(Director);
        var other = await app.InDatabase(db => db.PolicyRecords
            .Where(record => db.Centres.Any(centre => centre.Id == record.CentreId && centre.Slug == "dong-lam")).Select(record => record.Id).FirstAsync());

        foreach (var path in new[] { $"{other}", $"{Guid.NewGuid()}", "mark.pass", "no-such/records/new", "MARK.PASS/records/new" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await director.StatusOf($"{Rules}/{path}"));
        }
    }

    [Theory]
    [InlineData(Office)]
    [InlineData("SV-CB02")]
    public async Task Who_may_only_read_is_offered_no_step_and_refused_it(string code)
    {
        var visitor = await app.As(code);
        var record = await Latest(PolicyKey.PassMark);

        Assert.DoesNotContain("records/new", (await visitor.Get(Rules)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("records/new", (await visitor.Get($"{Rules}/{record.Id}")).Html, StringComparison.Ordinal);
        foreach (var step in new[] { "previews", "drafts", "records" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostTo($"{Rules}/mark.pass/{step}", ("Values[value]", "6"))).StatusCode);
        }
    }

    [Theory]
    [InlineData("?page=0")]
    [InlineData("?page=-3")]
    [InlineData("?page=99999999999")]
    [InlineData("?page=abc")]
    public async Task An_odd_page_of_pinned_sittings_is_answered(string query) =>
        Assert.Equal(HttpStatusCode.OK, await (await app.As(Office)).StatusOf($"{Rules}/{(await Latest(PolicyKey.PassMark)).Id}{query}"));

    [Fact]
    public async Task Pinned_sittings_turn_pages()
    {
        var record = await Latest("appeal");
        await PinToMany(record, 60);
        var office = await app.As(Office);

        var first = await office.Get($"{Rules}/{record.Id}");
        var third = await office.Get($"{Rules}/{record.Id}?page=3");

        Assert.Equal(25, first.Document.QuerySelectorAll("table tbody tr").Length);
        Assert.NotNull(first.Document.QuerySelector("a[rel=next]"));
        Assert.NotEmpty(third.Document.QuerySelectorAll("table tbody tr"));
    }

    [Fact]
    public async Task A_key_that_nobody_knows_is_shown_as_decently_as_it_can_be_but_not_set()
    {
        var centre = (await Latest(PolicyKey.PassMark)).CentreId;
        var odd = new PolicyRecord(centre, "library.loans", "Mượn sách", """{"days":14,"books":["a","b"],"fine":{"perDay":1000}}""", new DateOnly(2025, 1, 1), "Nội quy");
        await app.InDatabase(async db =>
        {
            db.PolicyRecords.Add(odd);
            await db.SaveChangesAsync();
        });
        var director = await app.As(Director);

        var index = await director.Get(Rules);
        var page = await director.Get($"{Rules}/{odd.Id}");

        Assert.Contains("Quy định khác", index.Text, StringComparison.Ordinal);
        Assert.Contains("days: 14", page.Text, StringComparison.Ordinal);
        Assert.Contains("books: a, b", page.Text, StringComparison.Ordinal);
        Assert.Contains("perDay: 1000", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("records/new", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await director.StatusOf($"{Rules}/library.loans/records/new"));
    }

    [Fact]
    public async Task A_rule_that_the_software_needs_and_nobody_has_set_is_told_and_can_be_set()
    {
        await app.InDatabase(db => db.Database.ExecuteSqlRawAsync(
            """
            delete from sitting_policies where policy_record_id in (select id from policy_records where key = 'report.rounding')
                and centre_id = (select id from centres where slug = 'dong-lam');
            delete from policy_records where key = 'report.rounding' and centre_id = (select id from centres where slug = 'dong-lam');
            """));
        var director = await app.As("DL-CB01");

        var index = await director.Get("/c/dong-lam/policies");
        Assert.Contains("Chưa có quy định", index.Text, StringComparison.Ordinal);

        var preview = await director.Submit(
            await director.Get("/c/dong-lam/policies/report.rounding/records/new"), "form[action$='/previews']",
            ("Values[decimals]", "1"), ("Values[mode]", "Down"), ("LegalBasis", "Quyết định 3"), ("ValidFrom", "01/01/2020"));
        Assert.Contains("Chưa có", preview.Find("table.compare").TextContent, StringComparison.Ordinal);
        var made = await director.Submit(preview, "form[action$='/records']");
        Assert.Contains("1 chữ số lẻ", made.Text, StringComparison.Ordinal);
        Assert.Equal("Cách làm tròn tỷ lệ trong báo cáo", made.Find("h1").TextContent);
    }

    [Fact]
    public async Task What_ships_is_within_the_shapes_and_every_shape_ships()
    {
        var shipped = await app.InDatabase(db => db.PolicyRecords.Where(record => record.SetBy == null && record.Key != "library.loans").ToListAsync());
        foreach (var record in shipped)
        {
            var shape = PolicyShape.Of(record.Key);
            Assert.True(shape is not null, record.Key);
            Assert.True(shape.FaultsOf(PolicyEntries.Of(record.Value)).Count == 0, record.Key);
            PolicyBook.RequireReadable(record);
        }

        Assert.Equal(PolicyShape.All.Select(shape => shape.Key).Order(), shipped.Select(record => record.Key).Distinct().Order());
    }

    private static string Row(Page page, string name) =>
        page.Document.QuerySelectorAll(".row").First(row => row.QuerySelector("h3")?.TextContent == name).TextContent;

    private Task<PolicyRecord> Latest(string key) => app.InDatabase(db => db.PolicyRecords.AsNoTracking()
        .Where(record => record.Key == key && db.Centres.Any(centre => centre.Id == record.CentreId && centre.Slug == "song-van"))
        .OrderByDescending(record => record.ValidFrom).FirstAsync());

    private Task PinToMany(PolicyRecord record, int count) => app.InDatabase(async db =>
    {
        var model = await db.Sittings.FirstAsync(sitting => sitting.CentreId == record.CentreId);
        for (var i = 0; i < count; i++)
        {
            var opens = app.Clock.GetUtcNow().AddDays(-30 - i);
            var sitting = new Domain.Exams.ExamSitting(record.CentreId, model.ClassId, model.ExamPaperId, $"Ca {i}", opens, opens.AddHours(2), null, TimeSpan.Zero, Domain.Exams.SittingKind.InClass);
            db.Sittings.Add(sitting);
            db.SittingPolicies.Add(new Domain.Exams.SittingPolicy(sitting, record.Id));
        }

        await db.SaveChangesAsync();
    });
}
