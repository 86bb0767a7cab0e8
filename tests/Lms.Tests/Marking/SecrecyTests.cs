using System.Globalization;
using Lms.Tests.Architecture;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>Before release a mark is seen on the marker's own sheet and on the head's pages, and nowhere else.</summary>
public sealed class SecrecyTests(LmsApp app) : IClassFixture<LmsApp>
{
    private static readonly string[] MarkersOwn = ["5,75", "5.75"];
    private static readonly string[] OthersOwn = ["6,25", "6.25"];
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
        var sitting = await Marked();
        string[] planted = [.. withoutMarkers ? MarkersOwn : [], .. withoutOthers ? OthersOwn : [], .. Settled];
        foreach (var language in new[] { "vi", "en" })
        {
            var crawl = await Look(sitting, code, language);

            Guard.None(crawl.Seen.SelectMany(answer => planted.Where(answer.Value.Contains).Select(mark => $"{mark} in {answer.Key}")));
        }

        Assert.Empty(await app.InDatabase(db => db.Outbox.Where(mail => mail.Subject.Contains("Ca thi thử")).ToListAsync()));
    }

    /// <summary>All is settled and a release agreed on for tomorrow: until then nothing is different.</summary>
    [Theory]
    [InlineData("SV-HV03")]
    [InlineData(ASitting.Office)]
    [InlineData(ASitting.Director)]
    public async Task Nor_while_a_release_waits_for_its_moment(string code)
    {
        var sitting = await Planned();

        var crawl = await Look(sitting, code, "vi");

        Guard.None(crawl.Seen.SelectMany(answer => MarkersOwn.Concat(OthersOwn).Concat(Settled).Where(answer.Value.Contains).Select(mark => $"{mark} in {answer.Key}")));
        Assert.Equal(0, await app.InDatabase(db => db.Results.CountAsync(result => result.ExamSittingId == sitting.Id)));
        Assert.Empty(await app.InDatabase(db => db.Outbox.Where(mail => mail.Subject.Contains("Ca thi thử")).ToListAsync()));
        await app.InDatabase(db => db.ReleaseConsents.Where(consent => consent.ExamSittingId == sitting.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(consent => consent.WithdrawnAt, app.Clock.GetUtcNow()).SetProperty(consent => consent.WithdrawnBy, consent => consent.PersonId)));
    }

    [Fact]
    public async Task The_head_does_so_the_search_can_find_them()
    {
        var crawl = await Look(await Marked(), ASitting.Head, "vi");

        Assert.All(["5,75", "6,25", "4,25", "Biên bản kín"], mark => Assert.Contains(crawl.Seen.Values, answer => answer.Contains(mark, StringComparison.Ordinal)));
    }

    private async Task<Crawl> Look(ASitting sitting, string code, string language)
    {
        var visitor = await app.As(code);
        await visitor.Post("/language", ("language", language));
        var crawl = new Crawl(visitor);
        await crawl.Follow("/c/song-van", "/c/song-van/marking", "/c/song-van/results", sitting.Path);
        await crawl.TryEverywhere(await IdsOf(sitting), await sitting.MaskNumbers());
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
