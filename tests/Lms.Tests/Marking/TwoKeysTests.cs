using System.Net;
using System.Text.RegularExpressions;
using Lms.Domain.Exams;
using Lms.Tests.Architecture;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>Two rounds of masks: neither key-holder leads from a script that markers read to a trainee.</summary>
public sealed class TwoKeysTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Second = "SV-CB06";

    [Fact]
    public async Task Each_key_holder_sees_their_half_and_release_joins_them()
    {
        var sitting = await Masking();
        var (first, second) = (await app.As(ASitting.MaskingOfficer), await app.As(Second));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await second.Post($"{sitting.Path}/hand-overs")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await first.Post($"{sitting.Path}/hand-overs")).StatusCode);
        var before = await sitting.MaskNumbers();

        await first.Post($"{sitting.Path}/mask-decisions", ("decision", "Left"));
        await first.Submit(await first.Get($"{sitting.Path}/maskings"), "form[action$='/mask-closings']");
        Assert.Empty(Rows(await second.Get($"{sitting.Path}/masks")));
        await second.Submit(await second.Get($"{sitting.Path}/hand-overs/new"), "form[action$='/hand-overs']");

        var after = await sitting.MaskNumbers();
        Assert.Empty(before.Intersect(after));
        var (own, others) = (await first.Get($"{sitting.Path}/masks"), await second.Get($"{sitting.Path}/masks"));
        Assert.Equal(before.Select(number => $"{number}"), Rows(own).Select(row => row[0]));
        Assert.DoesNotContain(after, own.Shows);
        Assert.Equal(after.Select(number => $"{number}"), Rows(others).Select(row => row[0]));
        Assert.Equal(before.Select(number => $"{number}"), Rows(others).Select(row => row[1]).Order());
        Assert.All(await Names(sitting), name => Assert.DoesNotContain(name, others.Text, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await second.Get($"{sitting.Path}/maskings")).Status);

        await sitting.Allocate();
        await sitting.MarkAll();
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases");
        var joined = Rows(await (await app.As(ASitting.Director)).Get($"{sitting.Path}/masks"));
        Assert.Equal(Rows(own).Select(row => (row[0], row[^1])).Order(), joined.Select(row => (row[1], row[^1])).Order());
        Assert.Equal(after.Select(number => $"{number}"), joined.Select(row => row[0]));
    }

    /// <summary>Not by one page: neither holder is told, by any route, what would join their half to the other's. Markers know no first number.</summary>
    [Fact]
    public async Task No_route_gives_either_holder_the_other_half()
    {
        var sitting = await Masking();
        var before = await sitting.MaskNumbers();
        var (first, second) = (await app.As(ASitting.MaskingOfficer), await app.As(Second));
        await first.Post($"{sitting.Path}/mask-decisions", ("decision", "Left"));
        await first.Post($"{sitting.Path}/mask-closings");
        await second.Post($"{sitting.Path}/hand-overs");
        await sitting.Allocate();
        var after = await sitting.MaskNumbers();

        Guard.None(Numbers(await Walk(first, sitting, [.. before, .. after]), after));
        var traces = await Traces.Of(app, sitting.Id);
        var seconds = await Walk(second, sitting, [.. before, .. after]);
        Guard.None(seconds.Seen.Where(answer => answer.Key.StartsWith(sitting.Path, StringComparison.Ordinal))
            .Select(answer => traces.In(answer.Key, answer.Value)).OfType<string>());
        Guard.None(Numbers(await Walk(await app.As(ASitting.Marker), sitting, [.. before, .. after]), before));
        Assert.NotEmpty(Numbers(seconds, before).Intersect(Numbers(seconds, after)));
    }

    [Fact]
    public async Task Where_there_is_one_round_a_second_key_opens_nothing()
    {
        var sitting = await ASitting.Written(app);
        await sitting.Appoint(Second, AppointmentKind.SecondKeyHolder);
        await sitting.MakeScripts();
        var second = await app.As(Second);

        Assert.Empty(Rows(await second.Get($"{sitting.Path}/masks")));
        Assert.Equal(HttpStatusCode.Forbidden, (await second.Get($"{sitting.Path}/hand-overs/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await second.Post($"{sitting.Path}/hand-overs")).StatusCode);
    }

    private async Task<ASitting> Masking()
    {
        var sitting = await ASitting.Written(app);
        await sitting.Appoint(Second, AppointmentKind.SecondKeyHolder);
        await sitting.AskForTwoKeys();
        return await sitting.MakeScripts();
    }

    private async Task<Crawl> Walk(Visitor visitor, ASitting sitting, IReadOnlyCollection<int> numbers)
    {
        var crawl = new Crawl(visitor);
        await crawl.Follow("/c/song-van/marking", sitting.Path);
        var sheets = await app.InDatabase(db => db.SheetsIn(sitting).Select(sheet => sheet.Id).ToListAsync());
        var scripts = await app.InDatabase(db => db.Scripts.Where(script => script.ExamSittingId == sitting.Id).Select(script => script.Id).ToListAsync());
        await crawl.TryEverywhere([.. sheets.Concat(scripts).Append(sitting.Id).Select(id => id.ToString())], numbers);
        return crawl;
    }

    /// <summary>Where one of these numbers stands on a page about this sitting; a number that is a year too tells nothing.</summary>
    private static List<string> Numbers(Crawl crawl, IEnumerable<int> numbers) =>
    [
        .. crawl.Seen.Where(answer => answer.Value.StartsWith("200", StringComparison.Ordinal) && answer.Key.Contains("/sittings/", StringComparison.Ordinal)
                || answer.Key.Contains("/mark-sheets/", StringComparison.Ordinal))
            .Where(answer => numbers.Any(number => number is < 2000 or > 2040
                && !answer.Key.EndsWith($"/{number}", StringComparison.Ordinal) && Regex.IsMatch(answer.Value, $"(?<![-0-9A-Za-z.,]){number}(?![-0-9A-Za-z])")))
            .Select(answer => answer.Key),
    ];

    private Task<List<string>> Names(ASitting sitting) => app.InDatabase(db => db.Candidates.Where(candidate => candidate.ExamSittingId == sitting.Id)
        .Join(db.People, candidate => candidate.PersonId, person => person.Id, (_, person) => person.FullName).ToListAsync());

    private static List<string[]> Rows(Page page) =>
        [.. page.Document.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray())];
}
