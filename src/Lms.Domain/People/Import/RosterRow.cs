namespace Lms.Domain.People.Import;

/// <summary>A duty as a roster writes it, its words not yet looked up.</summary>
/// <param name="To">Last day; null when the row gives none, which says nothing of one on record.</param>
public sealed record WrittenDuty(string Position, string Duty, string Tag, DateOnly From, DateOnly? To);

/// <summary>A person as one row of a roster tells of them; what cannot be read is a problem with its column.</summary>
public sealed class RosterRow
{
    private readonly List<RosterProblem> problems = [];

    internal RosterRow(RosterRecord record) => Record = record;

    public RosterRecord Record { get; }

    public int Line => Record.Line;

    /// <summary>Upper case; empty when the roster gives none.</summary>
    public string Code { get; internal set; } = "";

    public string FamilyName { get; internal set; } = "";

    public string GivenName { get; internal set; } = "";

    public string FullName { get; internal set; } = "";

    /// <summary>By <see cref="Import.NameKey"/>.</summary>
    public string NameKey { get; internal set; } = "";

    public DateOnly? BirthDate { get; internal set; }

    public string? Phone { get; internal set; }

    public string? Email { get; internal set; }

    public string Unit { get; internal set; } = "";

    public string ClassCode { get; internal set; } = "";

    public WrittenDuty? Duty { get; internal set; }

    public IReadOnlyList<RosterProblem> Problems => problems;

    internal void Refuse(int? column, string key, params object[] arguments) => problems.Add(new RosterProblem(column, key, arguments));
}
