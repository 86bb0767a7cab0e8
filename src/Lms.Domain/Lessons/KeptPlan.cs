namespace Lms.Domain.Lessons;

/// <summary>What a lesson plan was kept at.</summary>
public enum KeptAt
{
    /// <summary>It was handed in.</summary>
    Submission = 1,

    /// <summary>Something earlier was about to take its place.</summary>
    Restoring,
}

/// <summary>A lesson plan as it stood at one moment (bản lưu). Never changed.</summary>
public sealed class KeptPlan : ICentreOwned
{
    private KeptPlan()
    {
    }

    internal KeptPlan(LessonPlan plan, int number, KeptAt keptAt, Guid actorId, DateTimeOffset at)
    {
        CentreId = plan.CentreId;
        Id = Guid.CreateVersion7();
        LessonPlanId = plan.Id;
        Number = number;
        KeptAt = keptAt;
        Copy = PlanCopy.Of(plan);
        ActorId = actorId;
        At = at;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid LessonPlanId { get; private set; }

    /// <summary>1 for the first of the plan.</summary>
    public int Number { get; private set; }

    public KeptAt KeptAt { get; private set; }

    public PlanCopy Copy { get; private set; } = null!;

    public Guid ActorId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
