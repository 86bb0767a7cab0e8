namespace Lms.Domain.People.Import;

/// <summary>One line of a file of people, as text.</summary>
/// <param name="Line">Where it stands in the file as its program numbers it, from 1.</param>
/// <param name="Cells">In NFC, trimmed; days as dd/MM/yyyy. May be fewer than the table is wide.</param>
public sealed record RosterRecord(int Line, IReadOnlyList<string> Cells)
{
    public string Cell(int column) => column < Cells.Count ? Cells[column] : "";
}

/// <summary>A file of people as it was read: lines that hold something, whatever kind of file they came from.</summary>
public sealed record RosterTable(IReadOnlyList<RosterRecord> Records)
{
    /// <summary>The columns that hold anything.</summary>
    public int Width { get; } = Records.Count == 0 ? 0 : Records.Max(record => record.Cells.Count);

    /// <summary>Lines below the heading, or all where there is none.</summary>
    public IEnumerable<RosterRecord> Below(int? heading) =>
        heading is { } line ? Records.Where(record => record.Line > line) : Records;

    public RosterRecord? At(int? line) => line is null ? null : Records.FirstOrDefault(record => record.Line == line);
}
