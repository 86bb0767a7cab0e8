using Lms.Domain.Language;

namespace Lms.Domain.Discussions;

/// <summary>
/// The room of a class session. Its methods say what may happen and answer with the line to write into its log; null
/// when nothing changes by it.
/// </summary>
public sealed partial class SessionRoom : ICentreOwned
{
    private SessionRoom()
    {
    }

    /// <summary>The room of a session, not opened yet.</summary>
    public SessionRoom(Guid centreId, Guid classSessionId)
    {
        CentreId = centreId;
        ClassSessionId = classSessionId;
    }

    public Guid CentreId { get; private set; }

    public Guid ClassSessionId { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The part of the lesson plan now taught.</summary>
    public Guid? ShownPartId { get; private set; }

    /// <summary>Number of the log's last line.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Number of the line with which it was opened last: hands raised before it are down.</summary>
    public long OpenedSequence { get; private set; }

    /// <summary>Seconds between two posts of one person; 0 for none.</summary>
    public int PaceSeconds { get; private set; }

    /// <summary>Posts of trainees wait until the lecturer lets them through.</summary>
    public bool HoldsPosts { get; private set; }

    /// <summary>How often the class was split into small groups; 0 for never.</summary>
    public int GroupsRound { get; private set; }

    /// <summary>The class sits in small groups now.</summary>
    public bool GroupsAreOpen { get; private set; }

    /// <summary>Trainees may ask without being named to each other: the rule in force when the room was opened last.</summary>
    public bool AllowsAnonymousQuestions { get; private set; }

    public bool IsOpen => OpenedAt is not null && ClosedAt is null;

    /// <summary>A room as it was found in its row.</summary>
    public static SessionRoom As(
        Guid centreId, Guid classSessionId, DateTimeOffset? openedAt, DateTimeOffset? closedAt, Guid? shownPartId, int paceSeconds,
        bool holdsPosts, bool allowsAnonymousQuestions = false, int groupsRound = 0, bool groupsAreOpen = false) => new(centreId, classSessionId)
        {
            OpenedAt = openedAt,
            ClosedAt = closedAt,
            ShownPartId = shownPartId,
            PaceSeconds = paceSeconds,
            HoldsPosts = holdsPosts,
            AllowsAnonymousQuestions = allowsAnonymousQuestions,
            GroupsRound = groupsRound,
            GroupsAreOpen = groupsAreOpen,
        };

    /// <param name="firstPart">Shown when the room never showed one.</param>
    /// <param name="allowsAnonymousQuestions">By the rule in force today.</param>
    public RoomEvent? Open(RoomSeat by, Guid? firstPart, DateTimeOffset now, bool allowsAnonymousQuestions = false)
    {
        RequireLecturer(by);
        if (IsOpen)
        {
            return null;
        }

        (OpenedAt, ClosedAt, ShownPartId) = (now, null, ShownPartId ?? firstPart);
        AllowsAnonymousQuestions = allowsAnonymousQuestions;
        return new RoomEvent(this, Guid.CreateVersion7(), RoomEventKind.Opened, by.PersonId, now)
        {
            LessonPartId = ShownPartId,
            Value = allowsAnonymousQuestions ? 1 : 0,
        };
    }

    public RoomEvent? Close(RoomSeat by, DateTimeOffset now)
    {
        RequireLecturer(by);
        if (!IsOpen)
        {
            return null;
        }

        (ClosedAt, GroupsAreOpen) = (now, false);
        return Line(RoomEventKind.Closed, by, now);
    }

    /// <summary>A hand that is up keeps its place in the queue.</summary>
    public RoomEvent? RaiseHand(RoomSeat by, bool isUp, DateTimeOffset now)
    {
        if (!by.RaisesHands)
        {
            throw new RuleBrokenException("SessionRoom.TraineesRaiseHands");
        }

        RequireOpen();
        return isUp ? null : Line(RoomEventKind.HandRaised, by, now, person: by.PersonId);
    }

    /// <summary>To one whose hand is up. Whoever had it before has spoken, and their hand is down.</summary>
    /// <param name="speaks">They have the floor already.</param>
    public RoomEvent? GiveFloor(RoomSeat by, Guid handOf, bool isUp, bool speaks, DateTimeOffset now)
    {
        RequireLecturer(by);
        RequireOpen();
        if (!isUp)
        {
            throw new RuleBrokenException("SessionRoom.HandIsDown");
        }

        return speaks ? null : Line(RoomEventKind.FloorGiven, by, now, person: handOf);
    }

    /// <summary>One's own, or anybody's by the lecturer: they have spoken, or it is settled.</summary>
    public RoomEvent? LowerHand(RoomSeat by, Guid handOf, bool isUp, DateTimeOffset now)
    {
        if (handOf != by.PersonId)
        {
            RequireLecturer(by);
        }

        RequireOpen();
        return isUp ? Line(RoomEventKind.HandLowered, by, now, person: handOf) : null;
    }

    /// <param name="partId">A part of the plan that the session is taught from; null when it has no such part.</param>
    public RoomEvent? ShowPart(RoomSeat by, Guid? partId, DateTimeOffset now)
    {
        RequireLecturer(by);
        RequireOpen();
        if (partId is not { } part)
        {
            throw new RuleBrokenException("SessionRoom.PartUnknown");
        }

        if (ShownPartId == part)
        {
            return null;
        }

        ShownPartId = part;
        return Line(RoomEventKind.PartShown, by, now, part: part);
    }

    private RoomEvent Line(RoomEventKind kind, RoomSeat by, DateTimeOffset now, Guid? person = null, Guid? part = null) =>
        new(this, Guid.CreateVersion7(), kind, by.PersonId, now) { PersonId = person, LessonPartId = part };

    private void RequireOpen()
    {
        if (!IsOpen)
        {
            throw new RuleBrokenException("SessionRoom.NotOpen");
        }
    }

    private static void RequireLecturer(RoomSeat by)
    {
        if (!by.Leads)
        {
            throw new RuleBrokenException("SessionRoom.LecturerOnly");
        }
    }
}
