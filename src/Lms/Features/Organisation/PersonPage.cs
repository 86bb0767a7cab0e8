using Lms.Data;
using Lms.Data.Register;
using Lms.Domain.Exams;
using Lms.Domain.People;

namespace Lms.Features.Organisation;

/// <summary>One person as their centre knows them.</summary>
public sealed record PersonPage
{
    public required Guid Id { get; init; }

    public required string FullName { get; init; }

    public required string Code { get; init; }

    public required string? Phone { get; init; }

    public required string? Email { get; init; }

    public required DateOnly? BirthDate { get; init; }

    public required LecturerType? LecturerType { get; init; }

    public required DateOnly Since { get; init; }

    public required DateOnly? Until { get; init; }

    public required IReadOnlyList<RoleLine> Roles { get; init; }

    public required SignInState SignIn { get; init; }

    /// <summary>Holds power over others at another centre.</summary>
    public required bool ManagesElsewhere { get; init; }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<UnitLine> Units { get; set; } = [];

    public IReadOnlyList<DutyLine> Duties { get; set; } = [];

    /// <summary>Read for the person's own page only.</summary>
    public IReadOnlyList<CorrectionLine> Corrections { get; set; } = [];

    public IReadOnlyList<ClassLine> Classes { get; set; } = [];

    /// <summary>Null for who has no right to them.</summary>
    public PersonResults? Results { get; set; }

    public ActList Acts { get; set; } = ActList.None;

    public bool MayReset { get; set; }

    /// <summary>Where the person comes from today.</summary>
    public string? Unit => Units.FirstOrDefault(unit => unit.Place == UnitPlace.Home && unit.IsHeld)?.Name;

    public bool ManagesHere => Roles.Any(role => GrantableRoles.MayGrant(role.Role));
}

public sealed record RoleLine(Role Role, DateTimeOffset GrantedAt);

public sealed record DutyLine(
    Guid Id, string Position, string Duty, string Tag, string Unit, DateOnly From, DateOnly? To, bool IsPrimary, bool IsHeld)
{
    /// <summary>Found to have been wrong from its first day; it stays to be seen.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>What stands instead of a withdrawn one.</summary>
    public string? ReplacedBy { get; init; }

    public bool WantsLook { get; init; }
}

/// <summary>What the person proposed about their own duties, and what became of it.</summary>
public sealed record CorrectionLine(
    Guid Id, Guid? DutyId, string Position, string Duty, CorrectionState State, DateTimeOffset ProposedAt, DateTimeOffset? DecidedAt, string Answer);

public sealed record ClassLine(Guid Id, string Name, DateOnly Opens, DateOnly Closes, bool Teaches, bool Left);

/// <param name="Name">What the unit was called on the last day of the membership, or is called today.</param>
public sealed record UnitLine(Guid UnitId, UnitPlace Place, string Name, string? NameToday, DateOnly From, DateOnly? To, bool IsHead, bool IsHeld);

/// <summary>Released results of a person at the centre.</summary>
/// <param name="Counting">The sittings whose results count, of those that several results of one exam come from.</param>
public sealed record PersonResults(IReadOnlyList<ResultLine> Lines, PinnedBands Bands, IReadOnlySet<Guid> Counting);

/// <summary>A released result, or a sitting that the person was excused from: then there is no mark.</summary>
/// <param name="Earned">Before discipline took something off.</param>
public sealed record ResultLine(
    Guid SittingId, Guid FirstId, string Title, DateTimeOffset WrittenOn, DateTimeOffset? ReleasedAt, decimal? Mark, decimal Max, string? Classification,
    FollowUpReason? CameFor, decimal? Earned, IncidentKind? Discipline, decimal? DeductedPercent);

/// <summary>A page of what was done to a person, the latest first.</summary>
public sealed record ActList(IReadOnlyList<ActLine> Lines, int Page, int Total)
{
    public const int Size = 20;

    public static readonly ActList None = new([], 1, 0);
}

public sealed record ActLine(string Act, string Detail, string? Actor, DateTimeOffset At);
