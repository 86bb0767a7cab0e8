using System.Xml.Linq;
using Lms.Web;
using Lms.Web.Documents;

namespace Lms.Features.Lessons.Importing;

/// <summary>A presentation, slide by slide: title, texts as lists, tables, pictures, and what the speaker noted.</summary>
public sealed class SlideReading(OfficePackage package, Func<string, string?> picture, Texts text)
{
    /// <summary>More is no lesson: a slide a minute for a whole week.</summary>
    public const int MostSlides = 1_000;

    private const int LongestTitle = 120;

    public IEnumerable<ImportedPart> Parts()
    {
        var tree = package.Tree(package.MainPart) ?? throw new InvalidDataException();
        var relations = package.RelationsOf(package.MainPart);
        var number = 0;
        foreach (var slide in tree.Child("sldIdLst").Children("sldId").Take(MostSlides))
        {
            if (slide.Related("id") is { } id && relations.TryGetValue(id, out var relation) && package.Tree(relation.Target) is { } content)
            {
                number++;
                if (Part(content, relation.Target, number) is { } part)
                {
                    yield return part;
                }
            }
        }
    }

    /// <summary>The pictures that slides show: names of parts.</summary>
    public static IEnumerable<string> Pictures(OfficePackage package) => package.RelationsOf(package.MainPart).Values
        .Where(relation => relation.Type == "slide").SelectMany(slide => package.RelationsOf(slide.Target).Values)
        .Where(relation => relation is { Type: "image", IsOutside: false }).Select(relation => relation.Target).Distinct();

    /// <summary>Null for an empty slide.</summary>
    private ImportedPart? Part(XElement slide, string name, int number)
    {
        var relations = package.RelationsOf(name);
        var shapes = new SlideShapes(package, relations, picture, text);
        var title = "";
        var blocks = new List<Block>();
        foreach (var shape in SlideShapes.Of(slide.Child("cSld", "spTree")))
        {
            if (title.Length == 0 && SlideShapes.IsTitle(shape))
            {
                title = shapes.Words(shape);
                continue;
            }

            blocks.AddRange(shapes.Blocks(shape));
        }

        // Many decks have text boxes where the title should stand.
        if (title.Length == 0 && blocks.FirstOrDefault() is { IsItem: false, Plain.Length: > 0 and <= LongestTitle } first)
        {
            title = first.Plain;
            blocks.RemoveAt(0);
        }

        var (body, notes) = (Outline.Join(blocks), Notes(relations));
        return title.Length + body.Length + notes.Length == 0 ? null
            : new ImportedPart(title.Length > 0 ? title : text["Lessons.ImportSlide", number], body, notes);
    }

    private string Notes(IReadOnlyDictionary<string, OfficeRelation> relations)
    {
        if (relations.Values.FirstOrDefault(relation => relation.Type == "notesSlide") is not { } notes || package.Tree(notes.Target) is not { } tree)
        {
            return "";
        }

        var shapes = new SlideShapes(package, package.RelationsOf(notes.Target), _ => null, text);
        return Outline.Join(SlideShapes.Of(tree.Child("cSld", "spTree")).Where(shape => SlideShapes.PlaceOf(shape) == "body").SelectMany(shapes.Paragraphs));
    }
}
