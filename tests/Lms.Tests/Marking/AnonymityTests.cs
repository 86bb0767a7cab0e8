using System.Globalization;
using System.Net;
using Lms.Domain.Exams;
using Lms.Domain.People;
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

        Guard.None(Found(crawl, traces, taught));
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

    /// <summary>Everything by which an answer could tell, in every way of writing it: else an empty list of finds would prove nothing.</summary>
    [Fact]
    public async Task A_trace_is_noticed_however_it_is_written()
    {
        var sitting = await ASitting.SealedWithFiles(app);
        await app.InDatabase(db => db.People.Where(person => person.Code == ASitting.Writers[0])
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.Email, "nguoi.viet@vidu.vn")));
        var traces = await Traces.Of(app, sitting.Id);
        var (person, attempt, file, unit, number) = await Writer(sitting);
        var crawl = new Crawl(app.Stranger());

        foreach (var what in Planted.Kinds)
        {
            await crawl.Keep(what, Planted.Answer(what, person, attempt, file, unit, number));
            Assert.StartsWith(what.Split(' ')[0], traces.In("planted", crawl.Seen[what]), StringComparison.Ordinal);
        }

        await crawl.Keep("clean", Planted.Answer("nothing", person, attempt, file, unit, number));
        Assert.Null(traces.In("clean", crawl.Seen["clean"]));
    }

    /// <summary>A script that comes back on appeal tells its new markers no more: neither whose it is, nor that it came back.</summary>
    [Fact]
    public async Task A_marker_of_an_appeal_finds_no_trace_of_a_candidate_either_and_none_of_the_appeal()
    {
        const string reason = "Câu hai nêu đủ ba việc.";
        var sitting = await ASitting.SealedNamingACandidate(app, ASitting.Lecturer, "SV-CB06");
        await sitting.Appoint(ASitting.Marker, AppointmentKind.Marker);
        await sitting.Appoint(ASitting.OtherMarker, AppointmentKind.Marker);
        await sitting.MarkAll();
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases");
        await (await app.As(ASitting.Writers[1])).Post($"/c/song-van/results/{sitting.Id}/appeals", ("said", reason));
        var appeal = await app.InDatabase(db => db.MarkAppeals.Where(one => one.ExamSittingId == sitting.Id).Select(one => one.Id).SingleAsync());
        await (await app.As(ASitting.Office)).Post($"/c/song-van/appeals/{appeal}/acceptances");
        var traces = await Traces.Of(app, sitting.Id);
        var taught = await TaughtByMarker(sitting);

        var crawl = new Crawl(await app.As(ASitting.Marker));
        await crawl.Follow("/c/song-van", "/c/song-van/marking", sitting.Path);
        await crawl.TryEverywhere([.. await IdsOf(sitting), $"{appeal}"], await sitting.MaskNumbers());

        Assert.StartsWith("200", crawl.Seen[$"/c/song-van/mark-sheets/{Assert.Single(await sitting.SheetsOf(ASitting.Marker))}"], StringComparison.Ordinal);
        Guard.None(Found(crawl, traces, taught));
        Guard.None(crawl.Seen.Where(answer => answer.Value.Contains(reason, StringComparison.Ordinal)
            || (!answer.Key.Contains($"{appeal}", StringComparison.Ordinal) && answer.Value.Contains($"{appeal}", StringComparison.Ordinal))).Select(answer => answer.Key));
    }

    /// <summary>Whoever marks in a sitting is a marker there before anything else: no role opens what would lead to a trainee, or to the other round.</summary>
    [Fact]
    public async Task A_marker_who_is_of_the_office_too_reads_neither_board_nor_masks_nor_papers_nor_appeals()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.Appoint(ASitting.Office, AppointmentKind.Marker);
        await sitting.MarkAll();
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases");
        await (await app.As(ASitting.Writers[1])).Post($"/c/song-van/results/{sitting.Id}/appeals", ("said", "Câu hai nêu đủ ba việc."));
        var appeal = await app.InDatabase(db => db.MarkAppeals.Where(one => one.ExamSittingId == sitting.Id).Select(one => one.Id).SingleAsync());
        var (marker, other) = (await app.As(ASitting.Office), await app.As("SV-CB04"));

        foreach (var path in new[] { "marking", "masks", "archive", "papers/mark-sheets", "papers/reconciliation", "papers/mark-table" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await Status(marker, $"{sitting.Path}/{path}"));
            Assert.Equal(HttpStatusCode.OK, await Status(other, $"{sitting.Path}/{path}"));
        }

        Assert.Equal(HttpStatusCode.NotFound, await Status(marker, $"/c/song-van/appeals/{appeal}"));
        Assert.Equal(HttpStatusCode.OK, await Status(other, $"/c/song-van/appeals/{appeal}"));
        Assert.Equal(HttpStatusCode.NotFound, (await marker.Post($"/c/song-van/appeals/{appeal}/acceptances")).StatusCode);
        Assert.DoesNotContain($"{appeal}", (await marker.Get("/c/song-van/appeals")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{sitting.Path}/marking", (await marker.Get("/c/song-van/marking")).Html, StringComparison.Ordinal);
    }

    /// <summary>Before the seal they see to the room; after it the same page would tell who handed in when, and how many files.</summary>
    [Fact]
    public async Task A_marker_who_invigilated_conducts_the_sitting_no_more_once_it_is_sealed()
    {
        var sitting = await ASitting.Written(app);
        await sitting.Appoint(ASitting.Marker, AppointmentKind.Invigilator);
        var marker = await app.As(ASitting.Marker);
        string[] paths = [$"{sitting.Path}/board", $"{sitting.Path}/attendance-sheet", $"{sitting.Path}/minutes"];
        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.OK, (await marker.Send(new(HttpMethod.Get, path))).StatusCode);
        }

        Assert.Contains(ASitting.Writers[0], (await marker.Get(sitting.Path)).Html, StringComparison.Ordinal);

        await sitting.Seal();

        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await marker.Send(new(HttpMethod.Get, path))).StatusCode);
        }

        Assert.DoesNotContain(ASitting.Writers[0], (await marker.Get(sitting.Path)).Html, StringComparison.Ordinal);
    }

    /// <summary>The head reads the scripts without names: who handed in how many files is not theirs to hold against them.</summary>
    [Fact]
    public async Task The_head_who_is_of_the_office_or_invigilated_conducts_nothing_between_seal_and_release()
    {
        var sitting = await ASitting.WrittenWithFiles(app);
        await sitting.Appoint(ASitting.Head, AppointmentKind.Invigilator);
        var head = await app.As(ASitting.Head);
        string[] paths = [$"{sitting.Path}/board", $"{sitting.Path}/attendance-sheet", $"{sitting.Path}/minutes"];
        Task All(HttpStatusCode expected) => Task.WhenAll(paths.Select(async path => Assert.Equal(expected, await Status(head, path))));
        await All(HttpStatusCode.OK);

        await sitting.Seal();
        await All(HttpStatusCode.Forbidden);

        await sitting.MarkAll();
        await head.Post($"{sitting.Path}/releases");
        await All(HttpStatusCode.OK);
    }

    /// <summary>Searched for by what everybody knows of a candidate, in every field that a marker can type into.</summary>
    [Fact]
    public async Task No_search_and_no_mail_leads_a_marker_to_a_candidate()
    {
        var sitting = await ASitting.Sealed(app);
        await app.InDatabase(db => db.People.Where(person => person.Code == ASitting.Marker)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.Email, "giam.khao@vidu.vn")));
        var traces = await Traces.Of(app, sitting.Id);
        var given = await app.InDatabase(db => db.People.Where(person => person.Code == ASitting.Writers[0]).Select(person => person.GivenName).SingleAsync());
        var crawl = new Crawl(await app.As(ASitting.Marker));
        var words = Uri.EscapeDataString(given);

        await crawl.Follow(
            $"/c/song-van/people?find={words}", $"/c/song-van/people/suggestions?typed={words}", $"/c/song-van/people/suggestions?typed={words}&among=Trainee",
            $"/c/song-van/bank?find={words}", $"/c/song-van/comments?find={words}", $"/c/song-van/lesson-plans?find={words}", $"/c/song-van/units?find={words}");

        Assert.Contains(crawl.Seen, answer => answer.Key.Contains("/bank?find", StringComparison.Ordinal) && answer.Value.StartsWith("200", StringComparison.Ordinal));
        Guard.None(Found(crawl, traces, await TaughtByMarker(sitting)));
        Assert.All(
            await app.InDatabase(db => db.Outbox.Where(mail => mail.Recipient == "giam.khao@vidu.vn").ToListAsync()),
            mail => Assert.Null(traces.In("mail", $"{mail.Subject} {mail.Body}")));
    }

    /// <summary>An id that is a script's alone must not hold the moment at which it was made, as those of version 7 do.</summary>
    [Fact]
    public async Task Ids_that_differ_between_scripts_hold_no_time()
    {
        var sitting = await ASitting.SealedWithFiles(app);
        var marker = await app.As(ASitting.Marker);
        var pages = new List<HashSet<string>>();
        foreach (var id in await sitting.SheetsOf(ASitting.Marker))
        {
            var crawl = new Crawl(marker);
            await crawl.Keep("page", await marker.Send(new HttpRequestMessage(HttpMethod.Get, $"/c/song-van/mark-sheets/{id}")));
            await crawl.Keep("state", await marker.Send(new HttpRequestMessage(HttpMethod.Get, $"/c/song-van/mark-sheets/{id}/state")));
            pages.Add([.. crawl.Ids]);
        }

        var own = pages.SelectMany(page => page).Where(id => pages.Count(page => page.Contains(id)) < pages.Count).Distinct().ToList();

        Assert.NotEmpty(own);
        Assert.All(own, id => Assert.Equal('4', id[14]));
    }

    /// <summary>One order in twenty-four is the writers' by chance: among thirty sittings, eight would be a miracle.</summary>
    [Fact]
    public async Task Neither_the_order_nor_the_ids_of_sheets_follow_the_order_of_hand_in_or_of_the_list()
    {
        var (shown, byId, byScript) = (0, 0, 0);
        for (var time = 0; time < 30; time++)
        {
            var sitting = await ASitting.Sealed(app);
            var rows = await Owners(sitting);
            shown += Follows(await InTheBag(sitting));
            byId += Follows(rows.OrderBy(row => row.Sheet.ToString(), StringComparer.Ordinal));
            byScript += Follows(rows.OrderBy(row => row.Script.ToString(), StringComparer.Ordinal));
        }

        Assert.InRange(shown, 0, 12);
        Assert.InRange(byId, 0, 12);
        Assert.InRange(byScript, 0, 12);
    }

    /// <summary>The same measure, of numbers given in the order of the list.</summary>
    [Fact]
    public async Task A_planted_order_is_noticed()
    {
        var sitting = await ASitting.Sealed(app);
        await app.InDatabase(db => db.Database.ExecuteSqlAsync($"""
            set session_replication_role = replica;
            update scripts s set mask_number = 1000 + c.number
            from script_links l join attempts a on a.id = l.attempt_id join candidates c on c.exam_sitting_id = a.exam_sitting_id and c.person_id = a.person_id
            where l.script_id = s.id and s.exam_sitting_id = {sitting.Id};
            reset session_replication_role
            """));

        Assert.Equal(1, Follows(await InTheBag(sitting)));
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

    // A class that the marker teaches shows its own trainees' units, on its page and its roll, and some candidates come from the
    // same. The demo's sign-in page shows its logins to all the world.
    private static IEnumerable<string> Found(Crawl crawl, Traces traces, List<string> taught) =>
        from answer in crawl.Seen
        where answer.Key != "/sign-in"
        let found = traces.In(answer.Key, answer.Value)
        where found is not null && !(found.StartsWith("unit ", StringComparison.Ordinal) && taught.Exists(page => answer.Key.StartsWith(page, StringComparison.Ordinal)))
        select found;

    /// <summary>In the order in which the marker's page shows them.</summary>
    private async Task<IReadOnlyList<Owner>> InTheBag(ASitting sitting)
    {
        var page = await (await app.As(ASitting.Marker)).Get("/c/song-van/marking");
        var numbers = page.Document.QuerySelectorAll($"section[aria-labelledby='bag-{sitting.Id}'] tbody th")
            .Select(cell => int.Parse(cell.TextContent, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(numbers.Order(), numbers);
        var rows = await Owners(sitting);
        return numbers.ConvertAll(number => rows.Single(row => row.Number == number));
    }

    private Task<(Person Person, Attempt Attempt, AttemptFile File, string Unit, int Number)> Writer(ASitting sitting) => app.InDatabase(async db =>
    {
        var person = await db.People.SingleAsync(person => person.Code == ASitting.Writers[0]);
        var attempt = await db.Attempts.SingleAsync(attempt => attempt.ExamSittingId == sitting.Id && attempt.PersonId == person.Id);
        var unit = await db.UnitMemberships.Where(one => one.PersonId == person.Id && one.Place == UnitPlace.Home && one.To == null)
            .Join(db.Units, one => one.UnitId, unit => unit.Id, (_, unit) => unit.Name).FirstAsync();
        var candidate = await db.Candidates.SingleAsync(one => one.ExamSittingId == sitting.Id && one.PersonId == person.Id);
        return (person, attempt, await db.AttemptFiles.FirstAsync(file => file.AttemptId == attempt.Id), unit, candidate.Number);
    });

    private static async Task<HttpStatusCode> Status(Visitor visitor, string path) =>
        (await visitor.Send(new HttpRequestMessage(HttpMethod.Get, path))).StatusCode;

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
