using System.ComponentModel.DataAnnotations;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;

namespace Lms.Features.Discussions;

public sealed record RoomPart(int Position, string Title);

public sealed record Hand(Guid PersonId, string Name, DateTimeOffset At);

/// <summary>A post with its answers, as far as they are on this page.</summary>
public sealed record RoomThread(RoomNews Post, IReadOnlyList<RoomNews> Answers);

public sealed record RoomPerson(Guid PersonId, string Name, bool IsMuted);

/// <summary>What stands beside the board.</summary>
public enum RoomPane
{
    Posts = 1,
    People,
}

/// <summary>A session's room as somebody enters it.</summary>
public sealed class RoomPage
{
    public const int PageSize = 100;

    public required Guid SessionId { get; init; }

    public required string SessionTitle { get; init; }

    public required Guid ClassId { get; init; }

    public required string ClassName { get; init; }

    public required string Lecturer { get; init; }

    public required RoomSeat Seat { get; init; }

    /// <summary>Seconds between two posts of one person; 0 for none.</summary>
    public required int PaceSeconds { get; init; }

    public required bool HoldsPosts { get; init; }

    public required DateTimeOffset? OpenedAt { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The last line that this page may hold: what came later is asked for.</summary>
    public required long LastSequence { get; init; }

    public required long PostCount { get; init; }

    public required ShownPart? Shown { get; init; }

    public RoomPane Pane { get; set; } = RoomPane.Posts;

    /// <summary>The trainees of the class, where they are asked for.</summary>
    public IReadOnlyList<RoomPerson>? People { get; set; }

    public List<RoomPart> Parts { get; } = [];

    public List<Hand> Hands { get; } = [];

    public IReadOnlyList<RoomThread> Threads { get; private set; } = [];

    /// <summary>Where the page before this one ends; null when there is none.</summary>
    public long? Earlier { get; private set; }

    /// <summary>The page shows the end of the talk, where new posts come in.</summary>
    public required bool IsLatest { get; init; }

    /// <summary>A picture that was just put into the box, as it is written there.</summary>
    public string? Picture { get; set; }

    /// <summary>The last line that they had before their eyes; null for whoever is here for the first time.</summary>
    public long? ReadTo { get; init; }

    /// <summary>The first post on this page that is new to them.</summary>
    public long? FirstNew => ReadTo is { } to
        ? Threads.SelectMany(thread => thread.Answers.Prepend(thread.Post))
            .FirstOrDefault(post => post.Sequence > to && post.ActorId != Seat.PersonId && post.Gone is null)?.Sequence
        : null;

    public PostForm Form { get; set; } = new();

    public string Home { get; set; } = "";

    public bool IsOpen => OpenedAt is not null && ClosedAt is null;

    public string Path => $"{Home}/sessions/{SessionId}/room";

    public bool MyHandIsUp => Hands.Exists(hand => hand.PersonId == Seat.PersonId);

    public RoomNews? Answered => Form.ReplyTo is { } id ? Threads.FirstOrDefault(thread => thread.Post.Id == id)?.Post : null;

    /// <param name="posts">In order, one more than a page when there are earlier ones.</param>
    public void Fill(List<RoomNews> posts)
    {
        if (posts.Count > PageSize)
        {
            posts.RemoveAt(0);
            Earlier = posts[0].Sequence;
        }

        posts = [.. posts.Select(post => post.For(Seat)).Where(post => post.Kind != RoomNews.Nothing)];
        var here = posts.Select(post => post.Sequence).ToHashSet();
        var answers = posts.Where(post => post.ReplyTo is { } to && here.Contains(to)).ToLookup(post => post.ReplyTo!.Value);
        Threads = [.. posts.Where(post => post.ReplyTo is not { } to || !here.Contains(to)).Select(post => new RoomThread(post, [.. answers[post.Sequence]]))];
    }
}

public sealed class PostForm
{
    /// <summary>Given with the page, so that a form sent twice is one post.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    [Display(Name = "Discussions.Write")]
    public string? Text { get; set; }

    public Guid? ReplyTo { get; set; }

    /// <summary>The post that is written anew; null for a new one.</summary>
    public Guid? Edited { get; set; }
}
