using Lms.Domain.Organisation;
using Lms.Domain.People;

namespace Lms.Features.Units;

public sealed record StageLine(UnitStage Stage, string Level, string? Parent);

/// <param name="Type">Null for who is no lecturer.</param>
public sealed record MemberLine(Guid Id, string FullName, string Code, LecturerType? Type, DateOnly From, DateOnly? To, bool IsHead);

public sealed class UnitPage
{
    public const int Size = 50;

    public required Unit Unit { get; init; }

    public required UnitNode Node { get; init; }

    public required UnitReach Reach { get; init; }

    public UnitNode? Successor { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<StageLine> Stages { get; init; }

    public required IReadOnlyList<UnitNode> Predecessors { get; init; }

    /// <summary>Null for who may see how many there are, but not who.</summary>
    public IReadOnlyList<MemberLine>? People { get; set; }

    public int Total { get; set; }

    public int Page { get; init; }

    /// <summary>Those who were here once, instead of those who are.</summary>
    public bool Former { get; init; }

    public bool MayChange { get; init; }

    public bool IsGroup => Node.Kind == UnitKind.TeachingGroup;
}
