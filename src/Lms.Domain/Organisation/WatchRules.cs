namespace Lms.Domain.Organisation;

/// <summary>When a film (video bài học) counts as watched, and whether reading needs it: the centre's own rule, no regulation's.</summary>
/// <param name="WatchedPercent">Share of a film's seconds from which it counts as watched, 1 to 100.</param>
/// <param name="PartRead">Whether a lesson part counts as read by reading alone, or only once its films are watched too.</param>
public sealed record WatchRules(int WatchedPercent, string PartRead)
{
    public const string WithFilms = "WithFilms";
    public const string ByReading = "ByReading";

    public bool NeedsFilms => PartRead == WithFilms;

    /// <param name="seconds">Of the film that were watched.</param>
    /// <param name="length">Of the film, in whole seconds.</param>
    public bool IsWatched(int seconds, int length) => length > 0 && 100L * seconds >= (long)WatchedPercent * length;
}
