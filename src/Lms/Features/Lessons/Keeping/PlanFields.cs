using Lms.Domain.Lessons;
using Lms.Features.Shared;
using Lms.Web;

namespace Lms.Features.Lessons.Keeping;

/// <summary>A plan field by field, to be compared with what it was or became.</summary>
public static class PlanFields
{
    public static IReadOnlyList<FieldText> Of(PlanCopy copy, Texts text) =>
    [
        .. Head(copy.Header, copy.Periods),
        .. copy.Parts.SelectMany(part => Part(part, text)),
    ];

    /// <summary>What the texts of parts are called: by where the part stands in the later copy, or stood in the earlier.</summary>
    public static Dictionary<string, string> Names(PlanCopy before, PlanCopy after, Texts text)
    {
        var names = new Dictionary<string, string>();
        foreach (var copy in new[] { before, after })
        {
            foreach (var (place, part) in copy.Parts.Index())
            {
                foreach (var (name, key) in new[] { ("head", "Lessons.PartHead"), ("body", "Lessons.Body"), ("questions", "Lessons.Questions"), ("local", "Lessons.LocalLink"), ("notes", "Lessons.Notes") })
                {
                    names[$"{part.Id}.{name}"] = text["Lessons.PartField", place + 1, part.Title, text[key]];
                }
            }
        }

        return names;
    }

    private static IEnumerable<FieldText> Head(LessonPlanHeader header, int periods) =>
        new (string Key, string Text)[]
        {
            ("Lessons.PlanTitle", header.Title), ("Lessons.Periods", $"{periods}"), ("Lessons.Audience", header.Audience),
            ("Lessons.Knowledge", header.Knowledge), ("Lessons.Skill", header.Skill), ("Lessons.Attitude", header.Attitude),
            ("Lessons.Methods", header.Methods), ("Lessons.Means", header.Means),
            ("Lessons.RequiredReading", header.RequiredReading), ("Lessons.FurtherReading", header.FurtherReading),
        }.Select(field => new FieldText(field.Key, field.Key, Plain(field.Text)));

    private static IEnumerable<FieldText> Part(PartCopy part, Texts text) =>
        new (string Name, string Text)[]
        {
            ("head", string.Join('\n', new[] { part.Title, text.Of(part.Step), text["Lessons.MinutesOf", part.Minutes], part.Method }.Where(line => line.Length > 0))),
            ("body", part.Body), ("questions", part.Questions), ("local", part.LocalLink), ("notes", part.Notes),
        }.Select(field => new FieldText(null, $"{part.Id}.{field.Name}", Plain(field.Text)));

    // What a browser sends back differs in line ends from what it was given.
    private static string Plain(string text) => text.Trim().ReplaceLineEndings("\n");
}
