using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static Lms.Web.Documents.PartyText;

namespace Lms.Web.Documents;

/// <summary>Tables of Party documents: ruled ones that hold rows, and frames without lines that set things side by side.</summary>
internal static class PartyTable
{
    // Twentieths of a point: 30 mm left, 15 mm right of an A4 page.
    public const uint Left = 1701;
    public const uint Right = 850;
    public const int TextWidth = 11906 - (int)Left - (int)Right;

    /// <param name="shares">Parts of the text's width, in percent.</param>
    /// <param name="centred">Places of the columns, from 0, whose rows are centred.</param>
    /// <returns>What stands in the table, a row at a time: thousands of them are never in memory together.</returns>
    public static IEnumerable<OpenXmlElement> Ruled(int[] shares, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, params int[] centred)
    {
        var widths = shares.Select(share => TextWidth * share / 100).ToArray();
        yield return new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{widths.Sum()}" },
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
            new TableLayout { Type = TableLayoutValues.Fixed });
        yield return new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" }));
        yield return Row(widths, head, isHead: true, centred);
        foreach (var row in rows)
        {
            yield return Row(widths, row, isHead: false, centred);
        }
    }

    public static Table Frame(int[] widths, IReadOnlyList<IReadOnlyList<Paragraph>> cells) => new(
        new TableProperties(new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{widths.Sum()}" }, new TableLayout { Type = TableLayoutValues.Fixed }),
        new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })),
        new TableRow(cells.Zip(widths).Select(cell => new TableCell(
            [new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{cell.Second}" }), .. cell.First]))));

    private static TableRow Row(int[] widths, IReadOnlyList<string> cells, bool isHead, int[] centred)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        if (isHead)
        {
            row.TableRowProperties!.Append(new TableHeader());
        }

        row.Append(cells.Zip(widths).Select((cell, place) => new TableCell(
            new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{cell.Second}" }),
            Line(cell.First, CellSize, isHead, isHead || centred.Contains(place) ? JustificationValues.Center : JustificationValues.Left))));
        return row;
    }
}
