using System.ComponentModel.DataAnnotations;
using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.DutyCorrections;

/// <summary>
/// Trainees propose corrections of their own duties, and of nobody else's. Others have no part in it: the form names the
/// centre's units, and a marker is to find no unit of a candidate anywhere.
/// </summary>
[Allow(Role.Trainee)]
[Route("c/{centre}/duty-corrections")]
public sealed class ProposalsController(LmsDbContext db, DutyDesk desk, TimeProvider clock) : CentreController
{
    /// <param name="of">The duty that is wrong. Named unlike any field, or its words would stand as that field's.</param>
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? of, CancellationToken stop)
    {
        var (found, about) = await Own(of, stop);
        if (!found)
        {
            return NotFound();
        }

        var form = new ProposalForm { DutyId = about?.Id, From = about is null ? clock.Today() : null, IsPrimary = about?.IsPrimary ?? true };
        if (about is not null)
        {
            form.Write(about.Terms);
        }

        return await Form(form, about, stop);
    }

    [HttpPost]
    public async Task<IActionResult> Create(ProposalForm form, CancellationToken stop)
    {
        var (found, about) = await Own(form.DutyId, stop);
        if (!found)
        {
            return NotFound();
        }

        if (await Made(form, about, stop) is not { } correction)
        {
            return await Form(form, about, stop);
        }

        // Two tabs at once come here one after the other.
        await using var change = await db.HoldMember(CentreId, Me.PersonId, stop);
        if (await db.DutyCorrections.AnyAsync(
            one => one.CentreId == CentreId && one.PersonId == Me.PersonId && one.DutyId == form.DutyId && one.State == CorrectionState.Proposed, stop))
        {
            Refuse("", "Duties.ProposalWaits");
            return await Form(form, about, stop);
        }

        db.DutyCorrections.Add(correction);
        db.Record(CentreId, Me.PersonId, "Person.CorrectionProposed", Me.PersonId, clock.GetUtcNow(), correction.Position);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Duties.Proposed", Path("profile"));
    }

    private async Task<DutyCorrection?> Made(ProposalForm form, DutyAssignment? about, CancellationToken stop)
    {
        var kind = about is null ? CorrectionKind.Missing : form.Kind;
        if (kind is not { } asked)
        {
            Refuse(nameof(form.Kind), "Rules.DutyCorrection.KindUnknown");
            return null;
        }

        // What is held no longer keeps its words: only the last day is read.
        var terms = asked == CorrectionKind.Ended ? about!.Terms with { To = form.To } : await desk.Read(CentreId, form, ModelState, stop);
        DutyCorrection? made = null;
        return terms is not null && ModelState.IsValid
            && Obeys(() => made = new DutyCorrection(CentreId, Me.PersonId, asked, about, terms, form.Reason ?? "", clock.GetUtcNow()), ProposalForm.FieldOfProposal)
            ? made
            : null;
    }

    /// <summary>A duty that is not one's own, or stands no longer, is not found.</summary>
    private async Task<(bool Found, DutyAssignment? Duty)> Own(Guid? id, CancellationToken stop)
    {
        if (id is null)
        {
            return (true, null);
        }

        var duty = await db.DutyAssignments.AsNoTracking().SingleOrDefaultAsync(
            one => one.CentreId == CentreId && one.Id == id && one.PersonId == Me.PersonId && one.WithdrawnAt == null, stop);
        return (duty is not null, duty);
    }

    private async Task<IActionResult> Form(ProposalForm form, DutyAssignment? about, CancellationToken stop)
    {
        form.About = about;
        await desk.Offer(CentreId, form, stop);
        return View("New", form);
    }
}

public sealed class ProposalForm : DutyForm
{
    public Guid? DutyId { get; set; }

    [Display(Name = "Duties.WhatIsWrong"), EnumDataType(typeof(CorrectionKind))]
    public CorrectionKind? Kind { get; set; }

    [Display(Name = "Duties.Reason"), StringLength(DutyCorrection.ReasonLength), DataType(DataType.MultilineText)]
    public string? Reason { get; set; }

    [BindNever]
    public DutyAssignment? About { get; set; }

    public static string FieldOfProposal(string rule) => rule switch
    {
        "DutyCorrection.ReasonRequired" => nameof(Reason),
        "DutyCorrection.LastDayRequired" => nameof(To),
        "DutyCorrection.KindUnknown" => nameof(Kind),
        _ => FieldOf(rule),
    };
}
