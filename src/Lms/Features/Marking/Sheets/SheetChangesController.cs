using System.Globalization;
using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Sheets;

/// <summary>
/// One change of a sheet at a time, for the page with script. Each names the state of the sheet it was made on
/// (If-Match); when another window came first the answer is 412 with what stands there now.
/// </summary>
[JsonAnswer]
public abstract class SheetChangesController(LmsDbContext db, MarkersDesk desk, TimeProvider clock) : CentreController
{
    /// <param name="change">False: what it is about does not exist.</param>
    /// <param name="alongside">What is stored with it, in the same transaction.</param>
    protected async Task<IActionResult> Change(
        Guid id, string act, Func<SheetInHand, DateTimeOffset, bool> change, CancellationToken stop, Func<SheetInHand, Task>? alongside = null)
    {
        await using var hand = await desk.Take(id, stop);
        if (hand is null)
        {
            return NotFound();
        }

        if (!long.TryParse(Request.Headers.IfMatch.ToString().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }

        if (hand.Sheet.Sequence != sequence)
        {
            return new ObjectResult(SheetState.Of(hand)) { StatusCode = StatusCodes.Status412PreconditionFailed };
        }

        var now = clock.GetUtcNow();
        if (!change(hand, now))
        {
            return NotFound();
        }

        // Nothing was new: sent twice, or typed and taken back.
        if (hand.Sheet.Sequence != sequence)
        {
            await (alongside?.Invoke(hand) ?? Task.CompletedTask);
            await hand.Save(db, Me.PersonId, act, now, stop);
        }

        return Ok(SheetState.Of(hand));
    }

    protected Task<IActionResult> Change(Guid id, string act, Action<SheetInHand, DateTimeOffset> change, CancellationToken stop, Func<SheetInHand, Task>? alongside = null) =>
        Change(id, act, (hand, now) =>
        {
            change(hand, now);
            return true;
        }, stop, alongside);
}
