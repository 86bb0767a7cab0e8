namespace Lms.Domain.People.Import;

/// <summary>Guesses what the columns of a roster hold: by its heading, or by the look of the values where there is none.</summary>
public static class RosterGuess
{
    // Lists often begin with the centre's name, a title and a date before their heading.
    private const int DeepestHeading = 20;
    private const int LeastKnown = 2;

    public static RosterLayout Of(RosterTable table)
    {
        var heading = table.Records.Take(DeepestHeading)
            .Select(record => (record, known: record.Cells.Count(cell => cell.Length > 0 && RosterHeadings.TryKnow(cell, out _))))
            .Where(line => line.known >= LeastKnown && line.known * 2 >= line.record.Cells.Count(cell => cell.Length > 0))
            .OrderByDescending(line => line.known)
            .Select(line => line.record)
            .FirstOrDefault();
        return heading is null ? ByLook(table, null) : ByHeading(table, heading);
    }

    /// <summary>Guesses again for a heading that a person pointed out.</summary>
    public static RosterLayout Of(RosterTable table, int? heading) =>
        table.At(heading) is { } record && record.Cells.Any(cell => RosterHeadings.TryKnow(cell, out _)) ? ByHeading(table, record) : ByLook(table, heading);

    private static RosterLayout ByHeading(RosterTable table, RosterRecord heading)
    {
        var columns = new RosterField?[table.Width];
        for (var column = 0; column < columns.Length; column++)
        {
            if (RosterHeadings.TryKnow(heading.Cell(column), out var field) && field is not null && !columns.Contains(field))
            {
                columns[column] = field;
            }
        }

        return new RosterLayout(heading.Line, Agreed(columns));
    }

    // "Họ và tên" over two columns, the second without a word, or beside a "Tên" of its own: then it is the family name.
    private static RosterField?[] Agreed(RosterField?[] columns)
    {
        if (columns.Contains(RosterField.FullName) && columns.Contains(RosterField.GivenName))
        {
            columns[Array.IndexOf(columns, RosterField.FullName)] = columns.Contains(RosterField.FamilyName) ? null : RosterField.FamilyName;
        }

        return columns;
    }

    private static RosterLayout ByLook(RosterTable table, int? heading) => new(heading, new ColumnLooks(table, heading).Guess());
}
