using Lms.Domain.Language;
using Lms.Domain.Lessons;

namespace Lms.Features.Lessons.Importing;

/// <summary>What becomes one part of a plan.</summary>
/// <param name="Body">Markdown.</param>
/// <param name="Notes">The lecturer's, Markdown.</param>
public sealed record ImportedPart(string Title, string Body, string Notes = "");

/// <summary>A part as a plan would get it.</summary>
/// <param name="Minutes">Its share of what is left of the plan.</param>
/// <param name="Body">Drawn.</param>
public sealed record PlannedPart(ImportedPart Part, LessonStep Step, int Minutes, WrittenText Body);
