using Lms.Domain.Discussions;
using Lms.Domain.Lessons;
using Lms.Web;

namespace Lms.Features.Discussions.Board;

public sealed record RoomPart(int Position, string Title);

/// <summary>A film that the lecturer runs for everyone.</summary>
/// <param name="Second">Where it is by now.</param>
public sealed record RoomFilm(Guid MaterialId, bool IsRunning, int Second);

/// <summary>The part of the lesson that somebody has before them: the one that is shown, or one that they look back at.</summary>
/// <param name="Shown">The position of the part that the lecturer shows; null while there is none.</param>
/// <param name="Position">Of the part that is looked at; 0 when there is none.</param>
/// <param name="NotesHtml">The lecturer's own, for them alone.</param>
public sealed record RoomBoard(int? Shown, int Position, string Title, string Html, string NotesHtml, RoomFilm? Film)
{
    public required RoomSeat Seat { get; init; }

    public required bool WasOpened { get; init; }

    public required bool IsOpen { get; init; }

    public required string Lecturer { get; init; }

    /// <summary>The room's.</summary>
    public required string Path { get; init; }

    public required IReadOnlyList<RoomPart> Parts { get; init; }

    public required IReadOnlyList<MaterialLine> Materials { get; init; }

    public bool Follows => Position == (Shown ?? 0);

    /// <summary>What does not stand in the words already.</summary>
    public IEnumerable<MaterialLine> Files => Materials.Where(material => !material.StandsIn(Html));

    public bool HasDocuments => Files.Any(file => file.Kind == MaterialKind.Document);

    public bool HasShown => Files.Any(file => file.IsAskedFor);
}
