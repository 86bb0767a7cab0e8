using Lms.Domain.Discussions;
using Lms.Domain.Language;
using Lms.Domain.Lessons;
using Lms.Features.Shared;
using Lms.Web;

namespace Lms.Features.Lessons;

public sealed record PlanHead(LessonPlan Plan, uint Version, string Lesson, string Programme, string Author, Guid? OwnRevisionId);

public sealed record PartView(Guid Id, int Position, string Title, LessonStep Step, int Minutes, string Html, string Notes)
{
    public IReadOnlyList<MaterialLine> Materials { get; init; } = [];

    public IReadOnlyList<PollQuestion> Polls { get; init; } = [];
}

public sealed record ReviewLine(ReviewAct Act, string Actor, string Remark, DateTimeOffset At);

public sealed record PlanPage(PlanHead Head)
{
    public required IReadOnlyList<PartView> Parts { get; init; }

    public required IReadOnlyList<ReviewLine> Reviews { get; init; }

    public required int PeriodMinutes { get; init; }

    public required bool MayEdit { get; init; }

    public required bool MayReview { get; init; }

    public LessonPlan Plan => Head.Plan;

    public int Minutes => Parts.Sum(part => part.Minutes);

    public int Expected => Plan.Periods * PeriodMinutes;

    public bool CanEdit => MayEdit && Plan.CanBeEdited;

    public bool CanReview => MayReview && Plan.State == LessonPlanState.Submitted;

    public bool CanRevise => MayEdit && Plan.State == LessonPlanState.Approved;

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

/// <summary>One part being written.</summary>
public sealed record PartPage(LessonPlan Plan, LessonPart Part, PartForm Form, IReadOnlyList<MaterialLine> Materials, int PeriodMinutes)
{
    public PartForm? Other { get; init; }

    /// <summary>A question to the class as it was refused: of one that is there, or a new one.</summary>
    public PollFields? RefusedPoll { get; init; }

    public PollFields NewPoll => RefusedPoll is { Key: "new" } refused ? refused : new(new PollForm(), "new");

    public IEnumerable<PollFields> Polls => Part.Polls.OrderBy(poll => poll.Position)
        .Select(poll => RefusedPoll?.Key == $"{poll.Id}" ? RefusedPoll : new PollFields(PollForm.Of(poll.Question), $"{poll.Id}"));

    public WrittenText? Preview { get; init; }

    public int Expected => Plan.Periods * PeriodMinutes;
}

public sealed record PlanLine(
    Guid Id, string Title, int VersionNumber, LessonPlanState State, string Author, string Lesson, string Programme, int Periods, DateTimeOffset CreatedAt);

public sealed record PlanList(IReadOnlyList<PlanLine> Lines, IReadOnlyDictionary<LessonPlanState, int> Counts, LessonPlanState? State, string Find, int Page)
{
    public const int PageSize = 25;

    public int All => Counts.Values.Sum();

    public int Total => State is { } state ? Counts.GetValueOrDefault(state) : All;
}
