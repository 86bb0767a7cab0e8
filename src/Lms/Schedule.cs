using Lms.Features.Exams;
using Lms.Features.Notifications;
using Quartz;

namespace Lms;

/// <summary>
/// What runs when. Each node keeps its own clockwork in memory: jobs find their work in the database and lock what they
/// take, so that running on several nodes, late or twice does no harm (docs/decisions/jobs-lock-their-work.md).
/// </summary>
public static class Schedule
{
    private static readonly TimeSpan MailEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan HistoriesEvery = TimeSpan.FromHours(1);

    public static void AddSchedule(this IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            Every<SendMailJob>(quartz, MailEvery);
            Every<FoldHistoriesJob>(quartz, HistoriesEvery);
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHealthChecks().AddQuartz(check => check.Name = "jobs");
    }

    private static void Every<TJob>(IQuartzBuilder quartz, TimeSpan interval)
        where TJob : IJob =>
        quartz.ScheduleJob<TJob>(trigger => trigger
            .WithIdentity(typeof(TJob).Name)
            .StartNow()
            .WithSimpleSchedule(each => each.WithInterval(interval).RepeatForever()));
}
