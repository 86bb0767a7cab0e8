using Lms.Web;

namespace Lms.Features.Home;

/// <summary>One person's day: what is taught, what waits for them, how far they are.</summary>
public sealed record TodayPage(
    string GivenName,
    DateTimeOffset Now,
    IReadOnlyList<TodaySession> Sessions,
    IReadOnlyList<Matter> Matters,
    IReadOnlyList<Course> Courses,
    bool RunsCentre)
{
    public DateOnly Today => SchoolTime.Day(Now);

    public IEnumerable<TodaySession> SessionsToday => Sessions.Where(session => SchoolTime.Day(session.StartsAt) == Today);

    public IEnumerable<TodaySession> Next => Sessions.Where(session => SchoolTime.Day(session.StartsAt) > Today);
}

/// <param name="MeetingUrl">Where the class meets, until the session is over and its room closed; null for whoever does not belong to it.</param>
public sealed record TodaySession(
    Guid Id, Guid ClassId, string Class, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Room, string Lecturer, bool HasPlan, bool IsMine,
    bool RoomIsOpen, bool TakesCode, string? MeetingUrl)
{
    /// <summary>Posts in its open room that the person has not seen.</summary>
    public int NewPosts { get; init; }

    /// <summary>The lesson plan that the person teaches from cites what holds no more.</summary>
    public bool IsOutdated { get; init; }

    public bool IsOn(DateTimeOffset now) => StartsAt <= now && now < EndsAt;

    public bool IsOver(DateTimeOffset now) => EndsAt <= now;
}

/// <summary>A class that the person studies in.</summary>
public sealed record Course(Guid Id, string Name, DateOnly Closes, int Read, int ToRead, int Held, int Sessions);

public enum MatterKind
{
    OpenSitting = 1,
    DutyMissing,
    PlanToCorrect,
    PlanToReview,
    CandidatesToSettle,
    SittingToSeal,
    ClassBeginning,
    PlanMissing,
    ScriptsToMark,
    ScriptsToSettle,
    ResultReleased,
    CorrectionsToDecide,
    CorrectionConfirmed,
    CorrectionRefused,
    SittingToWatch,
    AppealsOpen,
    AppealAnswered,
    ScriptsToMask,
    ScriptsToAllocate,
    ConcernsRaised,
    ConsentWanted,
    PlanOutdated,
}

/// <summary>Something that waits for the person, with the moment it is due or has waited since.</summary>
public sealed class Matter
{
    public MatterKind Kind { get; init; }

    public Guid Id { get; init; }

    public DateTimeOffset When { get; init; }

    public string Title { get; init; } = "";

    public string Detail { get; init; } = "";

    public int Count { get; init; }
}
