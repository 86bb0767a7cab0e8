using Lms.Access;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Settling;

/// <summary>Excuses candidates from a sitting (hoãn thi), with a reason and the paper it rests on; and takes that back.</summary>
[Allow(Role.AcademicOffice, Role.Director)]
[Route("c/{centre}/sittings/{sittingId:guid}/postponements")]
public sealed class PostponementsController(LmsDbContext db, BlockedPages pages, PostponementDesk desk, TimeProvider clock) : CentreController
{
    /// <param name="sittingId">The sitting.</param>
    /// <param name="person">Who was ticked.</param>
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid sittingId, Guid[]? person, CancellationToken stop) =>
        await Refusal(sittingId, stop) ?? await Form(sittingId, person ?? [], new PostponementForm(), stop);

    [HttpPost]
    public async Task<IActionResult> Create(Guid sittingId, Guid[]? person, PostponementForm postponement, CancellationToken stop)
    {
        if (await Refusal(sittingId, stop) is { } refusal)
        {
            return refusal;
        }

        Guid[] people = [.. (person ?? []).Distinct()];
        if (people.Length == 0)
        {
            Refuse("", "Exams.NobodyTicked");
        }

        return ModelState.IsValid && await Holds(() => Postpone(sittingId, people, postponement, stop))
            ? Done("Exams.Postponed", Path("sittings", sittingId, "blocked"), people.Length)
            : await Form(sittingId, people, postponement, stop);
    }

    [HttpPost("{person:guid}/withdrawals")]
    public async Task<IActionResult> Withdraw(Guid sittingId, Guid person, string? reason, CancellationToken stop)
    {
        if (await Refusal(sittingId, stop) is { } refusal)
        {
            return refusal;
        }

        await desk.Withdraw(CentreId, sittingId, person, Because(reason ?? ""), stop);
        return Done("Exams.PostponementWithdrawn", Path("sittings", sittingId, "blocked"));
    }

    private async Task<IActionResult?> Refusal(Guid sittingId, CancellationToken stop) =>
        await pages.Find(Me, sittingId, stop) is not { } sitting ? NotFound() : await May(PostponeCandidates.Policy, sitting) ? null : Forbid();

    private Task Postpone(Guid sittingId, Guid[] people, PostponementForm form, CancellationToken stop) =>
        desk.Postpone(CentreId, sittingId, people, form.Basis, form.IsForceMajeure, Because(form.Reason), stop);

    private async Task<bool> Holds(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RuleBrokenException broken)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", Text.Of(broken));
            return false;
        }
    }

    private async Task<IActionResult> Form(Guid sittingId, Guid[] people, PostponementForm form, CancellationToken stop) =>
        View("New", await PostponementPage.Of(db, (await pages.Find(Me, sittingId, stop))!, people, form, stop));

    private ConductAct Because(string reason) => new(Me.PersonId, clock.GetUtcNow(), reason);
}
