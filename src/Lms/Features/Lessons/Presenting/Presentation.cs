using Lms.Domain.Discussions;
using Lms.Domain.Lessons;
using Lms.Web;

namespace Lms.Features.Lessons.Presenting;

/// <summary>A part as a whole class sees it on the wall. What is the lecturer's alone is not in it.</summary>
public sealed record WallPart(Guid Id, int Position, string Title, LessonStep Step, int Minutes, string Html, string QuestionsHtml, string LocalLinkHtml)
{
    public IReadOnlyList<MaterialLine> Materials { get; init; } = [];

    public IReadOnlyList<PollQuestion> Polls { get; init; } = [];

    public string Texts => Html + QuestionsHtml + LocalLinkHtml;

    /// <summary>What gets a screen of its own; files of other kinds are the lecturer's to open.</summary>
    public IEnumerable<MaterialLine> Screens =>
        Materials.Where(material => material.Kind is not MaterialKind.Download && !material.StandsIn(Texts));

    /// <summary>Nothing but its title can be shown.</summary>
    public bool IsBare => Texts.Length == 0 && Polls.Count == 0 && !Screens.Any();
}

/// <summary>The same part for who teaches it.</summary>
public sealed record NotesPart(int Position, string Title, LessonStep Step, int Minutes, string Method, string Notes)
{
    public IReadOnlyList<MaterialLine> Downloads { get; init; } = [];

    public IReadOnlyList<PollQuestion> Polls { get; init; } = [];
}

/// <param name="RoomIsOpen">Those who follow in its room may be shown the same part.</param>
public sealed record TaughtSession(Guid Id, string Title, bool RoomIsOpen);

/// <param name="Plan">With who writes it.</param>
/// <param name="LessonNumber">In its programme.</param>
public sealed record PresentedPlan(LessonPlan Plan, int LessonNumber, string LessonTitle, string Programme);

/// <summary>A plan being shown to a class.</summary>
/// <param name="Session">Where it is taught, if it was opened from there.</param>
/// <param name="Me">Who shows it: what a device remembers of it is theirs.</param>
public sealed record PresentationPage<TPart>(PresentedPlan Presented, TaughtSession? Session, Guid Me, IReadOnlyList<TPart> Parts)
{
    public LessonPlan Plan => Presented.Plan;

    /// <summary>A plan is often called as its lesson is: that is said once.</summary>
    public string Lesson => Presented.LessonTitle == Plan.Header.Title ? $"{Presented.LessonNumber}" : $"{Presented.LessonNumber}. {Presented.LessonTitle}";

    /// <summary>The windows of one lecturer with one plan on one device hear each other by it.</summary>
    public string Line => $"presentation.{Plan.Id}.{Me}";
}
