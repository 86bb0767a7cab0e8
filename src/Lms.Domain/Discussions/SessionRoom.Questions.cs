using Lms.Domain.Language;

namespace Lms.Domain.Discussions;

/// <summary>The question wall: what the class wants answered, and what the lecturer does about it.</summary>
public sealed partial class SessionRoom
{
    /// <summary>Characters in a question: it is read from afar, among others.</summary>
    public const int QuestionLength = 600;

    /// <summary>More at the top, and nothing is.</summary>
    public const int MostPinned = 3;

    /// <param name="anonymous">Its asker is not named to the other trainees; the lecturer knows.</param>
    public RoomEvent Ask(RoomSeat by, Guid id, WrittenText text, bool anonymous, DateTimeOffset now)
    {
        RequireSpeaker(by);
        RequireOpen();
        RequireQuestionWords(text);
        if (anonymous && (by.Leads || !AllowsAnonymousQuestions))
        {
            throw new RuleBrokenException("SessionRoom.AskersAreNamed");
        }

        return new RoomEvent(this, id, RoomEventKind.QuestionAsked, by.PersonId, now)
        {
            Body = text,
            Value = anonymous ? 1 : 0,
            Audience = HoldsPosts && !by.Leads ? RoomAudience.Concerned : RoomAudience.Everyone,
        };
    }

    /// <summary>One vote per person for all questions that ask the same, and none for one's own; it may be taken back.</summary>
    public RoomEvent? Vote(RoomSeat by, WallQuestion question, bool vote, DateTimeOffset now)
    {
        RequireVoter(by);
        RequireOpen();
        RequirePublic(question);
        if (vote && question.IsMine)
        {
            throw new RuleBrokenException("RoomEvent.NotForOnesOwn");
        }

        if (question.IsAnswered)
        {
            throw new RuleBrokenException("RoomEvent.IsAnswered");
        }

        return question.VoteIsMine == vote
            ? null
            : new RoomEvent(this, Guid.CreateVersion7(), RoomEventKind.QuestionVoted, by.PersonId, now)
            {
                About = question.HeadSequence,
                Value = vote ? 1 : 0,
            };
    }

    /// <summary>At any time, also when the room is closed.</summary>
    /// <param name="text">Shown below the question; empty when it was answered by word of mouth.</param>
    public RoomEvent? Answer(RoomSeat by, WallQuestion question, WrittenText text, DateTimeOffset now)
    {
        RequireLecturer(by);
        RequirePublic(question);
        if (text.Source.Length > 0)
        {
            RequireWords(text);
        }

        return question.IsAnswered && text.Source.Length == 0
            ? null
            : About(RoomEventKind.QuestionAnswered, by, question, 1, now, text);
    }

    public RoomEvent? Reopen(RoomSeat by, WallQuestion question, DateTimeOffset now)
    {
        RequireLecturer(by);
        return question.IsAnswered ? About(RoomEventKind.QuestionAnswered, by, question, 0, now) : null;
    }

    /// <param name="pinned">How many are at the top.</param>
    public RoomEvent? Pin(RoomSeat by, WallQuestion question, bool pin, int pinned, DateTimeOffset now)
    {
        RequireLecturer(by);
        if (question.IsPinned == pin)
        {
            return null;
        }

        if (pin)
        {
            RequirePublic(question);
            RequireOnItsOwn(question);
            if (pinned >= MostPinned)
            {
                throw new RuleBrokenException("SessionRoom.TooManyPinned", MostPinned);
            }
        }

        return About(RoomEventKind.QuestionPinned, by, question, pin ? 1 : 0, now);
    }

    /// <summary>Two that ask the same become one, with the votes of both.</summary>
    public RoomEvent? Join(RoomSeat by, WallQuestion question, WallQuestion into, DateTimeOffset now)
    {
        RequireLecturer(by);
        RequirePublic(question);
        RequirePublic(into);
        if (question.HeadSequence == into.HeadSequence)
        {
            return question.Sequence == into.Sequence ? throw new RuleBrokenException("RoomEvent.JoinedToItself") : null;
        }

        RequireOnItsOwn(question);
        return About(RoomEventKind.QuestionJoined, by, question, value: null, now, into: into.HeadSequence);
    }

