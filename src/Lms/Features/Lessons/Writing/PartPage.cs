using Lms.Domain.Language;
using Lms.Domain.Lessons;
using Lms.Features.Shared;
using Lms.Web;

namespace Lms.Features.Lessons.Writing;

/// <summary>One part being written.</summary>
public sealed record PartPage(LessonPlan Plan, LessonPart Part, PartForm Form, IReadOnlyList<MaterialLine> Materials, int PeriodMinutes)
{
    public PartForm? Other { get; init; }

    /// <summary>What this person wrote here and could not save, because another had saved first.</summary>
    public SetAsideText? SetAside { get; init; }

    /// <summary>A question to the class as it was refused: of one that is there, or a new one.</summary>
    public PollFields? RefusedPoll { get; init; }

    public PollFields NewPoll => RefusedPoll is { Key: "new" } refused ? refused : new(new PollForm(), "new");

    public IEnumerable<PollFields> Polls => Part.Polls.OrderBy(poll => poll.Position)
        .Select(poll => RefusedPoll?.Key == $"{poll.Id}" ? RefusedPoll : new PollFields(PollForm.Of(poll.Question), $"{poll.Id}"));

    /// <summary>What was refused at a film's captions or chapters.</summary>
    public RefusedFilmTexts? RefusedFilm { get; init; }

    public WrittenText? Preview { get; init; }

    public int Expected => Plan.Periods * PeriodMinutes;
}

/// <summary>What an author sent for a film and what was wrong with it.</summary>
/// <param name="Chapters">As they were typed; null when it was captions.</param>
public sealed record RefusedFilmTexts(Guid MaterialId, string? Chapters, string Reason);

/// <summary>A film of a part, with what is said in it and how it is divided.</summary>
public sealed record FilmTexts(string Path, Material Film, RefusedFilmTexts? Refused)
{
    public string Chapters => Refused?.Chapters ?? Film.Chapters;
}
