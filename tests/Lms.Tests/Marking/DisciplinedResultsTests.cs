using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>Breaches of the rules of an exam reach the mark at its release: unknown to markers, told to trainee and office.</summary>
public sealed class DisciplinedResultsTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Writer = "SV-HV03";
    private const string Account = "Dùng điện thoại dưới gầm bàn";

    [Fact]
    public async Task The_heaviest_share_comes_off_and_both_marks_are_told_with_the_reason()
    {
        var sitting = await Released();

        var result = await app.InDatabase(db => db.Results.SingleAsync(one => one.ExamSittingId == sitting.Id && one.Discipline != null));
        Assert.Equal((10m, 5m, 50m, IncidentKind.Warning, "Average"), (result.Earned, result.Mark, result.DeductedPercent, result.Discipline!.Value, result.Classification));
        Assert.Equal(3, await app.InDatabase(db => db.Results.CountAsync(one => one.ExamSittingId == sitting.Id && one.Mark == 10 && one.Earned == 10 && one.Discipline == null)));

        var own = await (await app.As(Writer)).Get($"/c/song-van/results/{sitting.Id}");
        Assert.Contains("5,00", own.Find(".grade--big").TextContent, StringComparison.Ordinal);
        var note = own.Find(".note--warn").TextContent;
        Assert.Contains("Cảnh cáo, trừ 50 %: bài được 10,00 điểm, còn 5,00 điểm", note, StringComparison.Ordinal);
        Assert.Contains(Account, note, StringComparison.Ordinal);
        Assert.Contains("không cộng dồn", note, StringComparison.Ordinal);

        var office = await app.As(ASitting.Office);
        Assert.Contains("Cảnh cáo, trừ 50 % của 10,00 điểm", (await office.Get($"{sitting.Path}/results")).Text, StringComparison.Ordinal);
        Assert.Contains("Trừ điểm do vi phạm nội quy thi", (await office.Get($"{sitting.Path}/results/document")).Text, StringComparison.Ordinal);
        Assert.Contains("Cảnh cáo, trừ 50 %", (await office.Get($"/c/song-van/people/{await app.Person(Writer)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_are_told_nothing_of_it()
    {
        var sitting = await Released();

        var other = await (await app.As("SV-HV07")).Get($"/c/song-van/results/{sitting.Id}");

        Assert.Contains("10,00", other.Find(".grade--big").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Cảnh cáo", other.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Account, other.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_a_marker_or_the_head_can_read_tells_of_it_before_release()
    {
        var sitting = await Disciplined();
        foreach (var code in new[] { ASitting.Marker, ASitting.Head })
        {
            var crawl = new Crawl(await app.As(code));
            await crawl.Follow("/c/song-van/marking", code == ASitting.Head ? $"{sitting.Path}/scripts" : sitting.Path);

            Assert.True(crawl.Seen.Count > 10);
            Assert.DoesNotContain(crawl.Seen.Values, seen => seen.Contains(Account, StringComparison.Ordinal));
        }
    }

    private async Task<ASitting> Released()
    {
        var sitting = await Disciplined();
        await sitting.MarkAll();
        var head = await app.As(ASitting.Head);
        await head.Submit(await head.Get($"{sitting.Path}/releases/new"), "form[action$='/releases']");
        return sitting;
    }

    /// <summary>One of the writers was reprimanded and then warned; another's warning was withdrawn.</summary>
    private async Task<ASitting> Disciplined()
    {
        var sitting = await ASitting.Written(app);
        var (writer, other, office) = (await app.Person(Writer), await app.Person("SV-HV07"), await app.Person(ASitting.Office));
        await app.InDatabase(async db =>
        {
            var loaded = await sitting.Load(db);
            var rules = new DisciplineRules(25, 50, 50, 100);
            var at = loaded.Opens.AddHours(1);
            var mistaken = loaded.RecordIncident(other, IncidentKind.Warning, [], rules, null, new ConductAct(office, at, "Nhầm"));
            loaded.WithdrawIncident(mistaken, null, [], new ConductAct(office, at, "Nhầm người"));
            db.Incidents.AddRange(
                mistaken,
                loaded.RecordIncident(writer, IncidentKind.Reprimand, [], rules, null, new ConductAct(office, at, "Trao đổi bài")),
                loaded.RecordIncident(writer, IncidentKind.Warning, [], rules, null, new ConductAct(office, at, Account)));
            await db.SaveChangesAsync();
        });
        await sitting.Seal();
        return sitting;
    }
}
