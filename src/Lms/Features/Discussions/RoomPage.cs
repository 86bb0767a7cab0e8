using System.ComponentModel.DataAnnotations;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Features.Discussions.Board;
using Lms.Features.Discussions.Groups;
using Lms.Features.Discussions.Polls;
using Lms.Features.Discussions.Questions;

namespace Lms.Features.Discussions;

/// <param name="Speaks">Has the floor.</param>
public sealed record Hand(Guid PersonId, string Name, DateTimeOffset At, bool Speaks = false);

/// <summary>A post with its answers, as far as they are on this page.</summary>
public sealed record RoomThread(RoomNews Post, IReadOnlyList<RoomNews> Answers);

public sealed record RoomPerson(Guid PersonId, string Name, bool IsMuted);

/// <summary>What stands beside the board.</summary>
public enum RoomPane
{
    Posts = 1,
    People,
    Groups,
    Questions,
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

    /// <summary>How often the class was split into small groups; 0 for never.</summary>
    public required int GroupsRound { get; init; }

    public required DateTimeOffset? OpenedAt { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The last line that this page may hold: what came later is asked for.</summary>
    public required long LastSequence { get; init; }

    public required long PostCount { get; init; }

    /// <summary>Questions that everyone reads and nobody has answered.</summary>
    public required long OpenQuestions { get; init; }

    /// <summary>Trainees may ask without being named to each other.</summary>
    public required bool AllowsAnonymousQuestions { get; init; }

    /// <summary>The question wall, where it is asked for.</summary>
    public QuestionWall? Wall { get; set; }

    public RoomPane Pane { get; set; } = RoomPane.Posts;

    /// <summary>The trainees of the class, where they are asked for.</summary>
    public IReadOnlyList<RoomPerson>? People { get; set; }

    /// <summary>The small groups, where they are asked for.</summary>
    public GroupsPage? Groups { get; set; }

    public required RoomBoard Board { get; init; }

    /// <summary>The lecturer is told that their lesson plan cites what holds no more.</summary>
    public required bool IsOutdated { get; init; }

    public List<Hand> Hands { get; } = [];

    public IReadOnlyList<SeenPoll> Polls { get; set; } = [];

    public IReadOnlyList<PlannedPoll> PlannedPolls { get; set; } = [];

    public RoomPolls RoomPolls => new(Seat, IsOpen, Path, Polls, PlannedPolls);

    public IReadOnlyList<RoomThread> Threads { get; private set; } = [];

    /// <summary>Where the page before this one ends; null when there is none.</summary>
    public long? Earlier { get; private set; }

    /// <summary>The page shows the end of the talk, where new posts come in.</summary>
    public required bool IsLatest { get; init; }

    /// <summary>Where the class meets in the centre's own meeting system.</summary>
    public string? MeetingUrl { get; init; }

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

    /// <summary>The centre's.</summary>
    public required string Home { get; init; }

    public bool IsOpen => OpenedAt is not null && ClosedAt is null;

    public string Path => $"{Home}/sessions/{SessionId}/room";

    /// <summary>My place among those who wait, from 1; 0 when I do not wait.</summary>
    public int MyPlace => Hands.Where(hand => !hand.Speaks).ToList().FindIndex(hand => hand.PersonId == Seat.PersonId) + 1;

    public bool ISpeak => Hands.Exists(hand => hand.Speaks && hand.PersonId == Seat.PersonId);

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
