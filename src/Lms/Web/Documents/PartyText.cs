using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lms.Web.Documents;

/// <summary>Lines of text as Party documents set them. What is given is text, never markup.</summary>
internal static class PartyText
{
    /// <summary>Half points, as Word counts them.</summary>
    public const int BodySize = 28;
    public const int TitleSize = 32;
    public const int PartySize = 30;
    public const int CellSize = 24;

    public static Paragraph Line(string text, int size, bool bold, JustificationValues justified, bool italic = false) => new(
        new ParagraphProperties(new SpacingBetweenLines { Before = "40", After = "40" }, new Justification { Val = justified }),
        Run(text, size, bold, italic));

    public static Run Run(string text, int size, bool bold, bool italic)
    {
        var look = new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman" });
        if (bold)
        {
            look.Append(new Bold());
        }

        if (italic)
        {
            look.Append(new Italic());
        }

        look.Append(new FontSize { Val = $"{size}" });
        return new Run(look, new Text(XmlText.Of(text).ReplaceLineEndings(" ")) { Space = SpaceProcessingModeValues.Preserve });
    }

    public static Paragraph Ruled(Paragraph line, ParagraphBorders rule)
    {
        line.ParagraphProperties!.PrependChild(rule);
        return line;
    }
}
