namespace Lms.Features.Shared;

/// <summary>A select among the filters of a list.</summary>
/// <param name="EveryKey">What is said when it narrows nothing.</param>
public sealed record ChoiceField(string Name, string LabelKey, string EveryKey, string? Chosen, IEnumerable<(string Value, string Name)> Choices);
