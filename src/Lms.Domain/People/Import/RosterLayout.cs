namespace Lms.Domain.People.Import;

/// <summary>Where the heading stands and what each column holds: guessed, then corrected by whoever imports.</summary>
/// <param name="Heading">Line of the heading; null when the first line is a person already.</param>
/// <param name="Columns">Null for a column that is not read.</param>
public sealed record RosterLayout(int? Heading, IReadOnlyList<RosterField?> Columns)
{
    private static readonly RosterField[] OfDuty = [RosterField.Position, RosterField.Duty, RosterField.DutyTag, RosterField.DutyFrom, RosterField.DutyTo];

    /// <summary>What a duty cannot be recorded without; its unit may be the person's own, and it may last.</summary>
    private static readonly RosterField[] NeededForDuty = [RosterField.Position, RosterField.Duty, RosterField.DutyFrom];

    public bool Has(RosterField field) => Columns.Contains(field);

    /// <summary>Null when no column holds the field.</summary>
    public int? ColumnOf(RosterField field)
    {
        for (var column = 0; column < Columns.Count; column++)
        {
            if (Columns[column] == field)
            {
                return column;
            }
        }

        return null;
    }

    /// <summary>That the columns suffice for duties; without, they are left alone and the page says so.</summary>
    public bool RecordsDuties => NeededForDuty.All(Has);

    /// <summary>What a layout with some columns of a duty lacks to record it.</summary>
    public IReadOnlyList<RosterField> MissingForDuty => OfDuty.Any(Has) ? [.. NeededForDuty.Where(needed => !Has(needed))] : [];

    /// <summary>A layout that people can be read by: names, and each field once.</summary>
    public void Check()
    {
        if (!Has(RosterField.FullName) && !Has(RosterField.GivenName))
        {
            throw new RuleBrokenException("Roster.NamesMissing");
        }

        if (Has(RosterField.FullName) && (Has(RosterField.GivenName) || Has(RosterField.FamilyName)))
        {
            throw new RuleBrokenException("Roster.NamesTwice");
        }

        if (Columns.Where(column => column is not null).GroupBy(column => column).Any(same => same.Count() > 1))
        {
            throw new RuleBrokenException("Roster.ColumnTwice");
        }
    }

    /// <summary>Refuses a row, in the column that holds the field.</summary>
    internal void Refuse(RosterLine line, RosterField? field, string key, params object[] arguments) =>
        line.Refuse(field is { } known ? ColumnOf(known) : null, key, arguments);
}
