using Lms.Domain.Exams;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Conduct;

/// <summary>Breaches of the rules of the exam, and their withdrawal while the sitting is not sealed.</summary>
[Route("c/{centre}/sittings/{sittingId:guid}/incidents")]
public sealed class IncidentsController(ConductDesk desk, BoardPages pages, TimeProvider clock) : ConductController(desk, pages, clock)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sittingId, IncidentForm incident, CancellationToken stop) => Act(
        sittingId, incident.Number, "ExamSitting.IncidentRecorded", "Conduct.IncidentRecorded", held => Record(held, incident, stop), stop);

    [HttpPost("{id:guid}/withdrawals")]
    public async Task<IActionResult> Withdraw(Guid sittingId, Guid id, int number, WithdrawalForm withdrawal, CancellationToken stop) => await Act(
        sittingId, number, "ExamSitting.IncidentWithdrawn", "Conduct.IncidentWithdrawn", held => Withdraw(held, id, withdrawal, stop), stop);

    private async Task<object?> Record(HeldSitting held, IncidentForm form, CancellationToken stop)
    {
        var person = held.Numbered(form.Number).PersonId;
        return held.Sitting.RecordIncident(
            person, form.Kind!.Value, await Desk.IncidentsOf(held.Sitting, person, stop), await Desk.Rules(held.Sitting, stop),
            held.AttemptOf(person), Because(form.Account));
    }

    private async Task<object?> Withdraw(HeldSitting held, Guid id, WithdrawalForm form, CancellationToken stop)
    {
        var incident = await Desk.Incident(held.Sitting, id, stop) ?? throw new Domain.RuleBrokenException("Incident.Unknown");
        held.Sitting.WithdrawIncident(
            incident, held.AttemptOf(incident.PersonId), await Desk.PausesOf(held.Sitting, stop), Because(form.Reason));
        return incident;
    }
}
