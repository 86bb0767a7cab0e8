using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Web;

namespace Lms.Features.Discussions.Afterwards;

/// <summary>How lines of a kind are told when the session is read again. Who voted, answered or reacted is told nowhere.</summary>
/// <param name="View">The partial that draws it, with a <see cref="ToldLine"/>.</param>
/// <param name="Words">What was done, in words; empty for a line that only begins a part.</param>
/// <param name="IsSpoken">Somebody wrote something in it: their name stands before the words, and what they wrote after.</param>
public sealed record ToldKind(string View, Func<Texts, TranscriptLine, string> Words, bool IsSpoken = false)
{
    private const string AsSentence = "_Sentence";

    /// <summary>A kind that is neither here nor in <see cref="ForLecturer"/> is left out.</summary>
    private static readonly Dictionary<RoomEventKind, ToldKind> ForAll = new()
    {
        [RoomEventKind.Post] = new("_Said", Post, IsSpoken: true),
        [RoomEventKind.PartShown] = new("_Nothing", (_, _) => ""),
        [RoomEventKind.Opened] = Did("Transcripts.Opened"),
        [RoomEventKind.Closed] = Did("Transcripts.Closed"),
        [RoomEventKind.HandRaised] = To("Transcripts.HandRaised"),
        [RoomEventKind.FloorGiven] = To("Transcripts.Called"),
        [RoomEventKind.HandLowered] = new(
            AsSentence, (text, line) => text[line.News.ActorId == line.News.PersonId ? "Transcripts.HandLowered" : "Transcripts.HandSettled", line.News.PersonName]),
        [RoomEventKind.PostHidden] = OnPost("Transcripts.PostHidden"),
        [RoomEventKind.PostRestored] = OnPost("Transcripts.PostRestored"),
        [RoomEventKind.Muted] = Person("Transcripts.Muted"),
        [RoomEventKind.Unmuted] = Person("Transcripts.Unmuted"),
        [RoomEventKind.PaceSet] = new(AsSentence, (text, line) => text[line.News.Value > 0 ? "Transcripts.PaceSet" : "Transcripts.PaceEnded", line.By, line.News.Value]),
        [RoomEventKind.HoldSet] = new(AsSentence, (text, line) => text[line.News.Value == 1 ? "Transcripts.HoldBegan" : "Transcripts.HoldEnded", line.By]),
        [RoomEventKind.QuestionAsked] = new("_Asked", (text, _) => text["Transcripts.Asked"], IsSpoken: true),
        [RoomEventKind.QuestionCarried] = new("_Asked", (text, _) => text["Transcripts.AskedBefore"], IsSpoken: true),
        [RoomEventKind.QuestionAnswered] = new("_Answered", ToldQuestion.Answered, IsSpoken: true),
        [RoomEventKind.QuestionPinned] = ToldQuestion.Turned("Transcripts.QuestionPinned", "Transcripts.QuestionUnpinned"),
        [RoomEventKind.QuestionHidden] = ToldQuestion.Turned("Transcripts.QuestionHidden", "Transcripts.QuestionRestored"),
        [RoomEventKind.QuestionJoined] = new(AsSentence, ToldQuestion.Joined),
        [RoomEventKind.PollOpened] = new("_Polled", (text, line) => text[line.Poll is { IsQuickCheck: true } ? "Transcripts.Checked" : "Transcripts.Polled"], IsSpoken: true),
        [RoomEventKind.PollClosed] = ToldPoll.Did("Transcripts.PollClosed"),
        [RoomEventKind.PollResultsShown] = ToldPoll.Did("Transcripts.PollShown"),
        [RoomEventKind.PollResultsHidden] = ToldPoll.Did("Transcripts.PollUnshown"),
        [RoomEventKind.GroupsFormed] = new(AsSentence, (text, _) => text["Transcripts.GroupsFormed"]),
        [RoomEventKind.GroupsEnded] = new(AsSentence, (text, _) => text["Transcripts.GroupsEnded"]),
        [RoomEventKind.GroupMemberMoved] = InGroup("Transcripts.GroupMemberMoved"),
        [RoomEventKind.RapporteurNamed] = InGroup("Transcripts.RapporteurNamed"),
        [RoomEventKind.GroupReported] = new("_Said", (text, line) => text["Transcripts.GroupReported", line.News.Group!.Number], IsSpoken: true),
    };

    /// <summary>What nobody but the lecturer saw being done.</summary>
    private static readonly Dictionary<RoomEventKind, ToldKind> ForLecturer = new()
    {
        [RoomEventKind.PostApproved] = OnPost("Transcripts.PostApproved"),
        [RoomEventKind.QuestionApproved] = ToldQuestion.Did("Transcripts.QuestionApproved"),
        [RoomEventKind.PollTextHidden] = ToldPoll.Did("Transcripts.PollTextHidden"),
        [RoomEventKind.PollTextRestored] = ToldPoll.Did("Transcripts.PollTextRestored"),
    };

    public static TranscriptKinds Kinds { get; } = new(ForAll.Keys, ForLecturer.Keys);

    public static ToldKind Of(TranscriptLine line)
    {
        var kind = Enum.Parse<RoomEventKind>(line.News.Kind);
        return ForAll.GetValueOrDefault(kind) ?? ForLecturer[kind];
    }

    /// <summary>What became of it, where something did: held, withdrawn, hidden, edited; of a question also its votes.</summary>
    public static string? State(Texts text, TranscriptLine line) => line.News switch
    {
        { About: not null } => null,
        { Gone: PostGone.Withdrawn } => text["Transcripts.Withdrawn"],
        { Gone: PostGone.Hidden } => text["Transcripts.Hidden"],
        { IsHeld: true } => text["Transcripts.Held"],
        { EditedAt: not null } => text["Transcripts.Edited"],
        _ => line.Question is { } question ? ToldQuestion.State(text, question) : null,
    };

    /// <summary>What was written, in paragraphs.</summary>
    public static IReadOnlyList<string> Written(Texts text, TranscriptLine line) =>
        line.Poll is { } poll && line.News.About is null ? ToldPoll.Written(text, poll)
        : !Of(line).IsSpoken ? []
        : ProseWords.Of(line.News.About is null ? line.News.Html : line.Html);

    internal static ToldKind Sentence(Func<Texts, TranscriptLine, string> words) => new(AsSentence, words);

    private static ToldKind Did(string key) => Sentence((text, line) => text[key, line.By]);

    private static ToldKind To(string key) => Sentence((text, line) => text[key, line.News.PersonName]);

    private static ToldKind Person(string key) => Sentence((text, line) => text[key, line.By, line.News.PersonName]);

    private static ToldKind OnPost(string key) => Sentence((text, line) => text[key, line.By, line.News.Actor]);

    private static ToldKind InGroup(string key) => Sentence((text, line) => text[key, line.By, line.News.PersonName, line.News.Group!.Number]);

    private static string Post(Texts text, TranscriptLine line) =>
        line.News.ReplyToActor is { } answered ? text["Transcripts.Answered", answered]
        : line.News.Group is { } group ? text["Transcripts.PostedInGroup", group.Number]
        : text["Transcripts.Posted"];
}
