using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lms.Web.Documents.Writing;

/// <summary>Styles of a document in Times New Roman 14, so that whoever goes on writing in it finds them.</summary>
internal static class WordStyles
{
    public const string Section = "Heading1";
    public const string Part = "Heading2";
    public const string Heading = "Heading3";
    public const string Minor = "Heading4";
    public const string FootnoteText = "FootnoteText";
    public const string Caption = "Caption";

    // Half points.
    private const string Body = "28";
    private const string Small = "24";
    private const string Note = "22";
    private const string Font = "Times New Roman";

    public static void Save(MainDocumentPart main) => main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle
            {
                RunFonts = new() { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font },
                FontSize = new() { Val = Body },
                FontSizeComplexScript = new() { Val = Body },
                Languages = new() { Val = "vi-VN" },
            }),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle { SpacingBetweenLines = new() { Before = "60", After = "60", Line = "264", LineRule = LineSpacingRuleValues.Auto } })),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Titled(Section, "heading 1", 0, "240", bold: true, italic: false),
        Titled(Part, "heading 2", 1, "200", bold: true, italic: false),
        Titled(Heading, "heading 3", 2, "120", bold: true, italic: true),
        Titled(Minor, "heading 4", 3, "120", bold: false, italic: true),
        Plain(FootnoteText, "footnote text", Note, new StyleParagraphProperties { SpacingBetweenLines = new() { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto } }, italic: false),
        Plain(Caption, "caption", Small, new StyleParagraphProperties { Justification = new() { Val = JustificationValues.Center } }, italic: true));

    private static Style Titled(string id, string name, int level, string before, bool bold, bool italic) => new(
        new StyleName { Val = name },
        new BasedOn { Val = "Normal" },
        new NextParagraphStyle { Val = "Normal" },
        new PrimaryStyle(),
        new StyleParagraphProperties { KeepNext = new(), SpacingBetweenLines = new() { Before = before, After = "60" }, OutlineLevel = new() { Val = level } },
        new StyleRunProperties { Bold = bold ? new() : null, Italic = italic ? new() : null })
    { Type = StyleValues.Paragraph, StyleId = id };

    private static Style Plain(string id, string name, string size, StyleParagraphProperties paragraph, bool italic) => new(
        new StyleName { Val = name },
        new BasedOn { Val = "Normal" },
        paragraph,
        new StyleRunProperties { Italic = italic ? new() : null, FontSize = new() { Val = size } })
    { Type = StyleValues.Paragraph, StyleId = id };
}
