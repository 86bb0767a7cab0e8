using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Bank;

/// <summary>Lecturers, office and leaders read the bank; trainees never, not even one who lectures elsewhere.</summary>
public abstract class BankPagesController(LmsDbContext db, TimeProvider clock) : CentreController
{
    protected LmsDbContext Db => db;

    protected TimeProvider Clock => clock;

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (Me.Is(Role.Trainee) && !Me.IsAnyOf(SittingScopes.Overseers))
        {
            context.Result = Forbid();
        }
    }

    /// <summary>With its versions; null in another centre.</summary>
    protected Task<BankQuestion?> Find(Guid id, CancellationToken stop) => db.BankQuestions.AsSplitQuery()
        .Include(question => question.Versions).ThenInclude(version => version.Variants)
        .Include(question => question.Versions).ThenInclude(version => version.Scheme)
        .InCentre(CentreId, id, stop);

    /// <summary>404 in another centre, 403 while it lies under seal; null when it may be read.</summary>
    protected async Task<IActionResult?> Refusal(BankQuestion? question, CancellationToken stop) =>
        question is null ? NotFound()
        : await db.HeldBack(CentreId, clock.GetUtcNow()).ContainsAsync(question.Id, stop) ? HeldBack()
        : null;

    /// <summary>The same for whoever would change it, and 403 for those who may not.</summary>
    protected async Task<IActionResult?> RefusalToEdit(BankQuestion? question, CancellationToken stop) =>
        question is not null && !await May(EditBankQuestion.Policy, question) ? Forbid() : await Refusal(question, stop);

    /// <summary>Says no more than that the question lies under seal.</summary>
    private ViewResult HeldBack()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("_HeldBack");
    }
}
