namespace Lms.Domain.People.Import;

/// <summary>What a row would change of somebody known.</summary>
/// <param name="Field">Null for the role that the import gives.</param>
/// <param name="Before">Null where there was nothing, or where it is not this centre's to see.</param>
public sealed record RosterChange(RosterField? Field, string? Before, string After);

/// <summary>A duty that a row would record.</summary>
public sealed record PlannedDuty(string Position, string Duty, string Tag, string? PositionCode, Guid UnitId, DateOnly From, DateOnly? To, bool IsPrimary)
{
    public DutyTerms Terms => new(Position, PositionCode, Duty, Tag, UnitId, From, To, IsPrimary);
}

/// <summary>A row held against the register and the rows above it: its fate, and all that writing it needs.</summary>
public sealed class RosterLine
{
    private readonly List<RosterProblem> problems;
    private readonly List<RosterProblem> notes = [];
    private readonly List<RosterChange> changes = [];

    internal RosterLine(RosterRow row)
    {
        Row = row;
        problems = [.. row.Problems];
    }

    public RosterRow Row { get; }

    public RosterFate Fate { get; internal set; }

    /// <summary>Who the row is about, when somebody knows them already.</summary>
    public KnownPerson? Person { get; internal set; }

    public Guid? UnitId { get; internal set; }

    public Guid? ClassId { get; internal set; }

    public PlannedDuty? Duty { get; internal set; }

    /// <summary>A duty on record without a last day, to which the row gives one.</summary>
    public Guid? EndedDutyId { get; internal set; }

    /// <summary>Why it is not written.</summary>
    public IReadOnlyList<RosterProblem> Problems => problems;

    /// <summary>What whoever imports should know, though it stops nothing.</summary>
    public IReadOnlyList<RosterProblem> Notes => notes;

    public IReadOnlyList<RosterChange> Changes => changes;

    /// <summary>That confirming would write something of this row.</summary>
    public bool IsWritten => Fate is RosterFate.New or RosterFate.Joins or RosterFate.Changed;

    public bool IsBad => Fate is RosterFate.Duplicate or RosterFate.Refused;

    public bool Changing(RosterField field) => changes.Exists(change => change.Field == field);

    internal void Refuse(int? column, string key, params object[] arguments) => problems.Add(new RosterProblem(column, key, arguments));

    internal void Note(string key, params object[] arguments) => notes.Add(new RosterProblem(null, key, arguments));

    internal void Change(RosterField? field, string? before, string after) => changes.Add(new RosterChange(field, before, after));
}
