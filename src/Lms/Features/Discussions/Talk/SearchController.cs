using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Talk;

/// <summary>Posts of a room by their words, each with the way to its place.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/search")]
public sealed class SearchController(RoomDesk desk, RoomSearch search) : RoomController
{
    private const int LastPage = 1000;

    [HttpGet]
    public async Task<IActionResult> Index(Guid sessionId, string? q, int page, CancellationToken stop)
    {
        if (await desk.Seat(Visitor, sessionId, stop) is not { } seat)
        {
            return NotFound();
        }

        page = Math.Clamp(page, 1, LastPage);
        var (posts, total) = await search.Find(CentreId, sessionId, seat, q ?? "", page, stop);
        return View("Search", new SearchPage(Path("sessions", sessionId, "room"), seat, q ?? "", page, posts, total));
    }
}

/// <param name="Room">The room's path.</param>
public sealed record SearchPage(string Room, RoomSeat Seat, string Words, int Page, IReadOnlyList<RoomNews> Posts, int Total)
{
    /// <summary>Posts that a page of the room shows before its end: the one looked for stands in its midst.</summary>
    private const int Around = 50;

    public string PlaceOf(RoomNews post) => $"{Room}?before={post.Sequence + Around}#post-{post.Sequence}";
}
