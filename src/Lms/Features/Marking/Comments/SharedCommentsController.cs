using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Comments;

/// <summary>The ready comments that all markers of a sitting are given; its head of marking and the office write them.</summary>
[Route("c/{centre}/sittings/{id:guid}/comments")]
public sealed class SharedCommentsController(LmsDbContext db, CommentBank bank, TimeProvider clock) : CommentShelfController(db, bank, clock)
{
    [HttpGet]
    public Task<IActionResult> Index(Guid id, string? find, CancellationToken stop) =>
        On(id, (shelf, _) => Page(shelf, find, new CommentForm(), stop), stop);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, CommentForm form, CancellationToken stop) => On(
        id, (shelf, sitting) => Add(shelf, form, held => BankComment.Shared(sitting, form.Shorthand ?? "", form.Words!, held), stop), stop);

    [HttpGet("{commentId:guid}/edit")]
    public Task<IActionResult> Edit(Guid id, Guid commentId, CancellationToken stop) => On(id, (shelf, _) => Edit(shelf, commentId, stop), stop);

    [HttpPost("{commentId:guid}/edit")]
    public Task<IActionResult> Update(Guid id, Guid commentId, CommentForm form, CancellationToken stop) =>
        On(id, (shelf, _) => Change(shelf, commentId, form, stop), stop);

    [HttpPost("{commentId:guid}/removal")]
    public Task<IActionResult> Remove(Guid id, Guid commentId, CancellationToken stop) => On(id, (shelf, _) => Remove(shelf, commentId, stop), stop);

    private async Task<IActionResult> On(Guid id, Func<CommentShelf, ExamSitting, Task<IActionResult>> answer, CancellationToken stop)
    {
        var sitting = await Db.SittingKnownTo(Me, id, stop);
        return sitting is null ? NotFound()
            : !await May(ShareComments.Policy, sitting) ? Forbid()
            : await answer(new CommentShelf(sitting.Id, sitting.Title, Path("sittings", id, "comments")), sitting);
    }
}
