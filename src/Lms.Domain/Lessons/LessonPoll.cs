using Lms.Domain.Discussions;

namespace Lms.Domain.Lessons;

/// <summary>A question that the plan has ready for the class, asked in the room at its part.</summary>
public sealed class LessonPoll : ICentreOwned
{
    private LessonPoll()
    {
    }

    internal LessonPoll(Guid centreId, Guid partId, int position, PollQuestion question)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        LessonPartId = partId;
        Position = position;
        Question = question;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid LessonPartId { get; private set; }

    /// <summary>In its part, from 1; gaps stay when one is removed.</summary>
    public int Position { get; private set; }

    public PollQuestion Question { get; private set; } = null!;

    /// <summary>The plan must be editable: ask it first.</summary>
    public void Ask(PollQuestion question) => Question = question;
}
