namespace Lms.Domain.Media;

/// <summary>What is said in a film, and from when to when.</summary>
/// <param name="Text">As WebVTT writes it: lines, with no more than its tags i, b, u, c, v and lang.</param>
public sealed record Cue(TimeSpan Start, TimeSpan End, string Text);
