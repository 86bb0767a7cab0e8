using Lms.Domain.Language;
using Lms.Domain.Lessons;
using Lms.Features.Shared;
using Lms.Web;

namespace Lms.Features.Lessons.Writing;

/// <summary>One part being written.</summary>
public sealed record PartPage(LessonPlan Plan, LessonPart Part, PartForm Form, IReadOnlyList<MaterialLine> Materials, int PeriodMinutes)
{
    public PartForm? Other { get; init; }

    /// <summary>What this person wrote here and could not save, because another had saved first.</summary>
    public SetAsideText? SetAside { get; init; }

    /// <summary>A question to the class as it was refused: of one that is there, or a new one.</summary>
    public PollFields? RefusedPoll { get; init; }

    public PollFields NewPoll => RefusedPoll is { Key: "new" } refused ? refused : new(new PollForm(), "new");

    public IEnumerable<PollFields> Polls => Part.Polls.OrderBy(poll => poll.Position)
        .Select(poll => RefusedPoll?.Key == $"{poll.Id}" ? RefusedPoll : new PollFields(PollForm.Of(poll.Question), $"{poll.Id}"));

    public WrittenText? Preview { get; init; }

    public int Expected => Plan.Periods * PeriodMinutes;
}
