using Lms.Data.Discussions;
using Lms.Web.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Lms.Features.Discussions.Afterwards;

/// <summary>The transcript as a document: for the lecturer, the office and the leaders.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/transcript/papers")]
public sealed class TranscriptPapersController(TranscriptReading reading, TranscriptPaper paper) : RoomController
{
    /// <summary>Written to its end before any of it is sent: the slowest line holds no connection to the database.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid sessionId, CancellationToken stop)
    {
        if (await reading.Head(Visitor, sessionId, ToldKind.Kinds, stop) is not { } head)
        {
            return NotFound();
        }

        if (!head.Seat.TakesTranscripts)
        {
            return Forbid();
        }

        var file = new FileBufferingWriteStream();
        Response.RegisterForDisposeAsync(file);
        await paper.Write(file, Me.Centre.Name, head, reading.Lines(Visitor, head, ToldKind.Kinds, skip: 0, most: null, stop), stop);
        return new BufferedFile(file, PartyDocument.Docx, "ban-ghi-buoi-hoc.docx");
    }
}
