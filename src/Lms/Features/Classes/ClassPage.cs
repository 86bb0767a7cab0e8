namespace Lms.Features.Classes;

/// <summary>The class page, as much of it as its reader may see.</summary>
public sealed record ClassPage
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Code { get; init; }

    public required DateOnly Opens { get; init; }

    public required DateOnly Closes { get; init; }

    public required Guid ProgrammeId { get; init; }

    public required string Programme { get; init; }

    public required int Periods { get; init; }

    public required int Lessons { get; init; }

    public DateTimeOffset Now { get; set; }

    public IReadOnlyList<ListedSession> Sessions { get; set; } = [];

    public IReadOnlyList<ListedTrainee> Trainees { get; set; } = [];

    public IReadOnlyList<Overlap> Overlaps { get; set; } = [];

    public bool SeesDuties { get; set; }

    public bool MayChange { get; set; }

    /// <summary>A trainee sees how much of each lesson they have read.</summary>
    public bool Studies { get; set; }

    public int Held => Sessions.Count(session => session.StartsAt <= Now);

    /// <summary>Lessons, each counted once however many sessions it is taught in.</summary>
    public int ToRead => Sessions.Where(session => session.Parts > 0).DistinctBy(session => session.PlanId).Count();

    public int Read => Sessions.Where(session => session.IsRead).DistinctBy(session => session.PlanId).Count();
}

public sealed record ListedSession(
    Guid Id, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Room, string Lecturer, Guid? PlanId, int Parts, int ReadParts,
    DateTimeOffset? RoomOpenedAt, DateTimeOffset? RoomClosedAt, bool TakesAttendance, bool HasTranscript, string? MeetingUrl)
{
    /// <summary>Posts in its room that the person has not seen.</summary>
    public int NewPosts { get; init; }

    /// <summary>Its lesson plan cites what holds no more.</summary>
    public bool IsOutdated { get; init; }

    public bool HasPlan => PlanId is not null;

    public bool RoomIsOpen => RoomOpenedAt is not null && RoomClosedAt is null;

    /// <summary>Something was said there, or may be soon.</summary>
    public bool HasRoom(DateTimeOffset now) => RoomOpenedAt is not null || IsOn(now);

    /// <summary>Where the class meets, while it may; null for whoever does not belong to it.</summary>
    public string? Meeting(DateTimeOffset now) => now < EndsAt || RoomIsOpen ? MeetingUrl : null;

    public bool IsRead => Parts > 0 && ReadParts >= Parts;

    public bool IsOn(DateTimeOffset now) => StartsAt <= now && now < EndsAt;
}

public sealed record ListedTrainee(Guid Id, string FullName, string? Code, string? Unit, string? Position, string? Duty);

/// <summary>Two sessions at one time in one room, or with one lecturer.</summary>
public sealed record Overlap(Guid SessionId, string Title, DateTimeOffset StartsAt, string OtherTitle, string OtherClass, bool SameRoom, bool SameLecturer);
