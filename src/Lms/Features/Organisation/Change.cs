using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lms.Features.Organisation;

/// <summary>One thing written of a person, before and after; empty for nothing.</summary>
/// <param name="Field">Key of the text that stands at it.</param>
public sealed record Change(string Field, string Old, string New)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What differs between two readings of the same things.</summary>
    public static IReadOnlyList<Change> Between(IEnumerable<Written> before, IEnumerable<Written> after) =>
        [.. before.Zip(after).Where(pair => pair.First.Words != pair.Second.Words).Select(pair => new Change(pair.First.Field, pair.First.Words, pair.Second.Words))];

    /// <summary>As the audit log keeps it.</summary>
    public static string Detail(IReadOnlyList<Change> changes) => changes.Count == 0 ? "" : JsonSerializer.Serialize(changes, Readable);

    /// <summary>Null when the detail is no list of changes: it is words then.</summary>
    public static IReadOnlyList<Change>? Read(string detail)
    {
        try
        {
            return detail.StartsWith('[') ? JsonSerializer.Deserialize<List<Change>>(detail, Readable) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A thing written of a person, in words of no language: names, figures, days, codes.</summary>
public sealed record Written(string Field, string Words);
