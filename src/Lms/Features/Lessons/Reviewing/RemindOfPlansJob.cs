using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Domain.Records;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Lms.Features.Lessons.Reviewing;

/// <summary>
/// Writes to whoever a lesson plan waits for: to those who may approve what was submitted, to the author of what was sent back. One
/// letter a person, however many plans wait. Reminders and letters are one transaction; one node at a time writes them.
/// </summary>
[DisallowConcurrentExecution]
public sealed class RemindOfPlansJob(LmsDbContext db, Texts text, TimeProvider clock) : IJob
{
    // Any number that no other lock of ours bears.
    private const long RemindLock = 0x1A_9E31;

    private static readonly TimeOnly Morning = new(7, 0);
    private static readonly TimeOnly Evening = new(18, 0);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await Run(cancellationToken);

    public async Task Run(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var hour = TimeOnly.FromDateTime(SchoolTime.Local(now).DateTime);
        if (hour < Morning || hour >= Evening)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({RemindLock}) as \"Value\"").SingleAsync(stop))
        {
            return;
        }

        foreach (var centre in (await Due(now, stop)).GroupBy(plan => plan.CentreId))
        {
            await Remind(centre.Key, [.. centre], now, stop);
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private async Task<List<WaitingPlan>> Due(DateTimeOffset now, CancellationToken stop)
    {
        var before = now - PlanReminder.First;
        var waiting = await db.LessonPlans.AsNoTracking()
            .Where(plan => plan.State == LessonPlanState.Submitted || plan.State == LessonPlanState.ChangesAsked)
            .Select(plan => new { Plan = plan, Since = plan.Reviews.Max(review => (DateTimeOffset?)review.At) ?? plan.CreatedAt })
            .Where(waits => waits.Since <= before)
            .OrderBy(waits => waits.Since).ThenBy(waits => waits.Plan.Id)
            .Select(waits => new WaitingPlan(
                waits.Plan.CentreId, waits.Plan.Id, waits.Plan.Header.Title, waits.Plan.State, waits.Plan.AuthorId, waits.Since,
                db.PlanReminders.Where(one => one.CentreId == waits.Plan.CentreId && one.LessonPlanId == waits.Plan.Id).Select(one => (DateTimeOffset?)one.At).FirstOrDefault()))
            .ToListAsync(stop);
        return waiting.FindAll(plan => PlanReminder.IsDue(plan.Since, plan.Reminded, now));
    }

    private async Task Remind(Guid centreId, List<WaitingPlan> plans, DateTimeOffset now, CancellationToken stop)
    {
        var centre = await db.Centres.Where(one => one.Id == centreId).Select(one => one.Name).SingleAsync(stop);
        var ids = plans.ConvertAll(plan => plan.Id);
        var known = await db.PlanReminders.Where(one => one.CentreId == centreId && ids.Contains(one.LessonPlanId)).ToDictionaryAsync(one => one.LessonPlanId, stop);
        foreach (var plan in plans)
        {
            if (known.TryGetValue(plan.Id, out var reminder))
            {
                reminder.Repeat(now);
            }
            else
            {
                db.PlanReminders.Add(new PlanReminder(centreId, plan.Id, now));
            }
        }

        var authors = plans.ConvertAll(plan => plan.AuthorId);
        var people = await db.Memberships.AsNoTracking().Where(member => member.CentreId == centreId)
            .Select(member => new { member.PersonId, Reviews = member.Roles.Any(grant => grant.Role == Role.DeputyDirector) })
            .Where(member => member.Reviews || authors.Contains(member.PersonId))
            .Join(db.People, member => member.PersonId, person => person.Id, (member, person) => new { person.Id, person.FullName, person.Email, member.Reviews })
            .Where(person => person.Email != null)
            .ToListAsync(stop);
        foreach (var person in people)
        {
            // Nobody approves their own.
            var toReview = plans.FindAll(plan => person.Reviews && plan.State == LessonPlanState.Submitted && plan.AuthorId != person.Id);
            if (toReview.Count > 0)
            {
                db.Outbox.Add(new OutboxMail(
                    person.Email!, text.InVietnamese("Lessons.RemindReviewSubject", toReview.Count),
                    text.InVietnamese("Lessons.RemindReviewBody", person.FullName, Listed(toReview), centre), now));
            }

            var toCorrect = plans.FindAll(plan => plan.State == LessonPlanState.ChangesAsked && plan.AuthorId == person.Id);
            if (toCorrect.Count > 0)
            {
                db.Outbox.Add(new OutboxMail(
                    person.Email!, text.InVietnamese("Lessons.RemindCorrectSubject", toCorrect.Count),
                    text.InVietnamese("Lessons.RemindCorrectBody", person.FullName, Listed(toCorrect), centre), now));
            }
        }
    }

    private string Listed(List<WaitingPlan> plans) =>
        string.Join('\n', plans.Select(plan => text.InVietnamese("Lessons.RemindLine", plan.Title, SchoolTime.Day(plan.Since))));

    private sealed record WaitingPlan(
        Guid CentreId, Guid Id, string Title, LessonPlanState State, Guid AuthorId, DateTimeOffset Since, DateTimeOffset? Reminded);
}
