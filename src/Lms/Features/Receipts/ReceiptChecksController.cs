using System.ComponentModel.DataAnnotations;
using Lms.Data;
using Lms.Data.Receipts;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Receipts;

public sealed class ReceiptCheckForm
{
    /// <summary>The receipt's file, or what was copied from it.</summary>
    [Required(ErrorMessage = "Receipts.TextRequired")]
    [StringLength(20_000, ErrorMessage = "Receipts.TextTooLong")]
    public string Text { get; set; } = "";
}

/// <summary>What came of checking one.</summary>
/// <param name="Centre">Null when the receipt is not in the book, or not genuine.</param>
/// <param name="Stands">Whether the centre still holds just what it says; null when nothing is held to compare.</param>
public sealed record ReceiptCheck(bool IsGenuine, string Statement, string? Centre, string? Sitting, DateTimeOffset? MadeAt, bool? Stands)
{
    public static readonly ReceiptCheck Forged = new(false, "", null, null, null, null);
}

/// <summary>
/// Checks a receipt for anybody, signed in or not: by the address in its QR code, or by its file. Says what was signed and
/// for which sitting; never whose it is, what was written or how it was marked.
/// </summary>
[AllowAnonymous]
[Route("receipts")]
public sealed class ReceiptChecksController(LmsDbContext db, ReceiptBook book, Texts text) : Controller
{
    [HttpGet]
    public IActionResult New() => View(new ReceiptCheckForm());

    [HttpGet("{centre}/{id:guid}")]
    public async Task<IActionResult> Show(string centre, Guid id, string? s, CancellationToken stop)
    {
        var centreId = await db.Centres.Where(one => one.Slug == centre).Select(one => one.Id).SingleOrDefaultAsync(stop);
        var receipt = await db.Receipts.AsNoTracking().SingleOrDefaultAsync(one => one.CentreId == centreId && one.Id == id, stop);
        var check = receipt is not null && ReceiptFile.BytesOf(s) is { } signature
            ? await Check(new ReceiptFile(receipt.Statement, receipt.KeyId, signature), stop)
            : ReceiptCheck.Forged;
        return View(check);
    }

    [HttpPost]
    public async Task<IActionResult> Create(ReceiptCheckForm form, CancellationToken stop)
    {
        if (ModelState.IsValid && ReceiptFile.Read(form.Text) is { } file)
        {
            return View("Show", await Check(file, stop));
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Text), text["Receipts.NotAReceipt"]);
        }

        return View("New", form);
    }

    private async Task<ReceiptCheck> Check(ReceiptFile file, CancellationToken stop)
    {
        if (!await book.IsGenuine(file.Statement, file.KeyId, file.Signature, stop))
        {
            return ReceiptCheck.Forged;
        }

        // Signed by us, and yet not in the book: a backup older than the receipt was restored.
        var (centreId, attemptId) = (file.IdOf("centre"), file.IdOf("attempt"));
        var receipt = await db.Receipts.AsNoTracking().FirstOrDefaultAsync(
            one => one.CentreId == centreId && one.AttemptId == attemptId && one.Statement == file.Statement, stop);
        return receipt is null ? new ReceiptCheck(true, file.Statement, null, null, null, null) : await Held(receipt, stop);
    }

    private async Task<ReceiptCheck> Held(Receipt receipt, CancellationToken stop)
    {
        var of = await (
            from attempt in db.Attempts
            join sitting in db.Sittings on new { attempt.CentreId, Id = attempt.ExamSittingId } equals new { sitting.CentreId, sitting.Id }
            join centre in db.Centres on attempt.CentreId equals centre.Id
            where attempt.CentreId == receipt.CentreId && attempt.Id == receipt.AttemptId
            select new { sitting.Title, centre.Name }).SingleAsync(stop);
        return new ReceiptCheck(true, receipt.Statement, of.Name, of.Title, receipt.MadeAt, await book.Stands(receipt, stop));
    }
}
