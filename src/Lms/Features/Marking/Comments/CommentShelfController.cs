using Lms.Data;
using Lms.Domain.Marking;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Comments;

/// <summary>A bank of ready comments: looked through, added to, rewritten. What was remarked with one stays as it was written.</summary>
public abstract class CommentShelfController(LmsDbContext db, CommentBank bank, TimeProvider clock) : CentreController
{
    protected LmsDbContext Db => db;

    protected async Task<IActionResult> Page(CommentShelf shelf, string? find, CommentForm form, CancellationToken stop) =>
        View("~/Features/Marking/Comments/Views/Bank.cshtml", new CommentsPage(shelf, await bank.Of(shelf, find, stop), find, form));

    protected async Task<IActionResult> Add(CommentShelf shelf, CommentForm form, Func<int, BankComment> make, CancellationToken stop)
    {
        var held = await bank.On(shelf).CountAsync(stop);
        BankComment? made = null;
        if (ModelState.IsValid && Obeys(() => made = make(held), FieldOf)
            && await Stored(shelf, db.BankComments.Add(made!).Entity, "BankComment.Added", stop))
        {
            return Done("Marking.CommentAdded", shelf.Path);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Page(shelf, null, form, stop);
    }

    protected async Task<IActionResult> Edit(CommentShelf shelf, Guid id, CancellationToken stop) =>
        await Find(shelf, id, stop) is { } comment
            ? Edit(shelf, id, new CommentForm { Shorthand = comment.Shorthand, Words = comment.Text })
            : NotFound();

    protected async Task<IActionResult> Change(CommentShelf shelf, Guid id, CommentForm form, CancellationToken stop)
    {
        if (await Find(shelf, id, stop) is not { } comment)
        {
            return NotFound();
        }

        if (ModelState.IsValid && Obeys(() => comment.Rewrite(form.Shorthand ?? "", form.Words!), FieldOf)
            && await Stored(shelf, comment, "BankComment.Changed", stop))
        {
            return Done("Marking.CommentChanged", shelf.Path);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Edit(shelf, id, form);
    }

    protected async Task<IActionResult> Remove(CommentShelf shelf, Guid id, CancellationToken stop)
    {
        if (await Find(shelf, id, stop) is not { } comment)
        {
            return NotFound();
        }

        db.BankComments.Remove(comment);
        await Stored(shelf, comment, "BankComment.Removed", stop);
        return Done("Marking.CommentRemoved", shelf.Path);
    }

    private Task<BankComment?> Find(CommentShelf shelf, Guid id, CancellationToken stop) =>
        bank.On(shelf).SingleOrDefaultAsync(comment => comment.Id == id, stop);

    private ViewResult Edit(CommentShelf shelf, Guid id, CommentForm form) =>
        View("~/Features/Marking/Comments/Views/Edit.cshtml", new CommentPage(shelf, id, form));

    // What somebody keeps for their own use is nobody's business; what all markers of a sitting read is on record.
    private async Task<bool> Stored(CommentShelf shelf, BankComment comment, string act, CancellationToken stop)
    {
        if (shelf.IsShared)
        {
            db.Record(CentreId, Me.PersonId, act, comment.Id, clock.GetUtcNow(), comment.Text);
        }

        if (await db.SaveUnlessTaken(stop))
        {
            return true;
        }

        Refuse(nameof(CommentForm.Shorthand), "Marking.ShorthandTaken");
        return false;
    }

    private static string FieldOf(string key) => key.Contains("Shorthand", StringComparison.Ordinal) ? nameof(CommentForm.Shorthand)
        : key.Contains("Text", StringComparison.Ordinal) ? nameof(CommentForm.Words) : "";
}
