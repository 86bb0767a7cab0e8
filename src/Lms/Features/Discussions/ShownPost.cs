using Lms.Data.Discussions;
using Lms.Domain.Discussions;

namespace Lms.Features.Discussions;

/// <summary>A post as it stands on somebody's page.</summary>
public sealed record ShownPost(RoomNews Post, RoomPage Page)
{
    /// <summary>The post that it answers is on an earlier page.</summary>
    public bool AnswersAbsent => Post.ReplyTo is { } to && Page.Threads.All(thread => thread.Post.Sequence != to);

    /// <summary>For the script to fill.</summary>
    public static ShownPost Blank(RoomPage page, bool answer) => new(
        new RoomNews(
            0, Guid.Empty, nameof(RoomEventKind.Post), Guid.Empty, "-", false, DateTimeOffset.UnixEpoch, "", answer ? 0 : null, "-", null, null, null),
        page);
}

/// <summary>A raised hand as it stands on somebody's page.</summary>
public sealed record ShownHand(Hand Hand, RoomPage Page)
{
    public static ShownHand Blank(RoomPage page) => new(new Hand(Guid.Empty, "-", DateTimeOffset.UnixEpoch), page);
}
