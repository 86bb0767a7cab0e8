namespace Lms.Domain.Media;

public enum FilmProblem
{
    /// <summary>More time than it is given.</summary>
    TooSlow = 1,

    /// <summary>More memory than it is given.</summary>
    TooMuchMemory,

    /// <summary>The program made nothing of it.</summary>
    NotReadable,

    /// <summary>Neither picture nor sound that can be played.</summary>
    NothingToPlay,

    /// <summary>It plays longer than a film may, or says that it does.</summary>
    TooLong,

    /// <summary>It opens with a key only.</summary>
    Locked,

    /// <summary>What was made of it is larger than it may be.</summary>
    TooLarge,

    /// <summary>The node went down over it each time.</summary>
    Interrupted,

    /// <summary>There is no room on the node's disk to make it in.</summary>
    NoRoom,
}

/// <summary>What became of a film, or of a sound recording, on its way to be played on any device over any line.</summary>
public sealed class Film : FileWork<FilmProblem>
{
    private readonly List<FilmRendition> renditions = [];

    private Film()
    {
    }

    public Film(Guid centreId, string sha256, DateTimeOffset now)
        : base(centreId, sha256, now)
    {
    }

    /// <summary>How far it is while it is worked on, 0 to 99.</summary>
    public int Percent { get; private set; }

    /// <summary>How long it plays; null unless done.</summary>
    public double? Seconds { get; private set; }

    /// <summary>Pixels, as it is shown: a film that was taken upright is higher than wide. Null for sound alone.</summary>
    public int? Width { get; private set; }

    public int? Height { get; private set; }

    public bool HasSound { get; private set; }

    /// <summary>A still out of it, as JPEG; null for sound alone.</summary>
    public string? PosterSha256 { get; private set; }

    /// <summary>One plain MP4, for what plays no parts and for those who take it along.</summary>
    public string? PlainSha256 { get; private set; }

    /// <summary>Bytes of the plain MP4.</summary>
    public long? PlainLength { get; private set; }

    /// <summary>The lowest first.</summary>
    public IReadOnlyList<FilmRendition> Renditions => renditions;

    protected override (string NotFailed, string TooManyTries) Refusals => ("Film.NotFailed", "Film.TooManyTries");

    protected override FilmProblem Interrupted => FilmProblem.Interrupted;

    public void Finish(FilmMade made, DateTimeOffset now)
    {
        End(now);
        (Seconds, Width, Height, HasSound) = (made.Seconds, made.Width, made.Height, made.HasSound);
        (PosterSha256, PlainSha256, PlainLength) = (made.PosterSha256, made.PlainSha256, made.PlainLength);
        renditions.AddRange(made.Renditions.Select((rendition, place) => new FilmRendition(this, place, rendition)));
    }
}

/// <summary>What came out of a film.</summary>
public sealed record FilmMade(double Seconds, int? Width, int? Height, bool HasSound, string? PosterSha256, string PlainSha256, long PlainLength)
{
    /// <summary>The lowest first.</summary>
    public required IReadOnlyList<RenditionMade> Renditions { get; init; }
}
