using Lms.Domain.Lessons;

namespace Lms.Web;

/// <summary>What a player is given to play.</summary>
/// <param name="Playlist">Of HLS, with every size that there is; empty where there is only the plain film.</param>
/// <param name="Plain">The same as one MP4.</param>
/// <param name="Poster">A still out of it; null for sound alone.</param>
/// <param name="Seconds">How long it plays.</param>
public sealed record PlayerSource(string Title, string Playlist, string Plain, string? Poster, double Seconds)
{
    /// <summary>Pixels, as it is shown; null for sound alone.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    public bool HasSound { get; init; }

    /// <summary>Of the lesson's material that it is.</summary>
    public Guid MaterialId { get; init; }

    /// <summary>Where what was watched is told; null for who is not taught by it in a session.</summary>
    public string? WatchPath { get; init; }

    public IReadOnlyList<PlayerCaptions> Captions { get; init; } = [];

    public IReadOnlyList<Chapter> Chapters { get; init; } = [];

    /// <summary>The shorter side of every size that there is, in pixels, the lowest first.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];

    public bool IsSoundAlone => Width is null && Seconds > 0;
}

/// <summary>Captions that a film is shown with.</summary>
/// <param name="Path">Of the WebVTT.</param>
/// <param name="Code">Of the language, by BCP 47.</param>
public sealed record PlayerCaptions(string Path, string Code, string Label);
