using Lms.Data;
using Lms.Domain.Records;
using Lms.Features.Lessons.Reviewing;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Lms.Tests.Lessons.PlanWork;

namespace Lms.Tests.Lessons;

public sealed class PlanReminderTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task Those_who_approve_and_then_the_author_are_reminded_once_and_again_after_a_week()
    {
        await Address(Deputy, "duyet@example.vn");
        await Address(Author, "soan@example.vn");
        var author = await app.As(Author);
        var (plan, _) = await Begin(author);
        await Submit(author, plan);
        var title = await app.InDatabase(db => db.LessonPlans.Where(one => one.Id == plan).Select(one => one.Header.Title).SingleAsync());
        Task<List<OutboxMail>> Letters() => app.InDatabase(db => db.Outbox.AsNoTracking().Where(mail => mail.Body.Contains(title)).OrderBy(mail => mail.CreatedAt).ToListAsync());
        await Run();
        Assert.Empty(await Letters());

        Pass(days: 2, hour: 23);
        await Run();
        Assert.Empty(await Letters());

        Pass(days: 1, hour: 8);
        await Task.WhenAll(Run(), Run());
        await Run();
        Assert.Equal("duyet@example.vn", Assert.Single(await Letters()).Recipient);

        Pass(days: 6, hour: 9);
        await Run();
        Assert.Single(await Letters());
        Pass(days: 1, hour: 9);
        await Run();
        Assert.Equal(2, (await Letters()).Count);

        await SendBack(await app.As(Deputy), plan, "Bổ sung liên hệ địa phương.");
        Pass(days: 1, hour: 9);
        await Run();
        Assert.Equal(2, (await Letters()).Count);
        Pass(days: 1, hour: 10);
        await Run();
        var back = (await Letters())[^1];
        Assert.Equal("soan@example.vn", back.Recipient);
        Assert.Contains("cần sửa", back.Subject, StringComparison.Ordinal);
    }

    private async Task Run()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await new RemindOfPlansJob(scope.ServiceProvider.GetRequiredService<LmsDbContext>(), app.Services.GetRequiredService<Texts>(), app.Clock)
            .Run(TestContext.Current.CancellationToken);
    }

    private Task<int> Address(string code, string email) => app.InDatabase(db => db.People.Where(person => person.Code == code)
        .ExecuteUpdateAsync(set => set.SetProperty(person => person.Email, email)));

    private void Pass(int days, int hour) =>
        app.Clock.Set(SchoolTime.At(SchoolTime.Day(app.Clock.GetUtcNow()).AddDays(days), new TimeOnly(hour, 30)));
}
