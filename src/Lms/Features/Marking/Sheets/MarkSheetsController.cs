using Lms.Data;
using Lms.Data.Marking;
using Lms.Features.Marking.Comments;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Sheets;

/// <summary>A marker's sheets. To everybody else, whatever their role, there are none.</summary>
[Route("c/{centre}/mark-sheets/{id:guid}")]
public sealed class MarkSheetsController(LmsDbContext db, MarkersDesk desk, CommentBank bank, ScriptReconciliation scripts, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) =>
        await desk.Page(id, stop) is { } page ? View(page) : NotFound();

    /// <summary>The whole sheet at once, from a browser without script.</summary>
    [HttpPost]
    public async Task<IActionResult> Update(Guid id, MarkForm form, CancellationToken stop)
    {
        await using var hand = await desk.Take(id, stop);
        if (hand is null)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        await WriteOut(form, hand, stop);
        if (!ModelState.IsValid || !Obeys(() => hand.Fill(form, now)))
        {
            return await Again(id, form, stop);
        }

        await hand.Save(db, Me.PersonId, "MarkSheet.Marked", now, stop);
        return Done("Marking.SavedSheet", Path("mark-sheets", id));
    }

    /// <summary>Xong bài này: from here on the sheet does not change any more.</summary>
    [HttpPost("locks")]
    public async Task<IActionResult> Lock(Guid id, MarkForm form, CancellationToken stop)
    {
        await using var hand = await desk.Take(id, stop);
        if (hand is null)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        await WriteOut(form, hand, stop);
        if (!ModelState.IsValid || !Obeys(() => Finish(hand, form, now)))
        {
            return await Again(id, form, stop);
        }

        await hand.SaveLock(db, scripts, Me.PersonId, now, stop);
        var next = await desk.NextOpen(hand.Script, stop);
        return Done("Marking.LockedSheet", next is null ? Path("marking") : Path("mark-sheets", next));
    }

    /// <summary>"/abc" stands for a ready comment here too, where no script writes it out.</summary>
    private async Task WriteOut(MarkForm form, SheetInHand hand, CancellationToken stop)
    {
        var (words, used) = await bank.WriteOut(form.Words, hand.Script.ExamSittingId, stop);
        var (conclusion, more) = await bank.WriteOut(form.Conclusion, hand.Script.ExamSittingId, stop);
        (form.Words, form.Conclusion) = (words, conclusion);
        await bank.Count([.. used, .. more], hand.Script.ExamSittingId, stop);
    }

    private static void Finish(SheetInHand hand, MarkForm form, DateTimeOffset now)
    {
        hand.Fill(form, now);
        hand.Sheet.Lock(hand.Items, now);
    }

    /// <summary>The page with what is stored, and with what was typed where that is not.</summary>
    private async Task<IActionResult> Again(Guid id, MarkForm typed, CancellationToken stop)
    {
        var page = (await desk.Page(id, stop))!;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        typed.Sequence = page.Form.Sequence;
        ModelState.Remove(nameof(typed.Sequence));
        return View("Show", page.Typed(typed));
    }
}
