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
        [.. part.Materials.OrderBy(material => material.Position).Select(MaterialCopy.Of)],
        [.. part.Polls.OrderBy(poll => poll.Position).Select(poll => poll.Question)]);
}

public sealed record MaterialCopy(Guid FileId, MaterialKind Kind, string Caption)
{
    /// <summary>Of a film; what was kept before there were any has none.</summary>
    public string Chapters { get; init; } = "";

    public IReadOnlyList<CaptionCopy> Tracks { get; init; } = [];

    public static MaterialCopy Of(Material material) => new(material.FileId, material.Kind, material.Caption)
    {
        Chapters = material.Chapters,
        Tracks = [.. material.Tracks.OrderBy(track => track.Language).Select(track => new CaptionCopy(track.FileId, track.Language, track.Label))],
    };
}

public sealed record CaptionCopy(Guid FileId, CaptionLanguage Language, string Label);
