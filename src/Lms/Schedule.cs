using Lms.Features.Exams.Answers;
using Lms.Features.Lessons.Reviewing;
using Lms.Features.Marking.Releasing;
using Lms.Features.Media;
using Lms.Features.Notifications;
using Lms.Features.Receipts;
using Lms.Features.Search;
using Quartz;

namespace Lms;

/// <summary>
/// What runs when. Each node keeps its own clockwork in memory: jobs find their work in the database and lock what they
/// take, so that running on several nodes, late or twice does no harm (docs/decisions/jobs-lock-their-work.md).
/// </summary>
public static class Schedule
{
    private static readonly TimeSpan SearchEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TextsEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DocumentsEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FilmsEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MailEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ReleasesEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RemindersEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan HistoriesEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan FilesEvery = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeysEvery = TimeSpan.FromDays(1);

    public static void AddSchedule(this IServiceCollection services)
    {
        services.AddQuartz(quartz => quartz
            .Run<IndexSearchJob>(SearchEvery)
            .Run<TakeTextsJob>(TextsEvery)
            .Run<ConvertDocumentsJob>(DocumentsEvery)
            .Run<ProcessFilmsJob>(FilmsEvery)
            .Run<SendMailJob>(MailEvery)
            .Run<ReleaseDueJob>(ReleasesEvery)
            .Run<RemindOfPlansJob>(RemindersEvery)
            .Run<FoldHistoriesJob>(HistoriesEvery)
            .Run<SweepFilesJob>(FilesEvery)
            .Run<RenewReceiptKeyJob>(KeysEvery));
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHealthChecks().AddQuartz(check => check.Name = "jobs");
    }

    private static IQuartzBuilder Run<T>(this IQuartzBuilder quartz, TimeSpan each)
        where T : IJob =>
        quartz.ScheduleJob<T>(trigger => trigger
            .WithIdentity(typeof(T).Name)
            .StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(each).RepeatForever()));
}
