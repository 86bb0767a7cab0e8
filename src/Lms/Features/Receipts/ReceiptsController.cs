using System.Buffers.Text;
using System.Net.Mime;
using Lms.Data;
using Lms.Data.Receipts;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Receipts;

/// <param name="Address">Where anybody can check it.</param>
public sealed record ReceiptPage(Receipt Receipt, string Sitting, int Number, string Trainee, string Address, string Home)
{
    public IEnumerable<string> Lines => Receipt.Statement.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A trainee's own receipt for an attempt that is over: shown, and to take along.</summary>
[WithCode(Attempt = "attemptId")]
[Route("c/{centre}/attempts/{attemptId:guid}/receipt")]
public sealed class ReceiptsController(LmsDbContext db, ReceiptBook book, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid attemptId, CancellationToken stop)
    {
        if (await Find(attemptId, stop) is not { } attempt)
        {
            return NotFound();
        }

        return ReceiptBook.IsSettled(attempt, clock.GetUtcNow()) ? View(await Page(attempt, stop)) : View("Early", attempt);
    }

    [HttpGet("file")]
    public async Task<IActionResult> File(Guid attemptId, CancellationToken stop)
    {
        if (await Find(attemptId, stop) is not { } attempt || !ReceiptBook.IsSettled(attempt, clock.GetUtcNow()))
        {
            return NotFound();
        }

        var receipt = await book.Give(attempt, clock.GetUtcNow(), stop);
        return File(ReceiptFile.Of(receipt).Write(), MediaTypeNames.Text.Plain, $"{Me.Code}-{receipt.MadeAt.UtcDateTime:yyyyMMdd}-lms-receipt.txt");
    }

    private Task<Attempt?> Find(Guid id, CancellationToken stop) => db.Attempts.TakenBy(Me).SingleOrDefaultAsync(attempt => attempt.Id == id, stop);

    private async Task<ReceiptPage> Page(Attempt attempt, CancellationToken stop)
    {
        var receipt = await book.Give(attempt, clock.GetUtcNow(), stop);
        var sitting = await db.Sittings.AsNoTracking()
            .Where(one => one.CentreId == CentreId && one.Id == attempt.ExamSittingId)
            .Select(one => new { one.Title, one.Candidates.First(candidate => candidate.PersonId == Me.PersonId).Number })
            .SingleAsync(stop);
        var address = $"{Request.Scheme}://{Request.Host}/receipts/{Me.Centre.Slug}/{receipt.Id}?s={Base64Url.EncodeToString(receipt.Signature)}";
        return new ReceiptPage(receipt, sitting.Title, sitting.Number, Me.FullName, address, Path("attempts", attempt.Id));
    }
}
