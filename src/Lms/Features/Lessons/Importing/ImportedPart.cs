namespace Lms.Features.Lessons.Importing;

/// <summary>What becomes one part of a plan.</summary>
/// <param name="Body">Markdown.</param>
/// <param name="Notes">The lecturer's, Markdown.</param>
public sealed record ImportedPart(string Title, string Body, string Notes = "");
