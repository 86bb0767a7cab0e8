using System.Net;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Exams.Bank;

/// <summary>How long the bank keeps a question to itself.</summary>
public sealed class HeldBackTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Home = APaper.Home;

    [Fact]
    public async Task Until_the_last_who_was_given_more_time_has_done()
    {
        var paper = await APaper.By(app, "Đề có người thêm giờ");
        await paper.AskTheory("Trình bày một việc.");
        var (closes, until) = await OneWritesOn(paper, minutes: 30);
        var lecturer = await app.As("SV-CB05");
        var bank = $"{Home}/bank/{(await paper.Bank())[0]}";

        app.Clock.Set(closes.AddMinutes(1));
        Assert.Equal(HttpStatusCode.Forbidden, (await lecturer.Get(bank)).Status);
        app.Clock.Set(until.AddSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await lecturer.Get(bank)).Status);
    }

    /// <summary>An open sitting of the paper, and one who writes there past its close.</summary>
    private Task<(DateTimeOffset Closes, DateTimeOffset Until)> OneWritesOn(APaper asked, int minutes) => app.InDatabase(async db =>
    {
        var model = await db.Sittings.FirstAsync(known => known.Title.StartsWith("Kiểm tra giữa khoá"));
        var now = app.Clock.GetUtcNow();
        var paper = await db.Papers.WithSchemes().SingleAsync(known => known.Id == asked.Id);
        paper.Fix(0.25m, paper.AuthorId, now);
        var sitting = new ExamSitting(model.CentreId, model.ClassId, paper.Id, "Thi thử", now, now.AddHours(1), null, TimeSpan.Zero, SittingKind.InClass);
        var person = await db.People.Where(known => known.Code == "SV-HV03").Select(known => known.Id).SingleAsync();
        sitting.Admit(person);
        db.Sittings.Add(sitting);
        await db.SaveChangesAsync();
        var attempt = sitting.Start(person, paper, null, source => new WrittenText(source, source, 1), now);
        db.TimeExtensions.Add(sitting.Extend(attempt, minutes, new ConductAct(paper.AuthorId, now, "Mất điện")));
        db.Attempts.Add(attempt);
        await db.SaveChangesAsync();
        return (sitting.Closes, attempt.AcceptsUntil);
    });
}
