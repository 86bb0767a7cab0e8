namespace Lms.Domain.Language;

/// <summary>
/// Authored text as it was written (Markdown) and as it may be shown (sanitized HTML), with the version of the
/// sanitizer that made the HTML, so that everything older can be found and made again.
/// </summary>
public sealed record WrittenText(string Source, string Html, int SanitizerVersion)
{
    /// <summary>Longest source accepted, in characters.</summary>
    public const int MaxLength = 100_000;

    public static readonly WrittenText Empty = new("", "", 0);
}
