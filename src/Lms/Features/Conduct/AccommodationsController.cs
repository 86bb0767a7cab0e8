using Lms.Access;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Conduct;

/// <summary>More time for reasons of a candidate's own: the office records it, before the day.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/sittings/{sittingId:guid}/accommodations")]
public sealed class AccommodationsController(ConductDesk desk, BoardPages pages, TimeProvider clock) : ConductController(desk, pages, clock)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sittingId, AccommodationForm accommodate, CancellationToken stop) => Act(
        sittingId, accommodate.Number, "ExamSitting.Accommodated", "Conduct.Accommodated", held => Record(held, accommodate, stop), stop);

    [HttpPost("withdrawals")]
    public Task<IActionResult> Withdraw(Guid sittingId, int number, CancellationToken stop) => Act(
        sittingId, number, "ExamSitting.AccommodationWithdrawn", "Conduct.AccommodationWithdrawn", held => TakeBack(held, number, stop), stop);

    private async Task<object?> Record(HeldSitting held, AccommodationForm form, CancellationToken stop)
    {
        var person = held.Numbered(form.Number).PersonId;
        var standing = await Desk.AccommodationOf(held.Sitting, person, stop);
        return held.Sitting.Accommodate(person, form.Percent, form.Minutes, standing, IsBeforeTheDay(held.Sitting), Because(form.Reason));
    }

    private async Task<object?> TakeBack(HeldSitting held, int number, CancellationToken stop)
    {
        var standing = await Desk.AccommodationOf(held.Sitting, held.Numbered(number).PersonId, stop)
            ?? throw new Domain.RuleBrokenException("Accommodation.None");
        held.Sitting.WithdrawAccommodation(standing, IsBeforeTheDay(held.Sitting), Me.PersonId, Now);
        return standing;
    }

    private bool IsBeforeTheDay(ExamSitting sitting) => SchoolTime.Day(Now) < SchoolTime.Day(sitting.Opens);
}
