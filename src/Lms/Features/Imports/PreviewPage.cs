using Lms.Domain.People;
using Lms.Domain.People.Import;

namespace Lms.Features.Imports;

/// <summary>Which rows the address asks for.</summary>
public sealed record PreviewFilter(RosterFate? Fate = null, int Page = 1)
{
    public const int Size = 50;
    private const int LastPage = 10_000;

    public int Number => Math.Clamp(Page, 1, LastPage);
}

/// <summary>An import before it is confirmed: what the columns hold, and what would become of each row.</summary>
public sealed record PreviewPage(OpenImport Open, PreviewFilter Filter, IReadOnlyList<Role> Roles)
{
    private const int Samples = 3;

    /// <summary>What was said of the columns and refused; null when nothing was.</summary>
    public RosterLayout? Said { get; init; }

    public RosterLayout Layout => Said ?? Open.Import.Layout;

    public RosterPreview Preview => Open.Preview;

    public RosterTable Table => Open.Table.Table;

    public bool IsReadable => Open.Import.Layout.Has(RosterField.FullName) || Open.Import.Layout.Has(RosterField.GivenName);

    public int Found => Filter.Fate is { } fate ? Preview.Count(fate) : Preview.Lines.Count;

    public IEnumerable<RosterLine> Shown => Preview.Lines.Where(line => Filter.Fate is null || line.Fate == Filter.Fate)
        .Skip((Filter.Number - 1) * PreviewFilter.Size).Take(PreviewFilter.Size);

    /// <summary>The first values of a column, by which a person recognises it.</summary>
    public string SampleOf(int column) => string.Join(
        ", ", Table.Below(Layout.Heading).Select(record => record.Cell(column)).Where(cell => cell.Length > 0).Take(Samples));

    /// <summary>Lines that may be the heading: the first few.</summary>
    public IEnumerable<RosterRecord> PossibleHeadings => Table.Records.Take(10);

    /// <summary>The key of what confirming would do with the rows of a fate.</summary>
    public static string Will(RosterFate fate) => fate switch
    {
        RosterFate.New => "Imports.WillCreate",
        RosterFate.Joins => "Imports.WillJoin",
        RosterFate.Changed => "Imports.WillChange",
        RosterFate.Known => "Imports.WillLeave",
        RosterFate.Duplicate => "Imports.WillSkip",
        _ => "Imports.WillRefuse",
    };
}
