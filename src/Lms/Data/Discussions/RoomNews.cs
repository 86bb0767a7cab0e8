using System.Text.Json.Serialization;
using Lms.Domain.Discussions;

namespace Lms.Data.Discussions;

/// <summary>A line of a room's log as somebody in the room may see it.</summary>
/// <param name="ActorId">Who said it: of a line about a post, the post's author.</param>
/// <param name="About">The earlier line that it changes.</param>
/// <param name="PersonId">Whom it concerns: whose hand, who was muted.</param>
/// <param name="Gone">Why there is nothing to read; null for everything that can be read.</param>
public sealed record RoomNews(
    long Sequence, Guid Id, string Kind, Guid ActorId, string Actor, bool ByLecturer, DateTimeOffset At, string Html,
    long? ReplyTo, string? ReplyToActor, Guid? PersonId, string? PersonName, ShownPart? Part, long? About = null, int? Value = null,
    DateTimeOffset? EditedAt = null, bool IsHeld = false, PostGone? Gone = null)
{
    /// <summary>In place of a line that is not for whoever reads: the numbers go on without a gap.</summary>
    public const string Nothing = "Nothing";

    /// <summary>Vietnamese people are called by the last word of their name.</summary>
    public string Initial => Actor.Length == 0 ? "" : Actor[(Actor.LastIndexOf(' ') + 1)..][..1].ToUpperInvariant();

    /// <summary>The number of the post that this is, or is about.</summary>
    public long Post => About ?? Sequence;

    /// <summary>How many said what to it without words, in the order of <see cref="PostReaction"/>; null where a later line says so.</summary>
    public IReadOnlyList<int>? Reactions { get; init; }

    /// <summary>What whoever reads this said to it themselves; null where that is not told.</summary>
    public int? Mine { get; init; }

    /// <summary>People of the room whom it names.</summary>
    public IReadOnlyList<Guid> Mentions { get; init; } = [];

    /// <summary>Told to nobody: agreeing is freer when it is not held against one.</summary>
    [JsonIgnore]
    public Guid? ReactedBy { get; init; }
    /// <summary>The film that runs, or pauses, for all.</summary>
    public Guid? MaterialId { get; init; }

    /// <summary>The small group in which it was said, or that it tells of.</summary>
    public NewsGroup? Group { get; init; }

    [JsonIgnore]
    public RoomAudience Audience { get; init; }

    /// <summary>A question, or a line about one, whose asker the other trainees are not told.</summary>
    [JsonIgnore]
    public bool IsAnonymous { get; init; }

    /// <summary>Everybody in the room may have it word for word.</summary>
    [JsonIgnore]
    public bool IsTheSameForAll => Audience == RoomAudience.Everyone && Gone is null && !IsAnonymous && !IsVote && ReactedBy is null;

    private bool IsVote => Kind == nameof(RoomEventKind.QuestionVoted);

    public bool Concerns(Guid personId) => ActorId == personId || PersonId == personId || ReactedBy == personId;

    /// <summary>It is for some, and this one is among them without leading.</summary>
    public bool IsPersonalTo(RoomSeat seat) => Audience switch
    {
        RoomAudience.Concerned => Concerns(seat.PersonId),
        RoomAudience.Group => seat.Groups.Contains(Group!.Id) || ActorId == seat.PersonId,
        _ => false,
    };

    /// <summary>What this one may see of it.</summary>
    public RoomNews For(RoomSeat seat) =>
        Audience != RoomAudience.Everyone && !seat.Leads && !IsPersonalTo(seat)
            ? new RoomNews(Sequence, Guid.Empty, Nothing, Guid.Empty, "", false, default, "", null, null, null, null, null)
        : ReactedBy is { } by ? this with { Value = null, Mine = by == seat.PersonId ? Value : null }
        : Gone is null || (Gone == PostGone.Hidden && seat.Leads) ? NamedFor(seat)
        : NamedFor(seat) with { Html = "", Reactions = null, Mentions = [] };

    // How somebody voted is nobody else's business, not even the lecturer's; who asked without a name, the lecturer knows.
    private RoomNews NamedFor(RoomSeat seat) =>
        ActorId == seat.PersonId || (!IsVote && (!IsAnonymous || seat.Leads))
            ? this
            : this with { Id = IsVote ? Guid.Empty : Id, ActorId = Guid.Empty, Actor = "", ByLecturer = false };
}

[JsonConverter(typeof(JsonStringEnumConverter<PostGone>))]
public enum PostGone
{
    Withdrawn = 1,

    /// <summary>By the lecturer, who still reads it.</summary>
    Hidden,
}

/// <param name="Name">Empty for a group that has only its number.</param>
public sealed record NewsGroup(Guid Id, int Number, string Name);

/// <param name="Html">Null where a later line shows another part: nobody needs it any more.</param>
/// <param name="HasFiles">There is more of it than its words: to be asked for.</param>
public sealed record ShownPart(int Position, string Title, string? Html, bool HasFiles);

/// <summary>A connection that listens, and with what right.</summary>
public record Hearer(string ConnectionId, Guid PersonId, string Stamp);
