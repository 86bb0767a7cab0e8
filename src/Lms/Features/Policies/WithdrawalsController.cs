using System.ComponentModel.DataAnnotations;
using Lms.Access;
using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Lms.Features.Policies;

/// <summary>Takes back a rule before its first day. It stays in the list, with who took it back, when and why.</summary>
[Allow(Role.Director, Role.Administrator)]
[Route("c/{centre}/policies/{id:guid}/withdrawals")]
public sealed class WithdrawalsController(LmsDbContext db, WithdrawalDesk desk) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop) =>
        await desk.Find(CentreId, id, stop) is not { } found ? NotFound()
        : found.Row.Span.Standing == PolicyStanding.ToCome ? View("New", new WithdrawalForm { Withdrawal = found })
        : LocalRedirect(Path("policies", id));

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, WithdrawalForm form, CancellationToken stop)
    {
        await using (var change = await db.HoldPolicies(CentreId, stop))
        {
            await db.HoldPolicyRecord(CentreId, id, stop);
            if (await desk.Find(CentreId, id, stop) is not { } found)
            {
                return NotFound();
            }

            form.Withdrawal = found;
            if (ModelState.IsValid && await Withdraw(id, form, stop))
            {
                await change.CommitAsync(stop);
                return Done("Policies.Withdrawn", Path("policies", id));
            }
        }

        return View("New", form);
    }

    private async Task<bool> Withdraw(Guid id, WithdrawalForm form, CancellationToken stop)
    {
        var reached = await desk.Reached(CentreId, id, stop);
        if (!Obeys(() => desk.Withdraw(reached, form.Reason!, Me.PersonId), WithdrawalForm.FieldOfRule))
        {
            return false;
        }

        await db.SaveChangesAsync(stop);
        return true;
    }
}

public sealed class WithdrawalForm
{
    [Display(Name = "Policies.WithdrawalReason"), Required, StringLength(PolicyTimeline.BasisLength), DataType(DataType.MultilineText)]
    public string? Reason { get; set; }

    [BindNever, ValidateNever]
    public Withdrawal Withdrawal { get; set; } = null!;

    public static string FieldOfRule(string rule) => rule == "PolicyRecord.ReasonRequired" ? nameof(Reason) : "";
}
