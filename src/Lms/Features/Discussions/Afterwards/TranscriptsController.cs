using Lms.Data.Discussions;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Afterwards;

/// <summary>What was said in a session, to be read again by all who may be in its room, also while it goes on.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/transcript")]
public sealed class TranscriptsController(TranscriptReading reading) : RoomController
{
    /// <param name="sessionId">The room's session.</param>
    /// <param name="page">From 1.</param>
    [HttpGet]
    public async Task<IActionResult> Show(Guid sessionId, int? page, CancellationToken stop)
    {
        if (await reading.Head(Visitor, sessionId, ToldKind.Kinds, stop) is not { } head)
        {
            return NotFound();
        }

        var number = Math.Clamp(page ?? 1, 1, Math.Max(1, (head.Lines + TranscriptPage.Size - 1) / TranscriptPage.Size));
        var lines = await reading.Lines(Visitor, head, ToldKind.Kinds, (number - 1L) * TranscriptPage.Size, TranscriptPage.Size, stop).ToListAsync(stop);
        return View(new TranscriptPage(head, ToldLine.InPlace(lines), number));
    }
}
