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

    protected Task<bool> IsHeldBack(Guid id, CancellationToken stop) => db.HeldBack(CentreId, clock.GetUtcNow()).ContainsAsync(id, stop);

    /// <summary>Says no more than that the question lies under seal.</summary>
    protected ViewResult HeldBack()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("_HeldBack");
    }
}
