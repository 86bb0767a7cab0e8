using System.Diagnostics.CodeAnalysis;

namespace Lms.Domain.Lessons;

/// <summary>
/// What somebody wrote in a part and could not save, because another had saved before them: kept until they have looked at it.
/// </summary>
public sealed class SetAsideText : ICentreOwned
{
    private SetAsideText()
    {
    }

    public SetAsideText(LessonPart part, Guid personId, PartContent content, DateTimeOffset now)
    {
        CentreId = part.CentreId;
        LessonPartId = part.Id;
        PersonId = personId;
        Replace(content, now);
    }

    public Guid CentreId { get; private set; }

    public Guid LessonPartId { get; private set; }

    public Guid PersonId { get; private set; }

    public string Body { get; private set; } = "";

    public string Questions { get; private set; } = "";

    public string LocalLink { get; private set; } = "";

    public string Notes { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>The same person's next text that lost: the later one holds what the earlier did.</summary>
    [MemberNotNull(nameof(Body), nameof(Questions), nameof(LocalLink), nameof(Notes))]
    public void Replace(PartContent content, DateTimeOffset now)
    {
        (Body, Questions, LocalLink, Notes) = (content.Body.Source, content.Questions.Source, content.LocalLink.Source, content.Notes);
        At = now;
    }
}
