using Lms.Domain.Lessons;
using Lms.Web;

namespace Lms.Features.Lessons.Reading;

/// <param name="Syllables">Of what trainees read in it.</param>
public sealed record ContentsLine(Guid Id, int Position, string Title, int Minutes, int Syllables, bool IsRead)
{
    public int ReadingMinutes => ReadingTime.Minutes(Syllables);
}

/// <summary>One part of a lesson as it is read in a session.</summary>
public sealed class LessonPage
{
    public required Guid SessionId { get; init; }

    public required int Position { get; init; }

    public required string SessionTitle { get; init; }

    public required Guid ClassId { get; init; }

    public required string ClassName { get; init; }

    public required Guid LecturerId { get; init; }

    public required string Lecturer { get; init; }

    /// <summary>Null while the session has no lesson plan.</summary>
    public required string? PlanTitle { get; init; }

    public required DateTimeOffset? ApprovedAt { get; init; }

    public required int? LessonNumber { get; init; }

    /// <summary>Trainees of the class have their progress kept; lecturers and the office only look.</summary>
    public required bool IsEnrolled { get; init; }

    /// <summary>The part that is open; null when the plan has none at this position.</summary>
    public ContentsLine? Part => Contents.FirstOrDefault(part => part.Position == Position);

    public required string Html { get; init; }

    /// <summary>What the class is to discuss; may be empty, as the next.</summary>
    public required string QuestionsHtml { get; init; }

    public required string LocalLinkHtml { get; init; }

    public string Texts => Html + QuestionsHtml + LocalLinkHtml;

    public required bool RoomIsOpen { get; init; }

    public required IReadOnlyList<ContentsLine> Contents { get; init; }

    public required IReadOnlyList<MaterialLine> Materials { get; init; }

    /// <summary>The session's lecturer, who may show it to the class.</summary>
    public bool Presents { get; set; }

    /// <summary>Sanitized HTML of the lecturer's notes; empty for everybody else.</summary>
    public string NotesHtml { get; set; } = "";

    /// <summary>The trainee's own notes to this part, in the order of the text.</summary>
    public IReadOnlyList<PlacedNote> Notes { get; set; } = [];

    public string Home { get; set; } = "";

    public int ReadCount => Contents.Count(part => part.IsRead);

    public int ReadingMinutes => ReadingTime.Minutes(Contents.Sum(part => part.Syllables));

    public bool IsRead => Part is { IsRead: true };

    public ContentsLine? Previous => Contents.LastOrDefault(part => part.Position < Position);

    public ContentsLine? Next => Contents.FirstOrDefault(part => part.Position > Position);

    /// <summary>Where reading goes on: the first part not yet read, or the first of all.</summary>
    public int FirstUnread => Contents.FirstOrDefault(part => !part.IsRead)?.Position ?? (Contents is [var first, ..] ? first.Position : 1);

    public string PartPath(int position) => $"{Home}/sessions/{SessionId}/lesson/parts/{position}";

    public string NotesPath => $"{Home}/sessions/{SessionId}/lesson/notes";

    public string ClassPath => $"{Home}/classes/{ClassId}";
}
