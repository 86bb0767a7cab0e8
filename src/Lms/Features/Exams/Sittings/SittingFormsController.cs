using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Sittings;

/// <summary>Opens a sitting by a form: its paper is fixed and its rules are pinned in the same change.</summary>
public abstract class SittingFormsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    protected LmsDbContext Db => db;

    protected DateTimeOffset Now => clock.GetUtcNow();

    protected void RequireAhead(SittingForm form)
    {
        if (form.Closes <= Now)
        {
            Refuse(nameof(form.Closes), "Exams.ClosesInThePast");
        }
    }

    /// <summary>The form's paper, its questions held until the commit; null in another centre.</summary>
    protected async Task<ExamPaper?> Paper(SittingForm form, CancellationToken stop)
    {
        await db.HoldQuestionsOf(CentreId, form.PaperId!.Value, stop);
        return await db.Papers.AsSplitQuery().WithSchemes().InCentre(CentreId, form.PaperId.Value, stop);
    }

    protected bool IsKnown(object? found, string field)
    {
        if (found is null)
        {
            Refuse(field, "Shared.ValueInvalid");
        }

        return found is not null;
    }

    protected bool Fixes(SittingForm form, ExamPaper paper, PolicyBook policies, DateTimeOffset now) =>
        Obeys(() => paper.Fit(policies, Me.PersonId, now), nameof(form.PaperId));

    /// <summary>False when a rule that was read before was withdrawn before this could pin it.</summary>
    protected async Task<bool> Store(ExamSitting sitting, PolicyBook policies, string act, DateTimeOffset now, CancellationToken stop, string detail = "")
    {
        db.Sittings.Add(sitting);
        db.Pin(sitting, policies);
        db.Record(CentreId, Me.PersonId, act, sitting.Id, now, detail);
        if (await db.SaveUnlessOverlapping(stop))
        {
            return true;
        }

        Refuse("", "Exams.RuleWithdrawn");
        return false;
    }

    protected async Task<IActionResult> Draw(SittingForm form, CancellationToken stop)
    {
        await form.Prepare(db, CentreId, stop);
        return View("New", form);
    }
}
