using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lms.Web.Documents.Writing;

/// <summary>Footnotes of a document, numbered through.</summary>
internal sealed class WordFootnotes
{
    private readonly Footnotes footnotes = new(
        new Footnote(Single(new SeparatorMark())) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
        new Footnote(Single(new ContinuationSeparatorMark())) { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 });

    private long last;

    /// <summary>The mark in the text that leads to it.</summary>
    public Run Add(IEnumerable<OpenXmlElement> paragraphs)
    {
        var footnote = new Footnote(paragraphs) { Id = ++last };
        if (footnote.GetFirstChild<Paragraph>() is null)
        {
            footnote.Append(new Paragraph(new ParagraphProperties { ParagraphStyleId = new() { Val = WordStyles.FootnoteText } }));
        }

        var first = footnote.GetFirstChild<Paragraph>()!;
        var mark = new Run(Raised(), new FootnoteReferenceMark());
        first.InsertAt(mark, first.ParagraphProperties is null ? 0 : 1);
        mark.InsertAfterSelf(new Run(new Text(" ") { Space = SpaceProcessingModeValues.Preserve }));
        footnotes.Append(footnote);
        return new Run(Raised(), new FootnoteReference { Id = last });
    }

    public void Save(MainDocumentPart main) => main.AddNewPart<FootnotesPart>().Footnotes = footnotes;

    private static RunProperties Raised() => new() { VerticalTextAlignment = new() { Val = VerticalPositionValues.Superscript } };

    private static Paragraph Single(OpenXmlElement mark) => new(
        new ParagraphProperties { SpacingBetweenLines = new() { Before = "0", After = "0" } }, new Run(mark));
}
