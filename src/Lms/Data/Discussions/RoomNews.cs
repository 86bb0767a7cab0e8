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

    [JsonIgnore]
    public RoomAudience Audience { get; init; }

    /// <summary>Everybody in the room may have it word for word.</summary>
    [JsonIgnore]
    public bool IsTheSameForAll => Audience == RoomAudience.Everyone && Gone is null && ReactedBy is null;

    public bool Concerns(Guid personId) => ActorId == personId || PersonId == personId || ReactedBy == personId;

    /// <summary>What this one may see of it.</summary>
    public RoomNews For(RoomSeat seat) =>
        Audience == RoomAudience.Concerned && !seat.Leads && !Concerns(seat.PersonId)
            ? new RoomNews(Sequence, Guid.Empty, Nothing, Guid.Empty, "", false, default, "", null, null, null, null, null)
        : ReactedBy is { } by ? this with { Value = null, Mine = by == seat.PersonId ? Value : null }
        : Gone is null || (Gone == PostGone.Hidden && seat.Leads) ? this
        : this with { Html = "", Reactions = null, Mentions = [] };
}

[JsonConverter(typeof(JsonStringEnumConverter<PostGone>))]
public enum PostGone
{
    Withdrawn = 1,

    /// <summary>By the lecturer, who still reads it.</summary>
    Hidden,
}

/// <param name="Html">Null where a later line shows another part: nobody needs it any more.</param>
public sealed record ShownPart(int Position, string Title, string? Html);

/// <summary>A connection that listens, and with what right.</summary>
public record Hearer(string ConnectionId, Guid PersonId, string Stamp);
