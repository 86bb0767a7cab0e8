namespace Lms.Features.Lessons;

/// <summary>Sanitized HTML of what a part asks the class and tells of the place.</summary>
/// <param name="Prefix">Of its footnotes, one to a text of the page.</param>
public sealed record PartTexts(string Prefix, string Questions, string LocalLink);
