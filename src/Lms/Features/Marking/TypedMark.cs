using System.Globalization;
using Lms.Domain;

namespace Lms.Features.Marking;

/// <summary>A mark or points as typed: on a Vietnamese keyboard with a comma; a sign may be the true minus.</summary>
internal static class TypedMark
{
    /// <exception cref="RuleBrokenException">MarkSheet.ValueNotUnderstood: it is no number.</exception>
    public static decimal Read(string? typed) => Of(typed) ?? throw new RuleBrokenException("MarkSheet.ValueNotUnderstood");

    /// <summary>Null for what is no number.</summary>
    public static decimal? Of(string? typed) =>
        decimal.TryParse(
            typed?.Trim().Replace(',', '.').Replace('−', '-'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
