using Lms.Domain.Lessons;
using Lms.Domain.Media;

namespace Lms.Web;

/// <summary>A file of a lesson's part, as it is shown on the reading page, in the session room and to whoever reviews the plan.</summary>
public sealed record MaterialLine(Guid Id, Guid FileId, MaterialKind Kind, string Caption, string Name, long Length)
{
    /// <summary>A film is divided into chapters; known on the reading page, which keeps room for them.</summary>
    public bool HasChapters { get; init; }

    /// <summary>A film has captions; known on the reading page, which keeps room for what is said.</summary>
    public bool HasCaptions { get; init; }

    /// <summary>What a film will be once it is asked for, as far as the page knows it; null until it is made ready, and on pages that keep no room.</summary>
    public FilmShape? Film { get; init; }

    /// <summary>Pixels of a picture as it is drawn; null on pages that keep no room, and of pictures that came before they were measured.</summary>
    public int? Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int? Height { get; init; }

    public string Title => Caption.Length > 0 ? Caption : Name;

    /// <summary>Of Word or PowerPoint, or their like: read in the page once it has become a PDF.</summary>
    public bool BecomesPdf => Kind == MaterialKind.Download && ShownDocument.IsNamedSo(Name);

    /// <summary>What became of it is asked for when it comes into sight.</summary>
    public bool IsAskedFor => BecomesPdf || Kind == MaterialKind.Video;

    /// <summary>A picture that stands in the text is not drawn again below it.</summary>
    public bool StandsIn(string html) =>
        Kind == MaterialKind.Picture && html.Contains($"/files/{FileId}\"", StringComparison.Ordinal);
}

/// <summary>How much room a film takes, so that nothing moves when it comes.</summary>
/// <param name="Width">Pixels, as it is shown; null for sound alone.</param>
/// <param name="Seconds">How long it plays.</param>
public sealed record FilmShape(int? Width, int? Height, double Seconds);
