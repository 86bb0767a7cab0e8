using Lms.Access;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Sittings;

/// <summary>Who invigilates, masks and marks at a sitting. Given and taken back until the scripts are made.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/sittings/{sittingId:guid}/appointments")]
public sealed class AppointmentsController(LmsDbContext db, PersonPicker picker, SittingPages pages, TimeProvider clock)
    : SittingChangesController(db, pages)
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sittingId, PersonChoice choice, AppointmentKind kind, CancellationToken stop)
    {
        var pick = await picker.Pick(CentreId, choice, SittingPage.Appointees, stop);
        if (pick.Trouble is { } trouble)
        {
            Refuse(nameof(choice.Typed), trouble, pick.Matches.Count);
        }

        return await Change(
            sittingId, pick.Chosen, kind, "ExamSitting.Appointed", "Exams.Appointed",
            sitting => sitting.Appoint(pick.Chosen!.Value, kind, Me.PersonId, clock.GetUtcNow()), pick, stop);
    }

    [HttpPost("removals")]
    public Task<IActionResult> Delete(Guid sittingId, Guid person, AppointmentKind kind, CancellationToken stop) => Change(
        sittingId, person, kind, "ExamSitting.Dismissed", "Exams.Dismissed",
        sitting => sitting.Dismiss(person, kind), PersonPick.Nobody(SittingPage.Appointees), stop);

    private async Task<IActionResult> Change(
        Guid sittingId, Guid? person, AppointmentKind kind, string act, string notice, Action<ExamSitting> rule, PersonPick pick, CancellationToken stop)
    {
        await using var change = await Db.HoldSitting(CentreId, sittingId, stop);
        if (await Sitting(sittingId, stop) is not { } sitting || (person is { } named && !await IsMember(named, stop)))
        {
            return NotFound();
        }

        if (!ModelState.IsValid || !Enum.IsDefined(kind) || !Obeys(() => rule(sitting), "kind"))
        {
            return await Draw(sittingId, pick, stop);
        }

        Db.Record(CentreId, Me.PersonId, act, sittingId, clock.GetUtcNow(), $"{kind} {person}");
        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done(notice, Path("sittings", sittingId));
    }

    private Task<bool> IsMember(Guid person, CancellationToken stop) =>
        Db.Memberships.AnyAsync(member => member.CentreId == CentreId && member.PersonId == person, stop);
}
