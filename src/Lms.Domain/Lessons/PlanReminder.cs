namespace Lms.Domain.Lessons;

/// <summary>When somebody was last reminded that a lesson plan waits for them.</summary>
public sealed class PlanReminder : ICentreOwned
{
    /// <summary>A plan that waits less is not late: the day's page names it from the first moment.</summary>
    public static readonly TimeSpan First = TimeSpan.FromDays(2);

    /// <summary>Between two reminders of the same plan: a mail every morning is soon read by nobody.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromDays(7);

    private PlanReminder()
    {
    }

    public PlanReminder(Guid centreId, Guid planId, DateTimeOffset at)
    {
        CentreId = centreId;
        LessonPlanId = planId;
        At = at;
    }

    public Guid CentreId { get; private set; }

    public Guid LessonPlanId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Whether a plan that waits is to be named in a reminder.</summary>
    /// <param name="since">When it was handed to whoever it waits for: a reminder no later than that was about something else.</param>
    /// <param name="last">The last reminder of this plan, if there was one.</param>
    public static bool IsDue(DateTimeOffset since, DateTimeOffset? last, DateTimeOffset now) =>
        last is { } reminded && reminded > since ? now - reminded >= Again : now - since >= First;

    public void Repeat(DateTimeOffset now) => At = now;
}
