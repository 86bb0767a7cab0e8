using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Features.Shared;

namespace Lms.Features.Discussions.Polls;

/// <summary>The polls of a room as they stand on somebody's page, the newest first.</summary>
/// <param name="IsOpen">The room is.</param>
/// <param name="Path">The room's.</param>
public sealed record RoomPolls(RoomSeat Seat, bool IsOpen, string Path, IReadOnlyList<SeenPoll> Polls, IReadOnlyList<PlannedPoll> Planned)
{
    public PollForm Form { get; init; } = new();

    public bool AreThere => Polls.Count > 0;

    /// <summary>Somebody is asked something that they have not answered yet.</summary>
    public bool Wait => IsOpen && Seat.Place == RoomPlace.Trainee && Polls.Any(seen => !seen.Poll.IsClosed && !seen.HasOwn);

    public bool WereShown => Seat.Leads || Polls.Any(seen => seen.Results is not null);

    public IEnumerable<ShownPoll> Shown => Polls.Select((seen, place) => new ShownPoll(seen, this, place == 0));
}

/// <param name="IsUnfolded">The newest is; the earlier ones are a list of their questions.</param>
public sealed record ShownPoll(SeenPoll Seen, RoomPolls Room, bool IsUnfolded)
{
    /// <summary>What was sent and refused; null for what the person answered before.</summary>
    public (IReadOnlyList<int> Choices, string Text)? Sent { get; init; }

    public string? Wrong { get; init; }

    public long Number => Seen.Poll.Sequence;

    public PollQuestion Question => Seen.Poll.Question;

    public string Path => $"{Room.Path}/polls/{Number}";

    public bool TakesAnswers => Room.IsOpen && !Seen.Poll.IsClosed;

    public bool Answers => Room.Seat.Place == RoomPlace.Trainee;

    public string Text => Sent?.Text ?? Seen.OwnText;

    public bool IsChosen(int place) => (Sent?.Choices ?? Seen.Own).Contains(place);

    public bool IsOwn(int place) => Seen.Own.Contains(place);

    public string WordsOf(int place) => Question.Kind != PollKind.Scale ? Question.Choices[place - 1]
        : place == 1 ? $"1. {Question.LowEnd}"
        : place == PollQuestion.Steps ? $"{place}. {Question.HighEnd}"
        : $"{place}";

    /// <summary>Percent of those who answered, to two places.</summary>
    public decimal Share(long figure) =>
        Seen.Answered == 0 ? 0 : Math.Round(figure * 100m / Seen.Answered, 2, MidpointRounding.AwayFromZero);
}

/// <summary>Polls on a page of their own.</summary>
public sealed record PollsPage(string SessionTitle, RoomPolls Room)
{
    /// <summary>The one whose answer was refused, with what was sent.</summary>
    public ShownPoll? Refused { get; init; }

    public IEnumerable<ShownPoll> Shown => Refused is { } one ? [one] : Room.Shown;
}
