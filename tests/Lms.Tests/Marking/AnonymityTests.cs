using System.Globalization;
using System.Net;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>
/// Nothing on the script pages and in their answers tells a marker whose script it is. What a trainee wrote is not
/// masked yet, and is no part of this; class pages name people, and may.
/// </summary>
public sealed class AnonymityTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_marker_finds_no_trace_of_a_trainee_on_any_page_or_in_any_answer()
    {
        var sitting = await ASitting.Sealed(app);
        var traces = await TracesOf(sitting);

        var seen = await Walk(sitting);

        Assert.True(seen.Count > 10);
        Assert.All(seen, answer => Assert.Null(Leak(answer, traces)));
    }

    [Fact]
    public async Task A_planted_trace_is_noticed()
    {
        var sitting = await ASitting.Sealed(app);
        var traces = await TracesOf(sitting);
        var attempt = await app.InDatabase(db => db.Attempts.FirstAsync(attempt => attempt.ExamSittingId == sitting.Id));
        var name = await app.InDatabase(db => db.People.Where(person => person.Id == attempt.PersonId).Select(person => person.FullName).SingleAsync());
        await app.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"update script_answers set question_html = question_html || {name} where script_id in (select script_id from script_links where attempt_id = {attempt.Id})"));

        var seen = await Walk(sitting);

        // Taken away again: the other tests walk past this script too.
        await app.InDatabase(db => db.Database.ExecuteSqlAsync($"update script_answers set question_html = replace(question_html, {name}, '')"));
        Assert.Contains(seen, answer => Leak(answer, traces) is not null);
    }

    [Fact]
    public async Task Sheets_come_in_the_order_of_mask_numbers()
    {
        var sitting = await ASitting.Sealed(app);
        var page = await (await app.As(ASitting.Marker)).Get("/c/song-van/marking");

        var numbers = page.Document.QuerySelectorAll($"section[aria-labelledby='bag-{sitting.Id}'] tbody th").Select(cell => int.Parse(cell.TextContent, CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(4, numbers.Count);
        Assert.Equal(numbers.Order(), numbers);
    }

    /// <summary>Every link under the marking pages, and every JSON answer, as text with its headers.</summary>
    private async Task<List<string>> Walk(ASitting sitting)
    {
        var marker = await app.As(ASitting.Marker);
        var seen = new List<string>();
        var visited = new HashSet<string>();
        var waiting = new Queue<string>(["/c/song-van/marking"]);
        while (waiting.TryDequeue(out var path))
        {
            if (visited.Add(path))
            {
                var answer = await marker.Send(new HttpRequestMessage(HttpMethod.Get, path));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                seen.Add(await Whole(answer));
                var page = await Page.Read(answer);
                foreach (var link in page.Document.QuerySelectorAll("main a[href], header a[href]").Select(link => link.GetAttribute("href")!.Split('#')[0]))
                {
                    if (link.Contains("/mark", StringComparison.Ordinal))
                    {
                        waiting.Enqueue(link);
                    }
                }
            }
        }

        var item = (await sitting.Items())[0].Id;
        foreach (var id in await sitting.SheetsOf(ASitting.Marker))
        {
            Assert.Contains($"/c/song-van/mark-sheets/{id}", visited);
            var sheet = await Sheet.Open(marker, id);
            seen.Add(await Whole(await sheet.Mark(item, 0.25)));
            seen.Add(await Whole(await sheet.Mark(item, 99)));
            seen.Add(await Whole(await sheet.Say(1, 0, "Chi bộ", "Đúng.")));
            sheet.Sequence = 0;
            seen.Add(await Whole(await sheet.Mark(item, 0.5)));
        }

        return seen;
    }

    private Task<List<string>> TracesOf(ASitting sitting) => app.InDatabase(async db =>
    {
        var writers = await (
            from attempt in db.Attempts
            join person in db.People on attempt.PersonId equals person.Id
            join member in db.Memberships on new { attempt.CentreId, attempt.PersonId } equals new { member.CentreId, member.PersonId }
            where attempt.ExamSittingId == sitting.Id
            select new
            {
                person.FullName,
                person.Code,
                person.Phone,
                person.Id,
                AttemptId = attempt.Id,
                Snapshot = attempt.Duty!.Organisation,
                Unit = db.Units.Where(unit => unit.Id == member.UnitId).Select(unit => unit.Name).FirstOrDefault(),
            }).ToListAsync();
        Assert.Equal(ASitting.Writers.Length, writers.Count);
        return writers.SelectMany(writer => new[]
        {
            writer.FullName, writer.Code, writer.Phone, writer.Id.ToString(), writer.AttemptId.ToString(), writer.Unit, writer.Snapshot,
        }).OfType<string>().Distinct().ToList();
    });

    private static string? Leak(string answer, List<string> traces) =>
        traces.Find(trace => answer.Contains(trace, StringComparison.OrdinalIgnoreCase));

    private static async Task<string> Whole(HttpResponseMessage answer) =>
        $"{answer.RequestMessage?.RequestUri}\n{answer.Headers}\n{answer.Content.Headers}\n{WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())}";
}
