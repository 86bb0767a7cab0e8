namespace Lms.Domain.Lessons;

/// <summary>A lecturer who writes a plan together with its author (đồng soạn).</summary>
public sealed class LessonPlanWriter : ICentreOwned
{
    private LessonPlanWriter()
    {
    }

    internal LessonPlanWriter(LessonPlan plan, Guid personId)
    {
        CentreId = plan.CentreId;
        LessonPlanId = plan.Id;
        PersonId = personId;
    }

    public Guid CentreId { get; private set; }

    public Guid LessonPlanId { get; private set; }

    public Guid PersonId { get; private set; }
}
