using System.Globalization;
using System.Text.Json;

namespace Lms.Domain.Organisation;

/// <summary>
/// A rule's value as a form holds it: text by path, numbers with a decimal point. A path is a part's name, in a table
/// with the row before it: "agreeBelow", "2.from".
/// </summary>
public sealed class PolicyEntries(IReadOnlyDictionary<string, string?> typed)
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Rows that a table may have: more classifications than these no regulation knows.</summary>
    public const int MostRows = 8;

    public IEnumerable<string> Paths => typed.Keys;

    public static string PathOf(int row, string part) => string.Create(CultureInfo.InvariantCulture, $"{row}.{part}");

    public string Text(string path) => typed.GetValueOrDefault(path)?.Trim() ?? "";

    /// <summary>Null when it is no number.</summary>
    public decimal? Number(string path) =>
        decimal.TryParse(Text(path), Plain, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Rows in which somebody wrote something; one left empty is none.</summary>
    public IReadOnlyList<int> Rows(IEnumerable<PolicyPart> parts)
    {
        var asked = parts.Where(part => !part.IsHidden).ToList();
        return [.. Enumerable.Range(0, MostRows).Where(row => asked.Exists(part => Text(PathOf(row, part.Name)).Length > 0))];
    }

    /// <summary>What a stored value says, ready to be typed over. What it lacks is left empty.</summary>
    public static PolicyEntries Of(string value)
    {
        using var json = JsonDocument.Parse(value);
        return new PolicyEntries(json.RootElement.ValueKind switch
        {
            JsonValueKind.Object => Of(json.RootElement, name => name).ToDictionary(),
            JsonValueKind.Array => json.RootElement.EnumerateArray().Take(MostRows).Index()
                .SelectMany(row => Of(row.Item, name => PathOf(row.Index, name))).ToDictionary(),
            _ => new Dictionary<string, string?> { [PolicyPart.Whole] = Written(json.RootElement) },
        });
    }

    private static List<KeyValuePair<string, string?>> Of(JsonElement row, Func<string, string> path) =>
        row.ValueKind == JsonValueKind.Object
            ? [.. row.EnumerateObject().Select(part => KeyValuePair.Create(path(part.Name), Written(part.Value)))]
            : [];

    private static string? Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => Written(value.GetDecimal()),
        _ => null,
    };

    internal static string Written(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
