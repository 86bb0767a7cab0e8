using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Web;

namespace Lms.Features.Discussions.Afterwards;

/// <summary>How lines of a kind are told when the session is read again.</summary>
/// <param name="View">The partial that draws it, with a <see cref="ToldLine"/>.</param>
/// <param name="Words">What was done, in words; empty for a line that only begins a part.</param>
/// <param name="IsSpoken">Somebody wrote something in it: their name stands before the words, and what they wrote after.</param>
public sealed record ToldKind(string View, Func<Texts, RoomNews, string> Words, bool IsSpoken = false)
{
    private const string AsSentence = "_Sentence";

    /// <summary>A kind that is not here is left out.</summary>
    public static readonly IReadOnlyDictionary<RoomEventKind, ToldKind> All = new Dictionary<RoomEventKind, ToldKind>
    {
        [RoomEventKind.Post] = new("_Said", Post, IsSpoken: true),
        [RoomEventKind.PartShown] = new("_Nothing", (_, _) => ""),
        [RoomEventKind.Opened] = new(AsSentence, (text, line) => text["Transcripts.Opened", line.Actor]),
        [RoomEventKind.Closed] = new(AsSentence, (text, line) => text["Transcripts.Closed", line.Actor]),
        [RoomEventKind.HandRaised] = new(AsSentence, (text, line) => text["Transcripts.HandRaised", line.PersonName]),
        [RoomEventKind.HandLowered] = new(AsSentence, (text, line) => text[line.ActorId == line.PersonId ? "Transcripts.HandLowered" : "Transcripts.Called", line.PersonName]),
        [RoomEventKind.GroupsFormed] = new(AsSentence, (text, _) => text["Transcripts.GroupsFormed"]),
        [RoomEventKind.GroupsEnded] = new(AsSentence, (text, _) => text["Transcripts.GroupsEnded"]),
        [RoomEventKind.GroupReported] = new("_Said", (text, line) => text["Transcripts.GroupReported", line.Group!.Number], IsSpoken: true),
    };

    public static IReadOnlyCollection<RoomEventKind> Kinds { get; } = [.. All.Keys];

    public static ToldKind Of(RoomNews line) => All[Enum.Parse<RoomEventKind>(line.Kind)];

    /// <summary>What became of it, where something did: held, withdrawn, hidden, edited.</summary>
    public static string? State(Texts text, RoomNews line) =>
        line.Gone == PostGone.Withdrawn ? text["Transcripts.Withdrawn"] : line.Gone == PostGone.Hidden ? text["Transcripts.Hidden"]
        : line.IsHeld ? text["Transcripts.Held"]
        : line.EditedAt is not null ? text["Transcripts.Edited"] : null;

    private static string Post(Texts text, RoomNews line) => line.ReplyToActor is { } answered ? text["Transcripts.Answered", answered] : text["Transcripts.Posted"];
}
