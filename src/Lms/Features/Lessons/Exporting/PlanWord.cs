using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lms.Domain.Lessons;
using Lms.Web;
using Lms.Web.Documents;
using Lms.Web.Documents.Writing;

namespace Lms.Features.Lessons.Exporting;

/// <summary>Writes a lesson plan in Word, in the form of the centre's other papers (domain notes §11).</summary>
internal sealed class PlanWord
{
    private static readonly int[] StepShares = [7, 20, 12, 36, 25];
    private static readonly int[] ReviewShares = [24, 36, 40];

    private readonly Texts text;
    private readonly PlanPaper paper;
    private readonly MainDocumentPart main;
    private readonly Body body = new();
    private readonly WordLists lists = new();
    private readonly WordFootnotes footnotes = new();
    private readonly WordPictures pictures;
    private readonly WordProse prose;

    private PlanWord(Texts text, PlanPaper paper, MainDocumentPart main, IReadOnlyDictionary<Guid, byte[]> files)
    {
        (this.text, this.paper, this.main) = (text, paper, main);
        pictures = new WordPictures(main, files);
        prose = new WordProse(main, pictures, lists, footnotes, description => text["Lessons.Paper.PictureMissing", description]);
    }

    /// <param name="to">Read and written, and turned back.</param>
    /// <param name="files">Pictures at hand, by the id of their file.</param>
    public static void Write(Stream to, Texts text, PlanPaper paper, IReadOnlyDictionary<Guid, byte[]> files)
    {
        using (var word = WordprocessingDocument.Create(to, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = XmlText.Of(paper.Plan.Header.Title);
            word.PackageProperties.Creator = XmlText.Of(paper.Writers);
            new PlanWord(text, paper, word.AddMainDocumentPart(), files).Write();
        }

        ZipTimes.Clear(to);
    }

    private void Write()
    {
        WordStyles.Save(main);
        var header = main.AddNewPart<HeaderPart>();
        header.Header = PartyDocument.Numbers();
        Head();
        foreach (var (place, section) in paper.Sections(text).Index())
        {
            Section(place + 1, section.Title);
            foreach (var field in section.Fields)
            {
                Field(field);
            }
        }

        Section(4, text["Lessons.Paper.Course"]);
        Table(StepShares, paper.StepHead(text), paper.Steps(text), 0, 2);
        Section(5, text["Lessons.Paper.Body"]);
        foreach (var part in paper.Page.Parts)
        {
            Part(part);
        }

        Section(6, text["Lessons.Paper.History"]);
        Table(ReviewShares, paper.ReviewHead(text), paper.Reviews(text));
        body.Append(PartyDocument.SignaturesOf([text["Lessons.Paper.ApproverSigns"], text["Lessons.Paper.WriterSigns"]], [paper.Approval?.Actor ?? "", paper.Page.Head.Author]));
        body.Append(new Paragraph(), PartyDocument.PageOf(main.GetIdOfPart(header)));
        main.Document = new Document(body);
        lists.Save(main);
        footnotes.Save(main);
    }

    private void Head()
    {
        body.Append(
            PartyDocument.HeadOf(paper.Centre.ToUpper(CultureInfo.CurrentCulture), text["Conduct.Party"], paper.PlaceAndDate),
            PartyText.Line("", PartyText.BodySize, bold: false, JustificationValues.Center),
            PartyText.Line(text["Lessons.Paper.Title"], PartyText.TitleSize, bold: true, JustificationValues.Center),
            PartyText.Line(text["Lessons.Paper.Lesson", paper.Page.Head.Lesson], PartyText.BodySize, bold: true, JustificationValues.Center));
        if (!paper.Page.Head.Lesson.EndsWith(paper.Plan.Header.Title, StringComparison.Ordinal))
        {
            body.Append(PartyText.Line(paper.Plan.Header.Title, PartyText.BodySize, bold: true, JustificationValues.Center));
        }

        body.Append(PartyText.Line("", PartyText.CellSize, bold: false, JustificationValues.Center));
        foreach (var fact in paper.Facts(text))
        {
            body.Append(Plain([Bold($"{fact.Title}: "), Normal(string.Join("; ", fact.Lines))], firstLine: true));
        }
    }

    private void Section(int number, string title) =>
        body.Append(Styled(WordStyles.Section, $"{Roman(number)}. {title.ToUpper(CultureInfo.CurrentCulture)}"));

    private void Field(PaperField field)
    {
        body.Append(Plain([Bold(field.Title)], firstLine: true, keepNext: true));
        foreach (var line in field.Lines)
        {
            body.Append(Plain([Normal(line)], firstLine: true));
        }
    }

    private void Part(PartView part)
    {
        body.Append(Styled(WordStyles.Part, paper.PartTitle(text, part)));
        body.Append(Plain([Italic(PlanPaper.PartFacts(text, part))], firstLine: true, keepNext: true));
        body.Append(prose.Blocks(part.Html));
        Texts("Lessons.Questions", part.QuestionsHtml);
        Texts("Lessons.LocalLink", part.LocalLinkHtml);
        Materials(part);
        foreach (var poll in part.Polls)
        {
            body.Append(Plain([Bold($"{text["Polls.Title"]}: "), Normal(poll.Text)], firstLine: true));
            foreach (var choice in PlanPaper.Choices(text, poll))
            {
                body.Append(Plain([Normal(choice)], firstLine: true));
            }
        }

        if (paper.WithNotes)
        {
            Texts("Lessons.Notes", part.Notes.Length > 0 ? Prose.Write(part.Notes).Html : "");
        }
    }

    private void Texts(string title, string html)
    {
        if (html.Length > 0)
        {
            body.Append(Styled(WordStyles.Heading, text[title]));
            body.Append(prose.Blocks(html));
        }
    }

    private void Materials(PartView part)
    {
        foreach (var material in part.Materials.Where(material => !material.StandsIn(part.Texts)))
        {
            if (material.Kind == MaterialKind.Picture && pictures.Show(material.FileId, material.Title, PartyTable.TextWidth) is { } drawing)
            {
                body.Append(
                    new Paragraph(new ParagraphProperties { KeepNext = new(), Justification = new() { Val = JustificationValues.Center } }, new Run(drawing)),
                    Styled(WordStyles.Caption, material.Title));
            }
            else
            {
                body.Append(Plain([Normal(text["Lessons.Paper.File", material.Title, material.Name])], firstLine: true));
            }
        }
    }

    private void Table(int[] shares, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, params int[] centred) =>
        body.Append(new Table(PartyTable.Ruled(shares, head, rows, centred)), PartyText.Line("", PartyText.CellSize, bold: false, JustificationValues.Left));

    private static Paragraph Styled(string style, string words) =>
        new(new ParagraphProperties { ParagraphStyleId = new() { Val = style } }, Normal(words));

    private static Paragraph Plain(IEnumerable<Run> runs, bool firstLine, bool keepNext = false) => new([new ParagraphProperties
    {
        KeepNext = keepNext ? new() : null,
        Indentation = firstLine ? new() { FirstLine = "567" } : null,
        Justification = new() { Val = JustificationValues.Both },
    }, .. runs]);

    private static Run Normal(string words) => new(new Text(XmlText.Of(words)) { Space = SpaceProcessingModeValues.Preserve });

    private static Run Bold(string words) => new(new RunProperties { Bold = new() }, new Text(XmlText.Of(words)) { Space = SpaceProcessingModeValues.Preserve });

    private static Run Italic(string words) => new(new RunProperties { Italic = new() }, new Text(XmlText.Of(words)) { Space = SpaceProcessingModeValues.Preserve });

    private static string Roman(int number) => number switch { 1 => "I", 2 => "II", 3 => "III", 4 => "IV", 5 => "V", _ => "VI" };
}
