using Lms.Data.Discussions;
using Lms.Domain.Discussions;

namespace Lms.Features.Discussions.Talk;

/// <summary>A post as it stands on somebody's page, with what they may do with it.</summary>
/// <param name="IsBlank">For the script to fill: it offers all that this reader may ever do.</param>
public sealed record ShownPost(RoomNews Post, RoomPage Page, bool IsBlank = false)
{
    public static IReadOnlyList<(PostReaction Reaction, string Words)> Reactions { get; } =
    [
        (PostReaction.Agreed, "Discussions.Agreed"),
        (PostReaction.Unclear, "Discussions.Unclear"),
        (PostReaction.Thanked, "Discussions.Thanked"),
    ];

    /// <summary>The post that it answers is on an earlier page.</summary>
    public bool AnswersAbsent => Post.ReplyTo is { } to && Page.Threads.All(thread => thread.Post.Sequence != to);

    public bool MayAnswer => Speaks && Post.ReplyTo is null && IsPublic;

    public bool NamesReader => Post.Mentions.Contains(Page.Seat.PersonId);

    public bool MayReact => Speaks && !Page.Seat.IsMuted && IsPublic && Post.ActorId != Page.Seat.PersonId;

    public bool MayQuote => Speaks && IsPublic;

    /// <summary>There is something behind the button for what is done now and then.</summary>
    public bool HasMore => MayReact || MayQuote || MayEdit || MayHide;

    public bool MayEdit => Speaks && Post.ActorId == Page.Seat.PersonId && Post.Gone is null;

    public bool MayApprove => Page.Seat.Leads && Post is { IsHeld: true, Gone: null };

    public bool MayHide => Page.Seat.Leads && Post.ActorId != Page.Seat.PersonId && Post.Gone is null;

    public bool MayRestore => Page.Seat.Leads && Post.Gone is PostGone.Hidden;

    private bool Speaks => Page.Seat.Speaks && Page.IsOpen;

    private bool IsPublic => Post is { IsHeld: false, Gone: null };

    public static ShownPost Blank(RoomPage page, bool answer) => new(
        new RoomNews(
            0, Guid.Empty, nameof(RoomEventKind.Post), Guid.Empty, "-", false, DateTimeOffset.UnixEpoch, "", answer ? 0 : null, "-", null, null, null),
        page,
        IsBlank: true);

    /// <summary>Drawn for whoever may; and for the script, which shows it when it comes to that.</summary>
    public bool Offers(bool may, bool ever) => may || (IsBlank && ever);
}
