using System.Globalization;
using System.Text.Json;
using Lms.Domain.Organisation;
using Lms.Web;

namespace Lms.Features.Organisation;

/// <summary>A policy record's JSON as a reader understands it. A property nobody named yet is shown by its own name.</summary>
public static class PolicyWords
{
    public static IReadOnlyList<string> Of(PolicyRecord record, Texts text)
    {
        using var json = JsonDocument.Parse(record.Value);
        return json.RootElement.ValueKind switch
        {
            JsonValueKind.Array => [.. json.RootElement.EnumerateArray().Select(item => Item(item, text))],
            JsonValueKind.Object => [.. json.RootElement.EnumerateObject().Select(part => Part(part, text))],
            _ => [Scalar(record.Key, json.RootElement, text)],
        };
    }

    private static string Scalar(string key, JsonElement value, Texts text) =>
        text.Has($"Policies.Unit.{key}") ? text[$"Policies.Unit.{key}", Plain(value, text)] : Plain(value, text);

    private static string Item(JsonElement item, Texts text)
    {
        var name = item.GetProperty(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "vi").GetString();
        var bounds = item.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Number).Select(part => Part(part, text));
        return $"{name}: {string.Join("; ", bounds)}";
    }

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
            _ => value.GetRawText(),
        };
        return text.Has($"Policies.Word.{written}") ? text[$"Policies.Word.{written}"] : written;
    }
}
