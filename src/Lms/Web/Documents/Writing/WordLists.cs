using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lms.Web.Documents.Writing;

/// <summary>Numberings of a document: each numbered list begins its own, so that none goes on counting where another stopped.</summary>
internal sealed class WordLists
{
    public const int Levels = 9;

    /// <summary>The numbering of lists that are not counted.</summary>
    public const int Unordered = 1;

    // Twentieths of a point.
    public const int Step = 425;

    private static readonly (string Type, NumberFormatValues Format)[] Formats =
    [
        ("1", NumberFormatValues.Decimal), ("a", NumberFormatValues.LowerLetter), ("A", NumberFormatValues.UpperLetter),
        ("i", NumberFormatValues.LowerRoman), ("I", NumberFormatValues.UpperRoman),
    ];

    private readonly List<NumberingInstance> instances = [new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = Unordered }];

    /// <param name="type">As HTML has it: 1, a, A, i or I.</param>
    /// <param name="level">From 0.</param>
    public int Ordered(string? type, int start, int level)
    {
        var number = instances.Count + 1;
        var format = Math.Max(0, Array.FindIndex(Formats, one => one.Type == type));
        instances.Add(new NumberingInstance(
            new AbstractNumId { Val = format + 1 },
            new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = level })
        { NumberID = number });
        return number;
    }

    public void Save(MainDocumentPart main)
    {
        var numbering = new Numbering(Formats.Select((format, place) => Kind(place + 1, _ => (format.Format, null)))
            .Prepend(Kind(0, level => (NumberFormatValues.Bullet, level % 2 == 0 ? "-" : "+"))));
        numbering.Append(instances);
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = numbering;
    }

    private static AbstractNum Kind(int id, Func<int, (NumberFormatValues Format, string? Mark)> of) => new(
        [new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }, .. Enumerable.Range(0, Levels).Select(level => Level(level, of(level)))])
    { AbstractNumberId = id };

    private static Level Level(int level, (NumberFormatValues Format, string? Mark) kind) => new(
        new StartNumberingValue { Val = 1 },
        new NumberingFormat { Val = kind.Format },
        new LevelText { Val = kind.Mark ?? $"%{level + 1}." },
        new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = $"{Step * (level + 2)}", Hanging = $"{Step}" }))
    { LevelIndex = level };
}
