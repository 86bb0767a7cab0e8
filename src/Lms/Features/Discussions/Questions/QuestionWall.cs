using System.ComponentModel.DataAnnotations;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;

namespace Lms.Features.Discussions.Questions;

/// <summary>A question, and the others that were joined to it.</summary>
public sealed record WallEntry(WallLine Line, IReadOnlyList<WallLine> Joined);

/// <summary>The question wall as one person in the room sees it.</summary>
public sealed class QuestionWall
{
    public required string Path { get; init; }

    public required RoomSeat Seat { get; init; }

    public required bool IsOpen { get; init; }

    public required bool AllowsAnonymous { get; init; }

    /// <summary>Pinned ones first, then by votes, then by time; what is answered below, and last what the lecturer hid.</summary>
    public required IReadOnlyList<WallEntry> Entries { get; init; }

    /// <summary>For the lecturer: what earlier sessions left open.</summary>
    public required IReadOnlyList<FormerLine> Former { get; init; }

    /// <summary>All of this was read up to this line of the log.</summary>
    public required long LastSequence { get; init; }

    public QuestionForm Form { get; set; } = new();

    public int OpenCount => Entries.Count(entry => entry.Line.Question is { IsPublic: true, IsAnswered: false });

    /// <param name="lines">Every question of the room, as it was read.</param>
    public static IReadOnlyList<WallEntry> Order(IReadOnlyList<WallLine> lines, RoomSeat seat)
    {
        var seen = lines.Select(line => line.For(seat)).OfType<WallLine>().ToList();
        var joined = seen.Where(line => line.Question.IsJoined).ToLookup(line => line.Head);
        return
        [
            .. seen.Where(line => !line.Question.IsJoined)
                .OrderBy(line => line.IsHidden).ThenBy(line => line.IsAnswered).ThenByDescending(line => line.IsPinned)
                .ThenByDescending(line => line.Votes).ThenBy(line => line.Sequence)
                .Select(line => new WallEntry(line, [.. joined[line.Sequence]])),
        ];
    }
}

public sealed class QuestionForm
{
    /// <summary>Given with the page, so that a form sent twice is one question.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    [Display(Name = "Discussions.AskField")]
    public string? Text { get; set; }

    public bool Anonymous { get; set; }
}
