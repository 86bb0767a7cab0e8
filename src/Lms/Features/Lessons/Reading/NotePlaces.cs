using Lms.Domain.Lessons;

namespace Lms.Features.Lessons.Reading;

/// <summary>A trainee's note as it is stored.</summary>
/// <param name="PartId">The part that it was made in, of whatever version of the plan.</param>
public sealed record KeptNote(
    Guid Id, Guid PartId, int PartPosition, string PartTitle, string Prefix, string Exact, string Suffix, NoteColour Colour, string Text, int Revision, DateTimeOffset ChangedAt)
{
    public TextQuote Quote() => new(Prefix, Exact, Suffix);
}

/// <summary>What a part of the plan in use says to its readers.</summary>
public sealed record PartWords(Guid Id, int Position, string Title, string Words);

/// <param name="Position">The part where it is shown; 0 where no part is like the one it was made in.</param>
/// <param name="Place">Letters of the part before the marked passage; -1 for a note to the part, or when the passage is gone.</param>
public sealed record PlacedNote(KeptNote Note, int Position, int Place)
{
    public bool IsGone => Note.Exact.Length > 0 && Place < 0;
}

/// <summary>
/// Where notes stand in the plan as it is now. Parts of an approved plan never change; a session may be given a revision,
/// whose parts are others. A passage is then looked for in the part of the same title, then in all; a note whose passage is gone
/// stays with that part.
/// </summary>
public static class NotePlaces
{
    public static IReadOnlyList<PlacedNote> Of(IReadOnlyList<KeptNote> notes, IReadOnlyList<PartWords> parts) =>
        [.. notes.Select(note => Find(note, parts)).OrderBy(note => note.Position == 0).ThenBy(note => note.Position)
            .ThenBy(note => note.Place < 0).ThenBy(note => note.Place)];

    private static PlacedNote Find(KeptNote note, IReadOnlyList<PartWords> parts)
    {
        var home = parts.FirstOrDefault(part => part.Id == note.PartId) ?? parts.FirstOrDefault(part => part.Title == note.PartTitle);
        var quote = note.Quote();
        if (quote.IsNone)
        {
            return new PlacedNote(note, home?.Position ?? 0, -1);
        }

        foreach (var part in parts.OrderByDescending(part => part == home))
        {
            if (quote.PlaceIn(part.Words) is var place and >= 0)
            {
                return new PlacedNote(note, part.Position, place);
            }
        }

        return new PlacedNote(note, home?.Position ?? 0, -1);
    }
}
