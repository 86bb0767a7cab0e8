namespace Lms.Domain.Lessons;

public enum ReviewAct
{
    Submitted = 1,
    ChangesAsked,
    Approved,
    Archived,
}

/// <summary>One step in a lesson plan's way to approval: who did what when, and the reviewer's remark.</summary>
public sealed class Review : ICentreOwned
{
    public const int RemarkLength = 2000;

    private Review()
    {
    }

    internal Review(Guid centreId, Guid planId, ReviewAct act, Guid actorId, string remark, DateTimeOffset at)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        LessonPlanId = planId;
        Act = act;
        ActorId = actorId;
        Remark = remark;
        At = at;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid LessonPlanId { get; private set; }

    public ReviewAct Act { get; private set; }

    public Guid ActorId { get; private set; }

    public string Remark { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
