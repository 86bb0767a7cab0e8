using Lms.Access;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Conduct;

/// <summary>What every act at a sitting shares: who may, the held rows, the log, and the page again where a rule is broken.</summary>
public abstract class ConductController(ConductDesk desk, BoardPages pages, TimeProvider clock) : CentreController
{
    protected ConductDesk Desk => desk;

    protected BoardPages Pages => pages;

    protected DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>404 for strangers, 403 for those at the sitting without the right; null when they may.</summary>
    protected async Task<IActionResult?> Refusal(Guid sittingId, CancellationToken stop) =>
        await desk.Find(Me, sittingId, stop) is not { } sitting ? NotFound() : await May(ConductSitting.Policy, sitting) ? null : Forbid();

    /// <param name="number">The candidate whose page the form stood on; null for the board.</param>
    /// <param name="rule">Does it, and returns the row that tells of it.</param>
    protected async Task<IActionResult> Act(
        Guid sittingId, int? number, string act, string notice, Func<HeldSitting, Task<object?>> rule, CancellationToken stop)
    {
        if (await Refusal(sittingId, stop) is { } refusal)
        {
            return refusal;
        }

        if (ModelState.IsValid && await Holds(sittingId, act, rule, stop))
        {
            return Done(notice, number is { } one ? Path("sittings", sittingId, "board", one) : Path("sittings", sittingId, "board"));
        }

        return number is { } shown ? await Candidate(sittingId, shown, stop) : await Board(sittingId, stop);
    }

    protected async Task<IActionResult> Board(Guid sittingId, CancellationToken stop) =>
        View("~/Features/Conduct/Views/Board.cshtml", await pages.Board(Me, sittingId, standing: null, stop));

    protected async Task<IActionResult> Candidate(Guid sittingId, int number, CancellationToken stop) =>
        await pages.Candidate(Me, sittingId, number, stop) is { } page ? View("~/Features/Conduct/Views/Candidate.cshtml", page) : NotFound();

    protected ConductAct Because(string reason) => new(Me.PersonId, Now, reason);

    private async Task<bool> Holds(Guid sittingId, string act, Func<HeldSitting, Task<object?>> rule, CancellationToken stop)
    {
        var held = await desk.Hold(CentreId, sittingId, stop);
        await using var change = held.Change;
        try
        {
            var made = await rule(held);
            await desk.Close(held, made, new ConductNote(Me.PersonId, Now, act, Detail(made)), stop);
            return true;
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", Text.Of(broken));
            return false;
        }
    }

    // Why an accommodation was recorded is the office's to know: the log says only for whom.
    private static string Detail(object? made) => made switch
    {
        TimeExtension given => $"{given.PersonId?.ToString() ?? "all"} +{given.Minutes}: {given.Reason}",
        SittingPause pause => pause.Reason,
        CloseChange moved => $"{moved.Before:u} > {moved.After:u}: {moved.Reason}",
        Announcement said => said.Text,
        Incident { WithdrawnAt: null } incident => $"{incident.PersonId} {incident.Kind} {incident.Percent}%: {incident.Account}",
        Incident withdrawn => $"{withdrawn.PersonId} {withdrawn.Kind}: {withdrawn.WithdrawalReason}",
        Accommodation accommodation => $"{accommodation.PersonId}",
        _ => "",
    };
}
