using Lms.Data;
using Lms.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Sheets;

[Route("c/{centre}/mark-sheets/{id:guid}/marks")]
public sealed class MarksController(LmsDbContext db, MarkersDesk desk, TimeProvider clock) : SheetChangesController(db, desk, clock)
{
    [HttpPut("{itemId:guid}")]
    public Task<IActionResult> Update(Guid id, Guid itemId, [FromBody] GivenMark? given, CancellationToken stop) =>
        Change(id, "MarkSheet.Marked", (hand, now) =>
        {
            if (hand.Item(itemId) is not { } item)
            {
                return false;
            }

            hand.Mark(item, given?.Value ?? throw new RuleBrokenException("MarkSheet.ValueNotUnderstood"), now);
            return true;
        }, stop);
}

public sealed record GivenMark(decimal? Value);
