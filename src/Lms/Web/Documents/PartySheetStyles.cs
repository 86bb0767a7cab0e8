using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Lms.Web.Documents;

/// <summary>Letters, lines and number formats of a <see cref="PartySheet"/>: first those of <see cref="Shown"/>, then those of its head.</summary>
internal static class PartySheetStyles
{
    private const uint NumberFormat = 164;
    private const uint PercentFormat = 165;

    // 0.00, which every spreadsheet knows by this number.
    private const uint MarkFormat = 2;

    public static Stylesheet All() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = NumberFormat, FormatCode = "0000" },
            new NumberingFormat { NumberFormatId = PercentFormat, FormatCode = "0.##" }),
        new Fonts(Font(12), Font(12, new Bold()), Font(16, new Bold()), Font(14, new Bold()), Font(14, new Italic()), Font(14), Font(15, new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), Lines(), new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(font: 0, border: 1, HorizontalAlignmentValues.Left),
            Format(font: 0, border: 1, HorizontalAlignmentValues.Center),
            Format(font: 0, border: 1, HorizontalAlignmentValues.Center),
            Format(font: 0, border: 1, HorizontalAlignmentValues.Center, NumberFormat),
            Format(font: 0, border: 1, HorizontalAlignmentValues.Center, MarkFormat),
            Format(font: 0, border: 1, HorizontalAlignmentValues.Center, PercentFormat),
            Format(font: 2, border: 0, HorizontalAlignmentValues.Center),
            Format(font: 3, border: 0, HorizontalAlignmentValues.Center),
            Format(font: 4, border: 0, HorizontalAlignmentValues.Center),
            Format(font: 1, border: 1, HorizontalAlignmentValues.Center),
            Format(font: 5, border: 0, HorizontalAlignmentValues.Left),
            Format(font: 6, border: 2, HorizontalAlignmentValues.Center),
            Format(font: 5, border: 0, HorizontalAlignmentValues.Center)));

    private static Font Font(double size, params OpenXmlElement[] looks) =>
        new([.. looks, new FontSize { Val = size }, new FontName { Val = "Times New Roman" }]);

    private static Border Lines() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder());

    private static CellFormat Format(uint font, uint border, HorizontalAlignmentValues across, uint number = 0) =>
        new(new Alignment { Horizontal = across, Vertical = VerticalAlignmentValues.Center, WrapText = true })
        {
            FormatId = 0,
            FontId = font,
            BorderId = border,
            NumberFormatId = number,
            ApplyFont = true,
            ApplyBorder = true,
            ApplyAlignment = true,
            ApplyNumberFormat = number > 0,
        };
}
