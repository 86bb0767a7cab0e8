using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lms.Web.Documents;
using Lms.Web.Markup;

namespace Lms.Features.Lessons.Importing;

/// <summary>One level of a list as numbering.xml has it.</summary>
public sealed record NumberLevel(string Format, string Pattern, int Start)
{
    public bool IsBullet => Format == "bullet";
}

/// <summary>Which number the next item of a list bears.</summary>
public sealed partial class Numbering
{
    private const int Levels = 9;
    private static readonly NumberLevel Bullet = new("bullet", "", 1);

    private readonly Dictionary<string, NumberLevel[]> lists = [];
    private readonly Dictionary<string, int[]> counts = [];

    public Numbering(XElement? tree)
    {
        var models = tree.Children("abstractNum").GroupBy(model => model.At("abstractNumId") ?? "")
            .ToDictionary(group => group.Key, group => LevelsOf(group.First()));
        foreach (var list in tree.Children("num"))
        {
            lists[list.At("numId") ?? ""] = models.GetValueOrDefault(list.ValueOf("abstractNumId") ?? "") ?? [];
        }
    }

    public NumberLevel LevelOf(string list, int level) =>
        lists.GetValueOrDefault(list) is { } levels && level < levels.Length ? levels[level] : Bullet;

    /// <summary>Counts one item on.</summary>
    /// <returns>Its own number, and the label in full: "1.2." or "Điều 3.".</returns>
    public (int Number, string Label) Next(string list, int level)
    {
        var count = counts.TryGetValue(list, out var known) ? known : counts[list] = [.. Enumerable.Range(0, Levels).Select(at => LevelOf(list, at).Start - 1)];
        count[level]++;
        for (var below = level + 1; below < Levels; below++)
        {
            count[below] = LevelOf(list, below).Start - 1;
        }

        var label = Place().Replace(LevelOf(list, level).Pattern, place =>
        {
            var at = place.ValueSpan[1] - '1';
            return Show(LevelOf(list, at).Format, Math.Max(count[at], 1));
        });
        return (count[level], label.Trim());
    }

    public static string Show(string format, int number) => format switch
    {
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperLetter" => $"{(char)('A' + ((number - 1) % 26))}",
        "lowerLetter" => $"{(char)('a' + ((number - 1) % 26))}",
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Roman(int number)
    {
        (int Value, string Sign)[] signs = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var roman = "";
        foreach (var (value, sign) in signs)
        {
            for (; number >= value && roman.Length < 20; number -= value)
            {
                roman += sign;
            }
        }

        return roman;
    }

    private static NumberLevel[] LevelsOf(XElement model)
    {
        var levels = Enumerable.Repeat(Bullet, Levels).ToArray();
        foreach (var level in model.Children("lvl"))
        {
            if (OfficeXml.Number(level.At("ilvl")) is { } at and >= 0 and < Levels)
            {
                levels[at] = new NumberLevel(level.ValueOf("numFmt") ?? "decimal", level.ValueOf("lvlText") ?? "", OfficeXml.Number(level.ValueOf("start")) ?? 1);
            }
        }

        return levels;
    }

    [GeneratedRegex("%[1-9]")]
    private static partial Regex Place();
}
