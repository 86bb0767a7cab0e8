using System.Globalization;
using System.Net;
using Lms.Tests.Architecture;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>
/// Nothing a marker can get at tells whose script it is: no page, no JSON, no header, no file name, no id and no order.
/// A name that a candidate wrote into an answer is no exception.
/// </summary>
public sealed class AnonymityTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task A_marker_finds_no_trace_of_a_candidate_wherever_they_look()
    {
        var sitting = await ASitting.SealedNamingACandidate(app);
        var traces = await Traces.Of(app, sitting.Id, await DemoSitting());

        var crawl = await Everything(sitting);
        var taught = await TaughtByMarker(sitting);

        Assert.True(crawl.Seen.Count > 500, $"Only {crawl.Seen.Count} answers.");
        Assert.All(await sitting.SheetsOf(ASitting.Marker), id => Assert.StartsWith("200", crawl.Seen[$"/c/song-van/mark-sheets/{id}"], StringComparison.Ordinal));

        // A class that the marker teaches shows its own trainees' units, and some candidates come from the same. The demo's
        // sign-in page shows its logins to all the world.
        var found = crawl.Seen.Where(answer => answer.Key != "/sign-in" && !taught.Contains(answer.Key)).Select(answer => traces.In(answer.Key, answer.Value));
        Guard.None(found.OfType<string>());
    }

    [Theory]
    [InlineData("<!-- {0} -->", "name")]
    [InlineData("<p>{1}</p>", "name")]
    [InlineData("<p data-of='{2}'></p>", "attempt")]
    [InlineData("<time>{3}</time>", "time")]
    public async Task A_planted_trace_is_noticed(string planted, string what)
    {
        var sitting = await ASitting.Sealed(app);
        var traces = await Traces.Of(app, sitting.Id);
        var attempt = await app.InDatabase(db => db.Attempts.FirstAsync(attempt => attempt.ExamSittingId == sitting.Id));
        var person = await app.InDatabase(db => db.People.SingleAsync(person => person.Id == attempt.PersonId));
        var folded = Lms.Domain.Language.SearchKey.Of($"{person.GivenName} {person.FamilyName}");
        var html = string.Format(CultureInfo.InvariantCulture, planted, person.FullName, folded, attempt.Id, $"{attempt.HandedInAt:O}");
        await app.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"update script_answers set question_html = question_html || {html} where script_id in (select script_id from script_links where attempt_id = {attempt.Id})"));

        var crawl = new Crawl(await app.As(ASitting.Marker));
        await crawl.Follow("/c/song-van/marking");

        // Taken away again: the other tests walk past this script too.
        await app.InDatabase(db => db.Database.ExecuteSqlAsync($"update script_answers set question_html = replace(question_html, {html}, '')"));
        Assert.Contains(crawl.Seen.Select(answer => traces.In(answer.Key, answer.Value)), found => found?.StartsWith(what, StringComparison.Ordinal) == true);
    }

    /// <summary>One order in twenty-four is the writers' by chance: among thirty sittings, eight would be a miracle.</summary>
    [Fact]
    public async Task Neither_the_order_nor_the_ids_of_sheets_follow_the_order_of_hand_in_or_of_the_list()
    {
        var (shown, byId, byScript) = (0, 0, 0);
        var marker = await app.As(ASitting.Marker);
        for (var time = 0; time < 30; time++)
        {
            var sitting = await ASitting.Sealed(app);
            var page = await marker.Get("/c/song-van/marking");
            var numbers = page.Document.QuerySelectorAll($"section[aria-labelledby='bag-{sitting.Id}'] tbody th")
                .Select(cell => int.Parse(cell.TextContent, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(numbers.Order(), numbers);
            var rows = await Owners(sitting);
            shown += Follows(numbers.Select(number => rows.Single(row => row.Number == number)));
            byId += Follows(rows.OrderBy(row => row.Sheet.ToString(), StringComparer.Ordinal));
            byScript += Follows(rows.OrderBy(row => row.Script.ToString(), StringComparer.Ordinal));
        }

        Assert.InRange(shown, 0, 12);
        Assert.InRange(byId, 0, 12);
        Assert.InRange(byScript, 0, 12);
    }

    /// <summary>Links, every GET with every id, and what the JSON endpoints answer, refusals too.</summary>
    private async Task<Crawl> Everything(ASitting sitting)
    {
        var marker = await app.As(ASitting.Marker);
        var crawl = new Crawl(marker);
        await crawl.Follow("/c/song-van", "/c/song-van/marking", sitting.Path);
        var ids = crawl.Ids.Concat(await IdsOf(sitting)).Distinct().ToList();
        await crawl.TryEverywhere(ids, await sitting.MaskNumbers());
        var item = (await sitting.Items())[0].Id;
        foreach (var id in await sitting.SheetsOf(ASitting.Marker))
        {
            var sheet = await Sheet.Open(marker, id);
            await crawl.Keep($"PUT {id}", await sheet.Mark(item, 0.25));
            await crawl.Keep($"PUT {id} 422", await Answering(HttpStatusCode.UnprocessableEntity, sheet.Mark(item, 99)));
            await crawl.Keep($"POST {id} remark", await sheet.Say(1, 0, "[…]", "Đúng."));
            sheet.Sequence = 0;
            await crawl.Keep($"PUT {id} 412", await Answering(HttpStatusCode.PreconditionFailed, sheet.Mark(item, 0.5)));
            await crawl.Keep($"POST {id} 422", await marker.Post($"/c/song-van/mark-sheets/{id}/locks"));
        }

        return crawl;
    }

    private static async Task<HttpResponseMessage> Answering(HttpStatusCode expected, Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        Assert.Equal(expected, answer.StatusCode);
        return answer;
    }

    private Task<List<string>> IdsOf(ASitting sitting) => app.InDatabase(async db =>
    {
        var demo = await DemoSitting();
        var ids = new List<Guid> { sitting.Id, demo };
        ids.AddRange(await db.Attempts.Where(attempt => attempt.ExamSittingId == sitting.Id || attempt.ExamSittingId == demo).Select(attempt => attempt.Id).ToListAsync());
        ids.AddRange(await db.Attempts.Where(attempt => attempt.ExamSittingId == sitting.Id).Select(attempt => attempt.PersonId).ToListAsync());
        ids.AddRange(await db.Scripts.Where(script => script.ExamSittingId == sitting.Id).Select(script => script.Id).ToListAsync());
        ids.AddRange(await db.StandardSheets.Select(sheet => sheet.Id).ToListAsync());
        ids.AddRange(await db.SheetsIn(sitting).Select(sheet => sheet.Id).ToListAsync());
        ids.AddRange(await db.Sittings.Where(one => one.Id == sitting.Id).Select(one => one.ClassId).ToListAsync());
        ids.AddRange(await db.Sittings.Where(one => one.Id == sitting.Id).Select(one => one.ExamPaperId).ToListAsync());
        ids.AddRange(await db.Sessions.Where(session => session.LessonPlanId != null).Select(session => session.Id).Take(3).ToListAsync());
        ids.AddRange(await db.Materials.Select(material => material.FileId).Take(2).ToListAsync());
        return ids.ConvertAll(id => id.ToString());
    });

    private Task<List<string>> TaughtByMarker(ASitting sitting) => app.InDatabase(async db =>
    {
        var classes = await db.Sessions
            .Where(session => db.People.Any(person => person.Id == session.LecturerId && person.Code == ASitting.Marker))
            .Select(session => session.ClassId).Distinct().ToListAsync();
        Assert.False(await db.Sittings.AnyAsync(one => one.Id == sitting.Id && classes.Contains(one.ClassId)), "The marker teaches the class itself.");
        return classes.ConvertAll(id => $"/c/song-van/classes/{id}");
    });

    private Task<Guid> DemoSitting() => app.InDatabase(db => db.Sittings
        .Where(sitting => sitting.Title.StartsWith("Kiểm tra giữa khoá")).Select(sitting => sitting.Id).SingleAsync());

    private Task<List<Owner>> Owners(ASitting sitting) => app.InDatabase(db => (
        from sheet in db.SheetsIn(sitting)
        join script in db.Scripts on sheet.ScriptId equals script.Id
        join link in db.ScriptLinks on script.Id equals link.ScriptId
        join attempt in db.Attempts on link.AttemptId equals attempt.Id
        join candidate in db.Candidates on new { attempt.ExamSittingId, attempt.PersonId } equals new { candidate.ExamSittingId, candidate.PersonId }
        where db.People.Any(person => person.Id == sheet.MarkerId && person.Code == ASitting.Marker)
        select new Owner(script.MaskNumber, sheet.Id, script.Id, candidate.Number, attempt.HandedInAt!.Value)).ToListAsync());

    private static int Follows(IEnumerable<Owner> rows)
    {
        var order = rows.ToList();
        return order.SequenceEqual(order.OrderBy(row => row.Candidate)) || order.SequenceEqual(order.OrderBy(row => row.HandedIn)) ? 1 : 0;
    }

    private sealed record Owner(int Number, Guid Sheet, Guid Script, int Candidate, DateTimeOffset HandedIn);
}
