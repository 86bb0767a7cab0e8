namespace Lms.Domain.Discussions;

/// <summary>What was asked in a room; the line of the log that opened it has the same number. What became of it, the log says.</summary>
public sealed class Poll : ICentreOwned
{
    private Poll()
    {
    }

    internal Poll(SessionRoom room, PollQuestion question, Guid? lessonPollId)
    {
        CentreId = room.CentreId;
        ClassSessionId = room.ClassSessionId;
        Question = question;
        LessonPollId = lessonPollId;
    }

    public Guid CentreId { get; private set; }

    public Guid ClassSessionId { get; private set; }

    /// <summary>Of the line that opened it; given when that is written.</summary>
    public long Sequence { get; private set; }

    public PollQuestion Question { get; private set; } = null!;

    /// <summary>The question of the lesson plan that this one was; null for one made on the spot.</summary>
    public Guid? LessonPollId { get; private set; }
}

/// <summary>What one person answered: one row, changed until the poll is closed. Nobody else is told whose it is.</summary>
public sealed class PollAnswer : ICentreOwned
{
    private PollAnswer()
    {
    }

    internal PollAnswer(SessionRoom room, RoomPoll poll, Guid personId, int[] choices, string text, DateTimeOffset at)
    {
        (CentreId, ClassSessionId, Sequence, PersonId) = (room.CentreId, room.ClassSessionId, poll.Sequence, personId);
        (Id, Choices, Text, At) = (Guid.NewGuid(), choices, text, at.ToUniversalTime());
    }

    public Guid CentreId { get; private set; }

    public Guid ClassSessionId { get; private set; }

    public long Sequence { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>By chance, not by time: it names a short text without telling who wrote it, or when.</summary>
    public Guid Id { get; private set; }

    /// <summary>Places from 1, in order; of a scale, the step. Empty for a short text.</summary>
    public int[] Choices { get; private set; } = [];

    /// <summary>Plain, one line; empty for choices.</summary>
    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>The line with which the lecturer took the text from sight; it stays so when its author changes it.</summary>
    public long? HiddenBy { get; private set; }
}

/// <summary>A poll as it stands after everything that the log says about it.</summary>
/// <param name="Sequence">The number of the line that opened it.</param>
/// <param name="IsShown">Everyone in the room sees its results.</param>
public sealed record RoomPoll(long Sequence, PollQuestion Question, bool IsClosed, bool IsShown);
