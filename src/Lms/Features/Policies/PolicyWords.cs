using System.Globalization;
using System.Text.Json;
using Lms.Domain.Organisation;
using Lms.Web;

namespace Lms.Features.Policies;

/// <summary>A policy record's JSON as a reader understands it. A property nobody named yet is shown by its own name.</summary>
public static class PolicyWords
{
    /// <summary>What a value says beside its parts, and the part it is read out after.</summary>
    private static readonly Dictionary<string, string> Following = new() { ["from"] = "below", ["discussUpTo"] = "thirdMarkAbove" };

    private static bool InEnglish => Preferences.IsEnglish;

    /// <summary>What the centre calls the rule; to an English reader what we call it, where we know it.</summary>
    public static string NameOf(PolicyRecord record, Texts text) => InEnglish ? NameOf(record.Key, record.Name, text) : record.Name;

    public static string NameOf(string key, string otherwise, Texts text) =>
        text.Has($"Policies.Name.{key}") ? text[$"Policies.Name.{key}"] : otherwise;

    public static IReadOnlyList<string> Of(PolicyRecord record, Texts text)
    {
        using var json = JsonDocument.Parse(record.Value);
        List<string> order = [.. PolicyShape.Of(record.Key)?.Parts.SelectMany(part => Following.TryGetValue(part.Name, out var next) ? [part.Name, next] : new[] { part.Name }) ?? []];
        return json.RootElement.ValueKind switch
        {
            JsonValueKind.Array => [.. json.RootElement.EnumerateArray().Select(item => Item(item, order, text))],
            JsonValueKind.Object => [.. Ordered(json.RootElement, order).Select(part => Part(part, text))],
            _ => [Scalar(record.Key, json.RootElement, text)],
        };
    }

    private static string Scalar(string key, JsonElement value, Texts text) =>
        text.Has($"Policies.Unit.{key}") ? text[$"Policies.Unit.{key}", Plain(value, text)] : Plain(value, text);

    private static string Item(JsonElement item, List<string> order, Texts text)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return Plain(item, text);
        }

        var named = item.TryGetProperty(InEnglish ? "en" : "vi", out var name);
        var parts = Ordered(item, order).Where(part => !named || part.Value.ValueKind == JsonValueKind.Number).Select(part => Part(part, text));
        return named ? $"{name.GetString()}: {string.Join("; ", parts)}" : string.Join("; ", parts);
    }

    // The database keeps properties in an order of its own.
    private static IEnumerable<JsonProperty> Ordered(JsonElement value, List<string> order) =>
        value.EnumerateObject().OrderBy(part => order.IndexOf(part.Name) is var place and >= 0 ? place : int.MaxValue);

    private static string Part(JsonProperty part, Texts text)
    {
        var key = $"Policies.Part.{part.Name}";
        return text.Has(key) ? text[key, Plain(part.Value, text)] : $"{part.Name}: {Plain(part.Value, text)}";
    }

    private static string Plain(JsonElement value, Texts text)
    {
        var written = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDecimal().ToString("0.####", CultureInfo.CurrentCulture),
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => Plain(item, text))),
            JsonValueKind.Object => string.Join("; ", value.EnumerateObject().Select(part => Part(part, text))),
            _ => value.GetRawText(),
        };
        return text.Has($"Policies.Word.{written}") ? text[$"Policies.Word.{written}"] : written;
    }
}
