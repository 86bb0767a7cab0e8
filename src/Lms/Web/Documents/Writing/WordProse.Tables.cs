using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lms.Web.Documents.Writing;

/// <summary>Tables, with cells that reach over columns and rows.</summary>
internal sealed partial class WordProse
{
    private const int MostColumns = 63;

    private Table Table(IElement table, Place place)
    {
        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table).ToList();
        var columns = Math.Clamp(rows.Select(row => row.Children.Sum(cell => Number(cell, "colspan") ?? 1)).DefaultIfEmpty(1).Max(), 1, MostColumns);
        var (width, lines) = (place.Width / columns, new BorderType[]
        {
            new TopBorder(), new LeftBorder(), new BottomBorder(), new RightBorder(), new InsideHorizontalBorder(), new InsideVerticalBorder(),
        });
        foreach (var line in lines)
        {
            (line.Val, line.Size) = (BorderValues.Single, 4U);
        }

        var made = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{width * columns}" },
                new TableIndentation { Width = place.Left, Type = TableWidthUnitValues.Dxa },
                new TableBorders(lines)),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = $"{width}" })));

        // How many more rows the cell above reaches down, and how wide it is, by column.
        var reaching = new (int Rows, int Span)[columns];
        made.Append(rows.Select(row => Row(row, columns, width, reaching, place)));
        return made;
    }

    private TableRow Row(IElement row, int columns, int width, (int Rows, int Span)[] reaching, Place place)
    {
        var made = new TableRow(new TableRowProperties(row.ParentElement?.LocalName == "thead" ? [new CantSplit(), new TableHeader()] : [new CantSplit()]));
        var cells = new Queue<IElement>(row.Children.Where(cell => cell.LocalName is "td" or "th"));
        for (var column = 0; column < columns;)
        {
            var isUnder = reaching[column].Rows > 0;
            var cell = isUnder || cells.Count == 0 ? null : cells.Dequeue();
            var span = Math.Clamp(isUnder ? reaching[column].Span : cell is null ? 1 : Number(cell, "colspan") ?? 1, 1, columns - column);
            var down = cell is null ? 1 : Math.Max(Number(cell, "rowspan") ?? 1, 1);
            reaching[column] = isUnder ? (reaching[column].Rows - 1, span) : (down - 1, span);
            var properties = new TableCellProperties { TableCellWidth = new() { Type = TableWidthUnitValues.Dxa, Width = $"{width * span}" } };
            properties.GridSpan = span > 1 ? new() { Val = span } : null;
            properties.VerticalMerge = isUnder ? new() { Val = MergedCellValues.Continue } : down > 1 ? new() { Val = MergedCellValues.Restart } : null;
            made.Append(new TableCell([properties, .. Inside(cell, width * span, place)]));
            column += span;
        }

        return made;
    }

    private List<OpenXmlElement> Inside(IElement? cell, int width, Place place)
    {
        var inside = new List<OpenXmlElement>();
        if (cell is not null)
        {
            Flow(cell.ChildNodes, new Place(0, Math.Max(width - 220, 400))
            {
                Notes = place.Notes,
                IsInCell = true,
                Look = place.Look with { Bold = cell.LocalName == "th" || place.Look.Bold },
                Justified = cell.ClassList.Contains("ta-right") ? JustificationValues.Right
                    : cell.LocalName == "th" || cell.ClassList.Contains("ta-center") ? JustificationValues.Center : JustificationValues.Left,
            }, inside);
        }

        if (inside.LastOrDefault() is not Paragraph)
        {
            inside.Add(new Paragraph());
        }

        return inside;
    }
}
