using System.Xml.Linq;
using Lms.Web;
using Lms.Web.Documents;
using Lms.Web.Markup;

namespace Lms.Features.Lessons.Importing;

/// <summary>What stands on one slide.</summary>
public sealed class SlideShapes(
    OfficePackage package, IReadOnlyDictionary<string, OfficeRelation> relations, Func<string, string?> picture, Texts text)
{
    private static readonly string[] Margins = ["ftr", "sldNum", "dt", "hdr"];

    /// <summary>Shapes in their order, those in groups too.</summary>
    public static IEnumerable<XElement> Of(XElement? tree)
    {
        foreach (var shape in tree?.Elements() ?? [])
        {
            if (shape.Is("grpSp") || shape.Is("AlternateContent"))
            {
                foreach (var inner in Of(shape.Is("grpSp") ? shape : shape.Child("Choice")))
                {
                    yield return inner;
                }
            }
            else if (!Margins.Contains(PlaceOf(shape)))
            {
                yield return shape;
            }
        }
    }

    /// <summary>What a shape is for: "title", "body", "obj"; null for one that was put there by hand.</summary>
    public static string? PlaceOf(XElement shape) =>
        shape.Elements().Select(properties => properties.Child("nvPr", "ph")).FirstOrDefault(place => place is not null) is { } place
            ? place.At("type") ?? "obj"
            : null;

    public static bool IsTitle(XElement shape) => PlaceOf(shape) is "title" or "ctrTitle" && shape.Below("t").Any();

    public string Words(XElement shape) => MarkdownText.OneLine(string.Join(' ', shape.Child("txBody").Children("p").Select(paragraph => Line(paragraph).Plain)));

    public IEnumerable<Block> Blocks(XElement shape) => shape.Name.LocalName switch
    {
        "sp" when PlaceOf(shape) is "obj" or "body" => Listed(shape),
        "sp" => Paragraphs(shape),
        "pic" => Picture(shape),
        "graphicFrame" => Frame(shape),
        _ => [],
    };

    public IEnumerable<Block> Paragraphs(XElement shape) => shape.Child("txBody").Children("p").Select(Line)
        .Where(line => !line.IsEmpty).Select(line => new Block(line.Markdown()) { Plain = line.Plain });

    // A single paragraph is a sentence, not a list of one.
    private IEnumerable<Block> Listed(XElement shape)
    {
        var paragraphs = shape.Child("txBody").Children("p").Where(paragraph => !Line(paragraph).IsEmpty).ToList();
        if (paragraphs.Count <= 1)
        {
            return Paragraphs(shape);
        }

        var (pen, number) = (new ListPen(), 0);
        return paragraphs.Select(paragraph =>
        {
            var properties = paragraph.Child("pPr");
            var isNumbered = properties.Child("buAutoNum") is not null;
            number = isNumbered ? number + 1 : 0;
            return pen.Item(Math.Clamp(OfficeXml.Number(properties?.At("lvl")) ?? 0, 0, 8), isNumbered ? $"{number}." : "-", Line(paragraph));
        });
    }

    private SpanLine Line(XElement paragraph)
    {
        var line = new SpanLine();
        foreach (var run in paragraph.Elements())
        {
            var properties = run.Child("rPr");
            var looks = (properties?.At("b") is "1" or "true" ? SpanLooks.Bold : SpanLooks.Plain) | (properties?.At("i") is "1" or "true" ? SpanLooks.Italic : SpanLooks.Plain);
            line.Add(run.Name.LocalName switch
            {
                "r" or "fld" => new Span((run.Child("t")?.Value ?? "").Replace('\v', '\n'), looks, LinkOf(properties)),
                "br" => new Span("\n", looks),
                "m" or "AlternateContent" => new Span(string.Concat(run.Below("t").Select(letters => letters.Value)), looks),
                _ => new Span("", looks),
            });
        }

        return line;
    }

    private string? LinkOf(XElement? properties) =>
        properties.Child("hlinkClick")?.Related("id") is { } id && relations.TryGetValue(id, out var relation) && relation is { IsOutside: true, Type: "hyperlink" }
            ? relation.Target
            : null;

    private IEnumerable<Block> Picture(XElement shape)
    {
        var properties = shape.Child("nvPicPr");
        var alt = properties.Child("cNvPr")?.At("descr") ?? "";
        var isFilm = properties.Child("nvPr")?.Elements().Any(media => media.Name.LocalName is "audioFile" or "videoFile" or "wavAudioFile") == true;
        if (shape.Child("blipFill", "blip")?.Related("embed") is { } id && relations.TryGetValue(id, out var relation) && !isFilm)
        {
            yield return new Block(!relation.IsOutside && picture(relation.Target) is { } path
                ? MarkdownText.Picture(alt, path)
                : LeftOut("Lessons.ImportPictureLeftOut", $"{relation.Target.Split('/')[^1]} {alt}"));
        }
        else if (isFilm)
        {
            yield return new Block(LeftOut("Lessons.ImportFilmLeftOut", properties.Child("cNvPr")?.At("name") ?? ""));
        }
    }

    private IEnumerable<Block> Frame(XElement frame)
    {
        var data = frame.Child("graphic", "graphicData");
        if (data.Child("tbl") is { } table)
        {
            return Table(table);
        }

        if (data.Child("relIds")?.Related("dm") is { } id && relations.TryGetValue(id, out var diagram))
        {
            return Diagram(diagram.Target);
        }

        return data.Child("chart") is not null ? [new Block(LeftOut("Lessons.ImportChartLeftOut", frame.Child("nvGraphicFramePr", "cNvPr")?.At("name") ?? ""))]
            : data.Below("pic").Take(1).SelectMany(Picture);
    }

    private IEnumerable<Block> Table(XElement table)
    {
        var pen = new TablePen();
        foreach (var row in table.Children("tr"))
        {
            pen.Row(row.Children("tc").Select(cell =>
                (string.Join(' ', cell.Child("txBody").Children("p").Select(paragraph => Line(paragraph).Markdown(oneLine: true)).Where(line => line.Length > 0)), 1)));
        }

        return pen.Markdown is { } markdown ? [new Block(markdown)] : [];
    }

    /// <summary>The words of a drawing made of words; what it draws around them is lost.</summary>
    private IEnumerable<Block> Diagram(string part)
    {
        var pen = new ListPen();
        return package.Tree(part).Below("pt").Select(point => point.Child("t")).OfType<XElement>()
            .SelectMany(words => words.Children("p")).Select(Line).Where(line => !line.IsEmpty).Select(line => pen.Item(0, "-", line));
    }

    private string LeftOut(string key, string what) => $"*({MarkdownText.Escape(text[key, MarkdownText.OneLine(what)])})*";
}
