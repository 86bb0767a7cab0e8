namespace Lms.Domain.Media;

/// <summary>
/// A film at one size: a fragmented MP4 that lies in the store as one file and is played in segments, each a stretch of it.
/// </summary>
public sealed class FilmRendition : ICentreOwned
{
    private FilmRendition()
    {
    }

    internal FilmRendition(Film film, int place, RenditionMade made)
    {
        CentreId = film.CentreId;
        FilmSha256 = film.Sha256;
        Place = place;
        Width = made.Width;
        Height = made.Height;
        BitsPerSecond = made.BitsPerSecond;
        Codecs = made.Codecs;
        Sha256 = made.Sha256;
        HeadLength = made.HeadLength;
        Ends = [.. made.Segments.Select(segment => segment.End)];
        Seconds = [.. made.Segments.Select(segment => segment.Seconds)];
    }

    public Guid CentreId { get; private set; }

    /// <summary>Of the film as it was sent.</summary>
    public string FilmSha256 { get; private set; } = "";

    /// <summary>Among the film's renditions, the lowest 0.</summary>
    public int Place { get; private set; }

    /// <summary>Pixels; null for sound alone.</summary>
    public int? Width { get; private set; }

    public int? Height { get; private set; }

    /// <summary>At the densest segment, sound included.</summary>
    public int BitsPerSecond { get; private set; }

    /// <summary>As RFC 6381 names them, with a comma between.</summary>
    public string Codecs { get; private set; } = "";

    /// <summary>Of the file in the store.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Bytes before the first segment, which every player reads first.</summary>
    public long HeadLength { get; private set; }

    /// <summary>Where in the file each segment ends; the next begins there.</summary>
    public long[] Ends { get; private set; } = [];

    /// <summary>How long each segment plays.</summary>
    public double[] Seconds { get; private set; } = [];
}

/// <summary>What came out of a film at one size; see <see cref="FilmRendition"/>.</summary>
public sealed record RenditionMade(int? Width, int? Height, int BitsPerSecond, string Codecs, string Sha256, long HeadLength)
{
    public required IReadOnlyList<SegmentMade> Segments { get; init; }
}

/// <param name="End">Bytes from the beginning of the file.</param>
/// <param name="Seconds">How long it plays.</param>
public sealed record SegmentMade(long End, double Seconds);
