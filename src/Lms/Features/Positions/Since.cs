using Lms.Web;

namespace Lms.Features.Positions;

/// <summary>What somebody else wrote since a form was opened, beside what is typed in it.</summary>
/// <param name="Label">Key of the text that stands at the field.</param>
public sealed record Since(string Label, string Stored, string Typed)
{
    /// <summary>Stands in a form for what its writer saw.</summary>
    public static string Seen(params string[] stored) => Fingerprint.Of(string.Join('\u001f', stored));

    public static IReadOnlyList<Since> Between(params (string Label, string Stored, string? Typed)[] fields) =>
        [.. fields.Where(field => field.Stored != (field.Typed ?? "").Trim().Normalize()).Select(field => new Since(field.Label, field.Stored, field.Typed ?? ""))];
}
