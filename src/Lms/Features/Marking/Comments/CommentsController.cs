using Lms.Access;
using Lms.Data;
using Lms.Domain.Marking;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Comments;

/// <summary>A person's own ready comments, for every sitting they mark at this centre.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer, Role.CellOfficer, Role.Administrator)]
[Route("c/{centre}/comments")]
public sealed class CommentsController(LmsDbContext db, CommentBank bank, TimeProvider clock) : CommentShelfController(db, bank, clock)
{
    private CommentShelf Mine => new(null, null, Path("comments"));

    [HttpGet]
    public Task<IActionResult> Index(string? find, CancellationToken stop) => Page(Mine, find, new CommentForm(), stop);

    [HttpPost]
    public Task<IActionResult> Create(CommentForm form, CancellationToken stop) =>
        Add(Mine, form, held => BankComment.Own(CentreId, Me.PersonId, form.Shorthand ?? "", form.Words!, held), stop);

    [HttpGet("{id:guid}/edit")]
    public Task<IActionResult> Edit(Guid id, CancellationToken stop) => Edit(Mine, id, stop);

    [HttpPost("{id:guid}/edit")]
    public Task<IActionResult> Update(Guid id, CommentForm form, CancellationToken stop) => Change(Mine, id, form, stop);

    [HttpPost("{id:guid}/removal")]
    public Task<IActionResult> Remove(Guid id, CancellationToken stop) => Remove(Mine, id, stop);
}
