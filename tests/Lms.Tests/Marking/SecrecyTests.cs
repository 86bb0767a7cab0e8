using System.Globalization;
using System.Text.RegularExpressions;
using Lms.Domain.Exams;
using Lms.Tests.Architecture;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>Before release a mark is seen on the marker's own sheet and on the head's pages, and nowhere else.</summary>
public sealed partial class SecrecyTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Word = "Lời kín vòng một";

    private static readonly string[] MarkersOwn = ["5,75", "5.75"];
    private static readonly string[] OthersOwn = ["6,25", "6.25"];
    private static readonly string[] FirstOnAppeal = ["9,25", "9.25"];
    private static readonly string[] SecondOnAppeal = ["9,75", "9.75"];
    private static readonly string[] Settled = ["4,25", "4.25", "Biên bản kín"];

    [Theory]
    [InlineData("SV-HV03", true, true)]
    [InlineData(ASitting.Office, true, true)]
    [InlineData(ASitting.Director, true, true)]
    [InlineData(ASitting.MaskingOfficer, true, true)]
    [InlineData(ASitting.OtherMarker, true, false)]
    [InlineData(ASitting.Marker, false, true)]
    public async Task Nobody_else_reads_a_mark_before_release(string code, bool withoutMarkers, bool withoutOthers)
    {
        var (before, sitting) = (await Letters(), await Marked());
        string[] planted = [.. withoutMarkers ? MarkersOwn : [], .. withoutOthers ? OthersOwn : [], .. Settled];
        foreach (var language in new[] { "vi", "en" })
        {
            var crawl = await Look(sitting, code, language);

            Guard.None(Marks(await About(crawl, sitting), planted));
        }

        Assert.Equal(before, await Letters());
    }

    /// <summary>All is settled and a release agreed on for tomorrow: until then nothing is different.</summary>
    [Theory]
    [InlineData("SV-HV03")]
    [InlineData(ASitting.Office)]
    [InlineData(ASitting.Director)]
    public async Task Nor_while_a_release_waits_for_its_moment(string code)
    {
        var (before, sitting) = (await Letters(), await Planned());

        var crawl = await Look(sitting, code, "vi");

        Guard.None(Marks(await About(crawl, sitting), [.. MarkersOwn, .. OthersOwn, .. Settled]));
        Assert.Equal(0, await app.InDatabase(db => db.Results.CountAsync(result => result.ExamSittingId == sitting.Id)));
        Assert.Equal(before, await Letters());
        await app.InDatabase(db => db.ReleaseConsents.Where(consent => consent.ExamSittingId == sitting.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(consent => consent.WithdrawnAt, app.Clock.GetUtcNow()).SetProperty(consent => consent.WithdrawnBy, consent => consent.PersonId)));
    }

    /// <summary>Of every script one sheet is locked, with words on it; the other marker is still at work.</summary>
    [Theory]
    [InlineData(ASitting.OtherMarker)]
    [InlineData(ASitting.Head)]
    [InlineData(ASitting.Office)]
    [InlineData(ASitting.Director)]
    [InlineData(ASitting.MaskingOfficer)]
    [InlineData("SV-CB06")]
    [InlineData("SV-HV03")]
    public async Task Nothing_of_one_round_is_seen_by_any_route_before_both_are_locked(string code)
    {
        var sitting = await ASitting.Sealed(app);
        await LockOneRound(sitting);

        var crawl = await Look(sitting, code, "vi");

        Guard.None(Marks(crawl, [Word]));
        Guard.None(Marks(await About(crawl, sitting), MarkersOwn));
    }

    [Fact]
    public async Task Their_own_marker_sees_them_so_this_search_too_can_find_them()
    {
        var sitting = await ASitting.Sealed(app);
        await LockOneRound(sitting);

        var crawl = await Look(sitting, ASitting.Marker, "vi");

        Assert.All(new[] { "5,75", Word }, mark => Assert.Contains(crawl.Seen.Values, answer => answer.Contains(mark, StringComparison.Ordinal)));
    }

    /// <summary>The same of the two who mark again on appeal, until both are done; of their marks the trainee hears when it is answered.</summary>
    [Theory]
    [InlineData(ASitting.Office, false)]
    [InlineData(ASitting.Head, false)]
    [InlineData(ASitting.Director, false)]
    [InlineData(ASitting.Marker, true)]
    [InlineData(ASitting.MaskingOfficer, true)]
    [InlineData("SV-HV03", true)]
    [InlineData("SV-HV07", true)]
    public async Task Nor_of_an_appeal_before_its_time(string code, bool evenWhenBothAreLocked)
    {
        var (sitting, appeal, number) = await Appealed();
        await sitting.Lock(number, 4, await sitting.Spread(9.25m));
        Guard.None(Marks(await About(await Look(sitting, code, "vi", appeal), sitting, appeal), FirstOnAppeal));

        if (evenWhenBothAreLocked)
        {
            await sitting.Lock(number, 5, await sitting.Spread(9.75m));
            Guard.None(Marks(await About(await Look(sitting, code, "vi", appeal), sitting, appeal), [.. FirstOnAppeal, .. SecondOnAppeal]));
        }
    }

    /// <summary>Other tests of this class release a sitting of the same name: only what is written meanwhile counts.</summary>
    private Task<int> Letters() => app.InDatabase(db => db.Outbox.CountAsync(mail => mail.Subject.Contains("Ca thi thử")));

    [Fact]
    public async Task The_head_does_so_the_search_can_find_them()
    {
        var crawl = await Look(await Marked(), ASitting.Head, "vi");

        Assert.All(["5,75", "6,25", "4,25", "Biên bản kín"], mark => Assert.Contains(crawl.Seen.Values, answer => answer.Contains(mark, StringComparison.Ordinal)));
    }

    /// <summary>What was answered about this sitting, and about no sitting alone: the same marks stand on others that are further on.</summary>
    private async Task<Dictionary<string, string>> About(Crawl crawl, ASitting sitting, params Guid[] more)
    {
        var ids = (await IdsOf(sitting)).Concat(more.Select(id => id.ToString())).ToHashSet();
        return crawl.Seen.Where(answer => Id().Match(answer.Key) is not { Success: true } || Id().Matches(answer.Key).Any(match => ids.Contains(match.Value)))
            .ToDictionary();
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    private static IEnumerable<string> Marks(Crawl crawl, IEnumerable<string> planted) => Marks(crawl.Seen, planted);

    private static IEnumerable<string> Marks(IReadOnlyDictionary<string, string> seen, IEnumerable<string> planted) =>
        seen.SelectMany(answer => planted.Where(answer.Value.Contains).Select(mark => $"{mark} in {answer.Key}"));

    private async Task LockOneRound(ASitting sitting)
    {
        var marker = await app.As(ASitting.Marker);
        foreach (var (number, id) in (await sitting.MaskNumbers()).Zip(await sitting.SheetsOf(ASitting.Marker)))
        {
            var sheet = await Sheet.Open(marker, id);
            Assert.True((await sheet.Say(1, 0, "Chi bộ", Word)).IsSuccessStatusCode);
            Assert.True((await sheet.Send(HttpMethod.Put, "conclusion", new { text = Word })).IsSuccessStatusCode);
            var round = await app.InDatabase(db => db.MarkSheets.Where(one => one.Id == id).Select(one => one.Round).SingleAsync());
            await sitting.Lock(number, round, await sitting.Spread(5.75m));
        }
    }

    private async Task<(ASitting Sitting, Guid Appeal, int Number)> Appealed()
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        await sitting.Appoint(ASitting.Lecturer, AppointmentKind.Marker);
        await sitting.Appoint("SV-CB06", AppointmentKind.Marker);
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases");
        await (await app.As("SV-HV03")).Post($"/c/song-van/results/{sitting.Id}/appeals", ("said", "Câu hai nêu đủ ba việc."));
        var appeal = await app.InDatabase(db => db.MarkAppeals.Where(one => one.ExamSittingId == sitting.Id).SingleAsync());
        await (await app.As(ASitting.Office)).Post($"/c/song-van/appeals/{appeal.Id}/acceptances");
        return (sitting, appeal.Id, await app.InDatabase(db => db.Scripts.Where(script => script.Id == appeal.ScriptId).Select(script => script.MaskNumber).SingleAsync()));
    }

    private async Task<Crawl> Look(ASitting sitting, string code, string language, params Guid[] more)
    {
        var visitor = await app.As(code);
        await visitor.Post("/language", ("language", language));
        var crawl = new Crawl(visitor);
        await crawl.Follow("/c/song-van", "/c/song-van/marking", "/c/song-van/results", sitting.Path);
        await crawl.TryEverywhere([.. await IdsOf(sitting), .. more.Select(id => id.ToString())], await sitting.MaskNumbers());
        return crawl;
    }

    private async Task<ASitting> Planned()
    {
        var sitting = await Marked();
        await Lock(sitting, (await sitting.MaskNumbers())[^1], 6.25m);
        var moment = SchoolTime.Local(app.Clock.GetUtcNow().AddDays(1)).ToString("dd/MM/yyyy H:mm", CultureInfo.InvariantCulture);
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases", ("NotBefore", moment));
        Assert.Equal(1, await app.InDatabase(db => db.ReleaseConsents.CountAsync(consent => consent.ExamSittingId == sitting.Id)));
        return sitting;
    }

    /// <summary>Totals that the demo has nowhere: 5,75 by one marker, 6,25 by the other; one script lies further apart and is settled.</summary>
    private async Task<ASitting> Marked()
    {
        var sitting = await ASitting.Sealed(app);
        var numbers = await sitting.MaskNumbers();
        foreach (var number in numbers.SkipLast(1))
        {
            await Lock(sitting, number, number == numbers[0] ? 7m : 6.25m);
        }

        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/scripts/{numbers[0]}/settlements", ("Minutes", "Biên bản kín"), ("Mark", "4,25"));
        Assert.Equal(4.25m, (await sitting.Made(numbers[0]))!.Mark);
        return sitting;
    }

    /// <summary>5,75 by the one marker, whichever round is theirs.</summary>
    private async Task Lock(ASitting sitting, int number, decimal others)
    {
        var script = await sitting.ScriptOf(number);
        var rounds = await app.InDatabase(db => db.MarkSheets.Where(sheet => sheet.ScriptId == script)
            .ToDictionaryAsync(sheet => db.People.First(person => person.Id == sheet.MarkerId).Code, sheet => sheet.Round));
        await sitting.Lock(number, rounds[ASitting.Marker], await sitting.Spread(5.75m));
        await sitting.Lock(number, rounds[ASitting.OtherMarker], await sitting.Spread(others));
    }

    private Task<List<string>> IdsOf(ASitting sitting) => app.InDatabase(async db =>
    {
        var ids = new List<Guid> { sitting.Id };
        ids.AddRange(await db.Attempts.Where(attempt => attempt.ExamSittingId == sitting.Id).Select(attempt => attempt.Id).ToListAsync());
        ids.AddRange(await db.Attempts.Where(attempt => attempt.ExamSittingId == sitting.Id).Select(attempt => attempt.PersonId).ToListAsync());
        ids.AddRange(await db.Scripts.Where(script => script.ExamSittingId == sitting.Id).Select(script => script.Id).ToListAsync());
        ids.AddRange(await db.SheetsIn(sitting).Select(sheet => sheet.Id).ToListAsync());
        return ids.ConvertAll(id => id.ToString());
    });
}
