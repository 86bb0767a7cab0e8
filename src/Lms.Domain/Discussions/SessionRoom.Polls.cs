namespace Lms.Domain.Discussions;

/// <summary>What the class is asked, what they answer, and who sees it when.</summary>
public sealed partial class SessionRoom
{
    /// <summary>Several may be open at a time.</summary>
    /// <param name="id">The sender's.</param>
    /// <param name="lessonPollId">The question of the lesson plan, when it comes from there.</param>
    public RoomEvent OpenPoll(RoomSeat by, Guid id, PollQuestion question, Guid? lessonPollId, DateTimeOffset now)
    {
        RequireLecturer(by);
        RequireOpen();
        return new RoomEvent(this, id, RoomEventKind.PollOpened, by.PersonId, now) { Poll = new Poll(this, question, lessonPollId) };
    }

    public RoomEvent? ClosePoll(RoomSeat by, RoomPoll poll, DateTimeOffset now)
    {
        RequireLecturer(by);
        return poll.IsClosed ? null : About(RoomEventKind.PollClosed, by, poll, now);
    }

    /// <summary>At any time, also when the room is closed: what was found out stays with the session.</summary>
    public RoomEvent? ShowResults(RoomSeat by, RoomPoll poll, bool show, DateTimeOffset now)
    {
        RequireLecturer(by);
        return poll.IsShown == show ? null : About(show ? RoomEventKind.PollResultsShown : RoomEventKind.PollResultsHidden, by, poll, now);
    }

    /// <summary>Takes a short answer from the others' sight, or shows it again.</summary>
    /// <param name="isHidden">As it stands.</param>
    public RoomEvent? HideText(RoomSeat by, RoomPoll poll, Guid answerId, bool isHidden, bool hide, DateTimeOffset now)
    {
        RequireLecturer(by);
        return isHidden == hide
            ? null
            : new RoomEvent(this, Guid.CreateVersion7(), hide ? RoomEventKind.PollTextHidden : RoomEventKind.PollTextRestored, by.PersonId, now)
            {
                About = poll.Sequence,
                AnswerId = answerId,
            };
    }

    /// <summary>A trainee's answer, in place of one that they gave before.</summary>
    /// <param name="choices">Places from 1; of a scale, the step.</param>
    public PollAnswer Answer(RoomSeat by, RoomPoll poll, IReadOnlyCollection<int> choices, string text, DateTimeOffset now)
    {
        if (by.Place != RoomPlace.Trainee)
        {
            throw new RuleBrokenException("Poll.TraineesAnswer");
        }

        RequireOpen();
        if (poll.IsClosed)
        {
            throw new RuleBrokenException("Poll.Closed");
        }

        if (poll.Question.Kind != PollKind.ShortText)
        {
            return new PollAnswer(this, poll, by.PersonId, Chosen(poll.Question, choices), "", now);
        }

        RequireSpeaker(by);
        return new PollAnswer(this, poll, by.PersonId, [], ShortText(text), now);
    }

    private static int[] Chosen(PollQuestion question, IReadOnlyCollection<int> choices)
    {
        int[] chosen = [.. choices.Distinct().Order()];
        if (chosen.Length == 0)
        {
            throw new RuleBrokenException("Poll.NothingChosen");
        }

        if (chosen[0] < 1 || chosen[^1] > question.Places)
        {
            throw new RuleBrokenException("Poll.ChoiceUnknown");
        }

        return chosen.Length > 1 && question.Kind != PollKind.Several ? throw new RuleBrokenException("Poll.OneChoice") : chosen;
    }

    private static string ShortText(string text) => PollQuestion.OneLine(text) is { Length: > 0 and <= PollQuestion.AnswerLength } line
        ? line
        : throw new RuleBrokenException("Poll.AnswerLength", PollQuestion.AnswerLength);

    private RoomEvent About(RoomEventKind kind, RoomSeat by, RoomPoll poll, DateTimeOffset now) =>
        new(this, Guid.CreateVersion7(), kind, by.PersonId, now) { About = poll.Sequence };
}
