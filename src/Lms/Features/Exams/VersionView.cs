using Lms.Domain.Exams;

namespace Lms.Features.Exams;

/// <summary>A version in full, as authors read it.</summary>
/// <param name="Open">Whether its parts stand open.</param>
public sealed record VersionView(Question Question, IReadOnlyDictionary<string, string> TagNames, bool Open);
