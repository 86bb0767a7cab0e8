using System.Net;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Features.Marking.Releasing;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lms.Tests.Marking;

/// <summary>Who says yes to a release, when it comes, and that it comes once.</summary>
public sealed class ReleaseConsentsTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Where_two_consents_are_asked_for_the_second_persons_releases()
    {
        var sitting = await Marked(consents: 2);
        var (head, director) = (await app.As(ASitting.Head), await app.As(ASitting.Director));

        await head.Submit(await head.Get($"{sitting.Path}/releases/new"), "form[action$='/releases']");
        Assert.Null(await ReleasedAt(sitting));
        var again = await Page.Read(await head.Post($"{sitting.Path}/releases"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("đã đồng ý công bố", again.Text, StringComparison.Ordinal);
        var seen = await director.Get($"{sitting.Path}/releases/new");
        Assert.Contains("Đồng ý 1 / 2", seen.Text, StringComparison.Ordinal);

        await director.Submit(seen, "form[action$='/releases']");

        Assert.Equal(app.Clock.GetUtcNow(), await ReleasedAt(sitting));
        Assert.Equal(4, await app.InDatabase(db => db.Results.CountAsync(result => result.ExamSittingId == sitting.Id)));
        Assert.Equal(["ExamSitting.ReleaseConsented", "ExamSitting.ReleaseConsented", "ExamSitting.Released"], await Acts(sitting));
    }

    [Fact]
    public async Task Whoever_is_wanted_besides_is_told_at_home_whether_or_not_the_first_named_a_moment()
    {
        var sitting = await Marked(consents: 2);
        var (head, director) = (await app.As(ASitting.Head), await app.As(ASitting.Director));
        var link = $"a[href='{sitting.Path}/releases/new']";
        async Task<AngleSharp.Dom.IElement?> Told(Visitor person) => (await person.Get("/c/song-van")).Document.QuerySelector(link);
        Assert.Null(await Told(director));

        await head.Post($"{sitting.Path}/releases", ("NotBefore", SchoolTime.Local(app.Clock.GetUtcNow().AddDays(3)).ToString("dd/MM/yyyy H:mm", null)));

        Assert.NotNull(await Told(director));
        Assert.Null(await Told(head));
        await director.Post($"{sitting.Path}/releases");
        Assert.Null(await ReleasedAt(sitting));
        Assert.Null(await Told(director));
    }

    [Fact]
    public async Task A_consent_is_taken_back_before_release_and_never_after()
    {
        var sitting = await Marked(consents: 2);
        var (head, director) = (await app.As(ASitting.Head), await app.As(ASitting.Director));
        await head.Post($"{sitting.Path}/releases");
        await director.Submit(await director.Get($"{sitting.Path}/releases/new"), "form[action$='/withdrawals']");

        await director.Post($"{sitting.Path}/releases");
        Assert.Null(await ReleasedAt(sitting));
        await head.Post($"{sitting.Path}/releases");
        Assert.NotNull(await ReleasedAt(sitting));

        var consent = await app.InDatabase(db => db.ReleaseConsents.Where(one => one.ExamSittingId == sitting.Id && one.WithdrawnAt == null).Select(one => one.Id).FirstAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await director.Post($"{sitting.Path}/releases/consents/{consent}/withdrawals")).StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => app.InDatabase(db => db.ReleaseConsents.Where(one => one.Id == consent).ExecuteDeleteAsync()));
    }

    [Fact]
    public async Task On_a_date_it_comes_by_itself_once_whichever_node_is_first()
    {
        var sitting = await Marked(consents: 1);
        var head = await app.As(ASitting.Head);
        var moment = app.Clock.GetUtcNow().AddDays(2);
        await head.Submit(await head.Get($"{sitting.Path}/releases/new"), "form[action$='/releases']", ("NotBefore", SchoolTime.Local(moment).ToString("dd/MM/yyyy H:mm", null)));
        await Run();
        Assert.Null(await ReleasedAt(sitting));
        Assert.Contains("Kết quả tự công bố lúc", (await head.Get($"{sitting.Path}/releases/new")).Text, StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(2));
        await Task.WhenAll(Run(), Run());

        Assert.NotNull(await ReleasedAt(sitting));
        Assert.Equal(4, await app.InDatabase(db => db.Results.CountAsync(result => result.ExamSittingId == sitting.Id)));
        Assert.Equal(["ExamSitting.ReleaseConsented", "ExamSitting.Released"], await Acts(sitting));
    }

    [Fact]
    public async Task One_that_fails_holds_up_no_other_and_is_tried_again()
    {
        var sittings = new[] { await Marked(consents: 1), await Marked(consents: 1) };
        var head = await app.As(ASitting.Head);
        foreach (var (at, sitting) in sittings.Index())
        {
            await head.Post($"{sitting.Path}/releases", ("NotBefore", SchoolTime.Local(app.Clock.GetUtcNow().AddDays(1 + at)).ToString("dd/MM/yyyy H:mm", null)));
        }

        app.Clock.Advance(TimeSpan.FromDays(3));
        await Database($"alter table results add constraint out_of_order check (exam_sitting_id <> '{sittings[0].Id}')");
        await Run();
        Assert.Null(await ReleasedAt(sittings[0]));
        Assert.NotNull(await ReleasedAt(sittings[1]));

        await Database("alter table results drop constraint out_of_order");
        await Run();

        Assert.NotNull(await ReleasedAt(sittings[0]));
    }

    [Fact]
    public async Task Taken_back_it_does_not_come_on_its_date()
    {
        var sitting = await Marked(consents: 1);
        var head = await app.As(ASitting.Head);
        await head.Post($"{sitting.Path}/releases", ("NotBefore", SchoolTime.Local(app.Clock.GetUtcNow().AddDays(1)).ToString("dd/MM/yyyy H:mm", null)));
        await head.Submit(await head.Get($"{sitting.Path}/releases/new"), "form[action$='/withdrawals']");
        app.Clock.Advance(TimeSpan.FromDays(3));

        await Run();

        Assert.Null(await ReleasedAt(sitting));
    }

    [Theory]
    [InlineData("1/1/2020 8:00")]
    [InlineData("1/1/2190 8:00")]
    [InlineData("mai")]
    public async Task A_moment_past_far_off_or_unreadable_is_refused_and_nothing_kept(string typed)
    {
        var sitting = await Marked(consents: 1);

        var answer = await Page.Read(await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases", ("NotBefore", typed)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Document.QuerySelector(".field--bad"));
        Assert.Equal(0, await app.InDatabase(db => db.ReleaseConsents.CountAsync(one => one.ExamSittingId == sitting.Id)));
    }

    [Fact]
    public async Task Only_who_may_release_takes_a_consent_back()
    {
        var sitting = await Marked(consents: 2);
        await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases");
        var consent = await app.InDatabase(db => db.ReleaseConsents.Where(one => one.ExamSittingId == sitting.Id).Select(one => one.Id).SingleAsync());

        foreach (var (code, expected) in new[] { (ASitting.Office, HttpStatusCode.Forbidden), (ASitting.Marker, HttpStatusCode.Forbidden), (ASitting.Lecturer, HttpStatusCode.NotFound) })
        {
            Assert.Equal(expected, (await (await app.As(code)).Post($"{sitting.Path}/releases/consents/{consent}/withdrawals")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.Head)).Post($"{sitting.Path}/releases/consents/{Guid.NewGuid()}/withdrawals")).StatusCode);
    }

    private async Task<ASitting> Marked(int consents)
    {
        var sitting = await ASitting.Sealed(app);
        await sitting.MarkAll();
        await sitting.AskForConsents(consents);
        return sitting;
    }

    // A node of its own.
    private async Task Run()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await new ReleaseDueJob(
            scope.ServiceProvider.GetRequiredService<LmsDbContext>(), app.Services.GetRequiredService<IServiceScopeFactory>(), app.Clock,
            NullLogger<ReleaseDueJob>.Instance).Run(TestContext.Current.CancellationToken);
    }

    private Task<int> Database(string sql) => app.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql));

    private Task<DateTimeOffset?> ReleasedAt(ASitting sitting) =>
        app.InDatabase(db => db.Sittings.Where(one => one.Id == sitting.Id).Select(one => one.ReleasedAt).SingleAsync());

    private Task<List<string>> Acts(ASitting sitting) => app.InDatabase(db => db.AuditEntries
        .Where(entry => entry.SubjectId == sitting.Id && entry.Act.StartsWith("ExamSitting.Release")).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync());
}
