using System.Globalization;
using Lms.Domain;

namespace Lms.Features.Marking;

/// <summary>A mark or points as typed: on a Vietnamese keyboard with a comma; a sign may be the true minus.</summary>
internal static class TypedMark
{
    /// <exception cref="RuleBrokenException">The given rule: it is no number.</exception>
    public static decimal Read(string? typed, string rule = "MarkSheet.ValueNotUnderstood") =>
        decimal.TryParse(
            typed?.Trim().Replace(',', '.').Replace('−', '-'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new RuleBrokenException(rule);
}
