using Lms.Data.Films;
using Lms.Domain.Lessons;
using Lms.Domain.Organisation;
using Lms.Web;

namespace Lms.Features.Lessons.Reading;

/// <param name="Syllables">Of what trainees read in it.</param>
/// <param name="HasFilms">They may have to be watched for the part to count as read.</param>
/// <param name="IsNoted">The trainee said that it is read.</param>
public sealed record ContentsLine(Guid Id, int Position, string Title, int Minutes, int Syllables, bool HasFilms, bool IsNoted)
{
    /// <summary>It has films that the centre's rule wants watched first.</summary>
    public bool LacksFilms { get; init; }

    public bool IsRead => IsNoted && !LacksFilms;

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

    public required IReadOnlyList<ContentsLine> Contents { get; set; }

    public required IReadOnlyList<MaterialLine> Materials { get; init; }

    /// <summary>The films of the part that is open which are ready to play, as the trainee stands to them.</summary>
    public IReadOnlyList<FilmStanding> Films { get; set; } = [];

    /// <summary>Null where the centre has no rule on films, and when it was not asked for.</summary>
    public WatchRules? FilmRules { get; set; }

    /// <summary>May see who of the class watched a film.</summary>
    public bool SeesViewers { get; set; }

    /// <summary>The session's lecturer, who may show it to the class.</summary>
    public bool Presents { get; set; }

    /// <summary>Sanitized HTML of the lecturer's notes; empty for everybody else.</summary>
    public string NotesHtml { get; set; } = "";

    /// <summary>The trainee's own notes to this part, in the order of the text.</summary>
    public IReadOnlyList<PlacedNote> Notes { get; set; } = [];

    public string Home { get; set; } = "";

    public int ReadCount => Contents.Count(part => part.IsRead);

    public int ReadingMinutes => ReadingTime.Minutes(Contents.Sum(part => part.Syllables));

    public bool IsNoted => Part is { IsNoted: true };

    public ContentsLine? Previous => Contents.LastOrDefault(part => part.Position < Position);

    public ContentsLine? Next => Contents.FirstOrDefault(part => part.Position > Position);

    /// <summary>Where reading goes on: the first part not yet read, then one whose films are to be watched, or the first of all.</summary>
    public int FirstUnread => (Contents.FirstOrDefault(part => !part.IsNoted) ?? Contents.FirstOrDefault(part => !part.IsRead))?.Position
        ?? (Contents is [var first, ..] ? first.Position : 1);

    /// <summary>Whether how the trainee stands to films is to be asked: nothing on the page tells it otherwise.</summary>
    public bool AsksForFilms => IsEnrolled && (Part is { HasFilms: true } || Contents.Any(part => part.HasFilms && part.IsNoted));

    public string PartPath(int position) => $"{Home}/sessions/{SessionId}/lesson/parts/{position}";

    /// <summary>Parts whose films the rule wants watched are told from those that lack none.</summary>
    public void Weigh(IReadOnlyList<FilmStanding> films, WatchRules? rules)
    {
        FilmRules = rules;
        Films = [.. films.Where(film => film.PartId == Part?.Id)];
        var lacking = films.Where(film => rules is { NeedsFilms: true } && !rules.IsWatched(film.Seconds, film.Length)).Select(film => film.PartId).ToHashSet();
        Contents = [.. Contents.Select(part => part with { LacksFilms = lacking.Contains(part.Id) })];
    }

    public string NotesPath => $"{Home}/sessions/{SessionId}/lesson/notes";

    public string FilmPath(Guid materialId) => $"{Home}/sessions/{SessionId}/films/{materialId}";

    public string ClassPath => $"{Home}/classes/{ClassId}";
}
