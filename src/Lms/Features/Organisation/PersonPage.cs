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

    public required string? Unit { get; init; }

    public required LecturerType? LecturerType { get; init; }

    public required DateOnly Since { get; init; }

    public required DateOnly? Until { get; init; }

    public required IReadOnlyList<RoleLine> Roles { get; init; }

    public required DateTimeOffset? LockedUntil { get; init; }

    public required bool IsLocked { get; init; }

    public required bool MustChange { get; init; }

    /// <summary>Holds power over others at another centre.</summary>
    public required bool ManagesElsewhere { get; init; }

    public IReadOnlyList<DutyLine> Duties { get; set; } = [];

    /// <summary>Read for the person's own page only.</summary>
    public IReadOnlyList<CorrectionLine> Corrections { get; set; } = [];

    public IReadOnlyList<ClassLine> Classes { get; set; } = [];

    public IReadOnlyList<ActLine> Acts { get; set; } = [];

    public bool MayReset { get; set; }

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

public sealed record ActLine(string Act, string Detail, string? Actor, DateTimeOffset At);