    /// <summary>One's own, as long as the room is open.</summary>
    public RoomEvent? WithdrawQuestion(RoomSeat by, WallQuestion question, DateTimeOffset now)
    {
        if (question.AskerId != by.PersonId)
        {
            throw new RuleBrokenException("RoomEvent.NotOnesOwn");
        }

        if (question.IsWithdrawn)
        {
            return null;
        }

        RequireOpen();
        return question.IsHidden
            ? throw new RuleBrokenException("RoomEvent.IsGone")
            : About(RoomEventKind.QuestionWithdrawn, by, question, value: null, now);
    }

    /// <summary>At any time, as with posts.</summary>
    public RoomEvent? HideQuestion(RoomSeat by, WallQuestion question, bool hide, DateTimeOffset now)
    {
        RequireLecturer(by);
        return question.IsHidden == hide || question.IsWithdrawn
            ? null
            : About(RoomEventKind.QuestionHidden, by, question, hide ? 1 : 0, now);
    }

    /// <summary>Lets a held question through.</summary>
    public RoomEvent? ApproveQuestion(RoomSeat by, WallQuestion question, DateTimeOffset now)
    {
        RequireLecturer(by);
        if (question.IsGone)
        {
            throw new RuleBrokenException("RoomEvent.IsGone");
        }

        return question.IsHeld ? About(RoomEventKind.QuestionApproved, by, question, value: null, now) : null;
    }

    /// <summary>Takes over what an earlier session left open: named or not as it was asked, with no votes yet.</summary>
    public RoomEvent Carry(RoomSeat by, FormerQuestion question, WrittenText text, DateTimeOffset now)
    {
        RequireLecturer(by);
        RequireOpen();
        return new RoomEvent(this, Guid.CreateVersion7(), RoomEventKind.QuestionCarried, question.AskerId, now)
        {
            Body = text,
            Value = question.IsAnonymous ? 1 : 0,
            PersonId = by.PersonId,
            OriginId = question.Id,
        };
    }

    private RoomEvent About(
        RoomEventKind kind, RoomSeat by, WallQuestion question, int? value, DateTimeOffset now, WrittenText? text = null, long? into = null) =>
        new(this, Guid.CreateVersion7(), kind, by.PersonId, now)
        {
            About = question.Sequence,
            ReplyTo = into,
            Value = value,
            Body = text ?? WrittenText.Empty,
            Audience = question.IsHeld && kind != RoomEventKind.QuestionApproved ? RoomAudience.Concerned : RoomAudience.Everyone,
        };

    private static void RequireQuestionWords(WrittenText text)
    {
        RequireQuestionLength(text.Source);
        if (text.Html.Length == 0)
        {
            throw new RuleBrokenException("RoomEvent.SaysNothing");
        }
    }

    /// <summary>Asked before a text is drawn, as <see cref="RoomEvent.RequireLength"/> is.</summary>
    public static void RequireQuestionLength(string source)
    {
        if (source.AsSpan().Trim().Length is 0 or > QuestionLength)
        {
            throw new RuleBrokenException("RoomEvent.QuestionLength", QuestionLength, source.Trim().Length);
        }
    }

    private static void RequireVoter(RoomSeat by)
    {
        if (by.Place != RoomPlace.Trainee)
        {
            throw new RuleBrokenException("SessionRoom.TraineesVote");
        }
    }

    private static void RequirePublic(WallQuestion question)
    {
        if (!question.IsPublic)
        {
            throw new RuleBrokenException(question.IsHeld ? "RoomEvent.ApproveFirst" : "RoomEvent.IsGone");
        }
    }

    private static void RequireOnItsOwn(WallQuestion question)
    {
        if (question.IsJoined)
        {
            throw new RuleBrokenException("RoomEvent.IsJoined");
        }
    }
}
