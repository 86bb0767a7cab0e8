using Lms.Domain.Discussions;
using Lms.Domain.Lessons;
using Lms.Features.Lessons.Writing;
using Lms.Web;

namespace Lms.Features.Lessons;

public sealed record PlanHead(LessonPlan Plan, uint Version, string Lesson, string Programme, string Author, Guid? OwnRevisionId)
{
    /// <summary>Who writes it besides its author, by name.</summary>
    public IReadOnlyList<string> Writers { get; init; } = [];

    /// <summary>Cited resolutions, in order of their numbers.</summary>
    public IReadOnlyList<CitedResolution> Cited { get; init; } = [];

    /// <summary>What it was begun from, if it is a copy.</summary>
    public PlanSource? Source { get; init; }
}

/// <param name="HoldsNoMore">Another has taken its place: the plan is out of date.</param>
public sealed record CitedResolution(Guid Id, string Number, string Title, bool HoldsNoMore);

/// <summary>The plan that another was begun from, named with it.</summary>
public sealed record PlanSource(Guid Id, string Title, string Author);

public sealed record PartView(
    Guid Id, int Position, string Title, LessonStep Step, int Minutes, string Method, string Html, string QuestionsHtml, string LocalLinkHtml, string Notes)
{
    public string Texts => Html + QuestionsHtml + LocalLinkHtml;

    public IReadOnlyList<MaterialLine> Materials { get; init; } = [];

    public IReadOnlyList<PollQuestion> Polls { get; init; } = [];

    public IReadOnlyList<RemarkLine> Remarks { get; init; } = [];
}

/// <summary>What a reviewer asked for in a part.</summary>
public sealed record RemarkLine(Guid Id, Guid PartId, string Text, string Actor, DateTimeOffset At, bool IsSettled);

public sealed record ReviewLine(ReviewAct Act, string Actor, string Remark, DateTimeOffset At);

public sealed record PlanPage(PlanHead Head)
{
    public required IReadOnlyList<PartView> Parts { get; init; }

    public required IReadOnlyList<ReviewLine> Reviews { get; init; }

    public required int PeriodMinutes { get; init; }

    public required bool MayEdit { get; init; }

    public required bool MayReview { get; init; }

    /// <summary>Lecturers begin plans of their own from it.</summary>
    public required bool MayCopy { get; init; }

    public required bool MayPresent { get; init; }

    public LessonPlan Plan => Head.Plan;

    public int Minutes => Parts.Sum(part => part.Minutes);

    public int Expected => Plan.Periods * PeriodMinutes;

    public bool CanEdit => MayEdit && Plan.CanBeEdited;

    public bool CanReview => MayReview && Plan.State == LessonPlanState.Submitted;

    public bool CanRevise => MayEdit && Plan.State == LessonPlanState.Approved;

    public bool CanArchive => MayReview && Plan.State == LessonPlanState.Approved;

    public bool CanCopy => MayCopy && Plan.State is (LessonPlanState.Approved or LessonPlanState.Archived);

    /// <summary>An archived plan is presented from a session that has it.</summary>
    public bool CanPresent => MayPresent && Parts.Count > 0 && Plan.State != LessonPlanState.Archived;

    /// <summary>What a refused remark said, shown again.</summary>
    public string? Remark { get; init; }
}

/// <summary>The head of a plan being written, and its parts in order.</summary>
public sealed record EditPage(LessonPlan Plan, PlanForm Form, PartForm Part, int PeriodMinutes)
{
    /// <summary>What somebody else stored meanwhile; null when nobody did.</summary>
    public PlanForm? Other { get; init; }

    public int Expected => Plan.Periods * PeriodMinutes;
}
