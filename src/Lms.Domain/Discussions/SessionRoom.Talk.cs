using Lms.Domain.Language;

namespace Lms.Domain.Discussions;

/// <summary>What is said in the room, and how the lecturer keeps order there.</summary>
public sealed partial class SessionRoom
{
    /// <summary>What may be chosen as the pause between two posts or questions of one person, in seconds.</summary>
    public static IReadOnlyList<int> Paces { get; } = [0, 15, 30, 60, 180];

    /// <param name="answered">The post that this one answers: one that everyone reads and that answers none itself.</param>
    /// <param name="lastSaidAt">When the same person posted or asked last.</param>
    /// <param name="mentions">People of the room whom it names.</param>
    public RoomEvent Post(
        RoomSeat by, Guid id, WrittenText text, RoomPost? answered, DateTimeOffset? lastSaidAt, DateTimeOffset now,
        IReadOnlyList<Guid>? mentions = null)
    {
        RequireSpeaker(by);
        RequireOpen();
        RequirePace(by, lastSaidAt, now);
        RequireWords(text);
        if (answered is not null && (answered.IsAnswer || !answered.IsPublic))
        {
            throw new RuleBrokenException("RoomEvent.AnswersNothingHere");
        }

        return new RoomEvent(this, id, RoomEventKind.Post, by.PersonId, now)
        {
            Body = text,
            Mentions = mentions is { Count: > 0 } ? mentions : null,
            ReplyTo = answered?.Sequence,
            Audience = HoldsPosts && !by.Leads ? RoomAudience.Concerned : RoomAudience.Everyone,
        };
    }

    /// <summary>One's own, as long as the room is open. What stood there before stays in the log.</summary>
    public RoomEvent Edit(RoomSeat by, RoomPost post, WrittenText text, DateTimeOffset now, IReadOnlyList<Guid>? mentions = null)
    {
        RequireSpeaker(by);
        RequireOpen();
        RequireOwn(by, post);
        RequireWords(text);

        // Or it would pass by the lecturer what they asked to see first.
        if (HoldsPosts && post is { IsHeld: false, GroupId: null } && !by.Leads)
        {
            throw new RuleBrokenException("RoomEvent.NoEditingWhileHeld");
        }

        return new RoomEvent(this, Guid.CreateVersion7(), RoomEventKind.PostEdited, by.PersonId, now)
        {
            About = post.Sequence,
            Body = text,
            Mentions = mentions is { Count: > 0 } ? mentions : null,
            GroupId = post.GroupId,
            Audience = AudienceOf(post),
        };
    }

    /// <summary>One's own, as long as the room is open; its place stays.</summary>
    public RoomEvent? Withdraw(RoomSeat by, RoomPost post, DateTimeOffset now)
    {
        if (post.IsWithdrawn && post.AuthorId == by.PersonId)
        {
            return null;
        }

        RequireOpen();
        RequireOwn(by, post);
        return About(RoomEventKind.PostWithdrawn, by, post, now);
    }

    /// <summary>At any time, also when the room is closed: it stays readable to the class.</summary>
    public RoomEvent? Hide(RoomSeat by, RoomPost post, DateTimeOffset now)
    {
        RequireLecturer(by);
        return post.IsHidden || post.IsWithdrawn ? null : About(RoomEventKind.PostHidden, by, post, now);
    }

    public RoomEvent? Restore(RoomSeat by, RoomPost post, DateTimeOffset now)
    {
        RequireLecturer(by);
        return post.IsHidden ? About(RoomEventKind.PostRestored, by, post, now) : null;
    }

    /// <summary>Lets a held post through.</summary>
    public RoomEvent? Approve(RoomSeat by, RoomPost post, DateTimeOffset now)
    {
        RequireLecturer(by);
        if (post.IsHidden || post.IsWithdrawn)
        {
            throw new RuleBrokenException("RoomEvent.IsGone");
        }

        return post.IsHeld ? About(RoomEventKind.PostApproved, by, post, now) : null;
    }

    /// <summary>Takes the word from a trainee, or gives it back. Only they and the lecturer are told.</summary>
    public RoomEvent? Mute(RoomSeat by, RoomSeat trainee, bool mute, DateTimeOffset now)
    {
        RequireLecturer(by);
        if (trainee.Place != RoomPlace.Trainee)
        {
            throw new RuleBrokenException("SessionRoom.OnlyTraineesAreMuted");
        }

        return trainee.IsMuted == mute
            ? null
            : new RoomEvent(this, Guid.CreateVersion7(), mute ? RoomEventKind.Muted : RoomEventKind.Unmuted, by.PersonId, now)
            {
                PersonId = trainee.PersonId,
                Audience = RoomAudience.Concerned,
            };
    }

    /// <param name="seconds">One of <see cref="Paces"/>.</param>
    public RoomEvent? SetPace(RoomSeat by, int seconds, DateTimeOffset now)
    {
        RequireLecturer(by);
        if (!Paces.Contains(seconds))
        {
            throw new RuleBrokenException("SessionRoom.PaceUnknown");
        }

        return PaceSeconds == seconds ? null : Set(RoomEventKind.PaceSet, by, PaceSeconds = seconds, now);
    }

    public RoomEvent? SetHold(RoomSeat by, bool hold, DateTimeOffset now)
    {
        RequireLecturer(by);
        return HoldsPosts == hold ? null : Set(RoomEventKind.HoldSet, by, (HoldsPosts = hold) ? 1 : 0, now);
    }

    private RoomEvent About(RoomEventKind kind, RoomSeat by, RoomPost post, DateTimeOffset now) =>
        new(this, Guid.CreateVersion7(), kind, by.PersonId, now)
        {
            About = post.Sequence,
            GroupId = post.GroupId,
            Audience = kind == RoomEventKind.PostApproved ? RoomAudience.Everyone : AudienceOf(post),
        };

    private static RoomAudience AudienceOf(RoomPost post) =>
        post.GroupId is not null ? RoomAudience.Group : post.IsHeld ? RoomAudience.Concerned : RoomAudience.Everyone;

    private RoomEvent Set(RoomEventKind kind, RoomSeat by, int value, DateTimeOffset now) =>
        new(this, Guid.CreateVersion7(), kind, by.PersonId, now) { Value = value };

    private void RequirePace(RoomSeat by, DateTimeOffset? lastSaidAt, DateTimeOffset now)
    {
        var wait = lastSaidAt is { } last && !by.Leads ? last.AddSeconds(PaceSeconds) - now : TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
        {
            throw new RuleBrokenException("SessionRoom.TooSoon", PaceSeconds, (int)Math.Ceiling(wait.TotalSeconds));
        }
    }

    private static void RequireWords(WrittenText text)
    {
        RoomEvent.RequireLength(text.Source);
        if (text.Html.Length == 0)
        {
            throw new RuleBrokenException("RoomEvent.SaysNothing");
        }
    }

    private static void RequireOwn(RoomSeat by, RoomPost post)
    {
        if (post.AuthorId != by.PersonId)
        {
            throw new RuleBrokenException("RoomEvent.NotOnesOwn");
        }

        if (post.IsWithdrawn || post.IsHidden)
        {
            throw new RuleBrokenException("RoomEvent.IsGone");
        }
    }

    private static void RequireSpeaker(RoomSeat by)
    {
        if (!by.Speaks)
        {
            throw new RuleBrokenException("SessionRoom.ReadersDoNotSpeak");
        }

        if (by.IsMuted)
        {
            throw new RuleBrokenException("SessionRoom.Muted");
        }
    }
}
