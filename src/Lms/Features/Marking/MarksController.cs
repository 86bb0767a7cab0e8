using System.Globalization;
using Lms.Data;
using Lms.Domain;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking;

/// <summary>
/// One change of a sheet at a time, for the page with script. Each names the state of the sheet it was made on
/// (If-Match); when another window came first the answer is 412 with what stands there now.
/// </summary>
[JsonAnswer]
[Route("c/{centre}/mark-sheets/{id:guid}")]
public sealed class MarksController(LmsDbContext db, MarkersDesk desk, TimeProvider clock) : CentreController
{
    [HttpPut("marks/{itemId:guid}")]
    public Task<IActionResult> Mark(Guid id, Guid itemId, [FromBody] GivenMark? given, CancellationToken stop) =>
        Change(id, "MarkSheet.Marked", (hand, now) =>
        {
            if (hand.Item(itemId) is not { } item)
            {
                return false;
            }

            hand.Sheet.Mark(item, given?.Value ?? throw new RuleBrokenException("MarkSheet.ValueNotUnderstood"), hand.Step, now);
            return true;
        }, stop);

    [HttpPost("remarks")]
    public Task<IActionResult> Say(Guid id, [FromBody] GivenRemark? given, CancellationToken stop) =>
        Change(id, "MarkSheet.Remarked", (hand, now) =>
        {
            var quote = CleanText.Of(given?.Quote ?? "");
            hand.Sheet.Say(hand.Answer(given?.Number), given?.Start ?? -1, quote, CleanText.Of(given?.Text ?? ""), now);
            return true;
        }, stop);

    [HttpDelete("remarks/{remarkId:guid}")]
    public Task<IActionResult> TakeBack(Guid id, Guid remarkId, CancellationToken stop) =>
        Change(id, "MarkSheet.RemarkTakenBack", (hand, now) =>
        {
            hand.Sheet.TakeBack(remarkId, now);
            return true;
        }, stop);

    [HttpPut("conclusion")]
    public Task<IActionResult> Conclude(Guid id, [FromBody] GivenRemark? given, CancellationToken stop) =>
        Change(id, "MarkSheet.Concluded", (hand, now) =>
        {
            hand.Sheet.Conclude(CleanText.Of(given?.Text ?? ""), now);
            return true;
        }, stop);

    private async Task<IActionResult> Change(
        Guid id, string act, Func<SheetInHand, DateTimeOffset, bool> change, CancellationToken stop)
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

        await hand.Save(db, Me.PersonId, act, now, stop);
        return Ok(SheetState.Of(hand));
    }
}

public sealed record GivenMark(decimal? Value);

public sealed record GivenRemark(int? Number, int? Start, string? Quote, string? Text);

/// <summary>A sheet as the server has it, for the page to show.</summary>
public sealed record SheetState(
    long Sequence, string SavedAt, bool Locked, decimal Total, int Left, IReadOnlyDictionary<Guid, decimal> Marks)
{
    public static SheetState Of(SheetInHand hand) => new(
        hand.Sheet.Sequence,
        hand.Sheet.SavedAt is { } at ? SchoolTime.Show(at, "seconds") : "",
        hand.Sheet.LockedAt is not null,
        hand.Sheet.Total,
        hand.Left,
        hand.Sheet.Marks.ToDictionary(mark => mark.SchemeItemId, mark => mark.Value));
}
