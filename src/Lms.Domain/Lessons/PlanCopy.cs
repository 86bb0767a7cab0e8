using Lms.Domain.Discussions;

namespace Lms.Domain.Lessons;

/// <summary>All that stood in a lesson plan at one moment, kept when it was handed in.</summary>
public sealed record PlanCopy(LessonPlanHeader Header, int Periods, IReadOnlyList<PartCopy> Parts)
{
    public static PlanCopy Of(LessonPlan plan) => new(plan.Header, plan.Periods, [.. plan.Parts.OrderBy(part => part.Position).Select(PartCopy.Of)]);
}

/// <param name="Id">The part that it was taken from.</param>
/// <param name="Body">Markdown, as the other texts are: it is drawn anew when it is restored.</param>
public sealed record PartCopy(
    Guid Id,
    string Title,
    LessonStep Step,
    int Minutes,
    string Method,
    string Body,
    string Questions,
    string LocalLink,
    string Notes,
    IReadOnlyList<MaterialCopy> Materials,
    IReadOnlyList<PollQuestion> Polls)
{
    public static PartCopy Of(LessonPart part) => new(
        part.Id, part.Title, part.Step, part.Minutes, part.Method, part.Body.Source, part.Questions.Source, part.LocalLink.Source, part.Notes,
        [.. part.Materials.OrderBy(material => material.Position).Select(material => new MaterialCopy(material.FileId, material.Kind, material.Caption))],
        [.. part.Polls.OrderBy(poll => poll.Position).Select(poll => poll.Question)]);
}

public sealed record MaterialCopy(Guid FileId, MaterialKind Kind, string Caption);
