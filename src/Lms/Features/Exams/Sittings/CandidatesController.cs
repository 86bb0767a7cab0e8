using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Sittings;

/// <summary>Adds a trainee of another class, or one enrolled late, to a sitting's list.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/sittings/{sittingId:guid}/candidates")]
public sealed class CandidatesController(LmsDbContext db, SittingPages pages, Texts text, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sittingId, string? code, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(CentreId, sittingId, stop);
        var sitting = await db.Sittings.AsSplitQuery()
            .Include(known => known.Candidates).Include(known => known.Appointments)
            .SingleOrDefaultAsync(known => known.CentreId == CentreId && known.Id == sittingId, stop);
        if (sitting is null)
        {
            return NotFound();
        }

        if (await Trainee(code ?? "", stop) is not { } trainee)
        {
            ModelState.AddModelError("code", text["Exams.NobodyWithCode", Person.NormalizeCode(code ?? "")]);
        }
        else if (Obeys(() => sitting.Admit(trainee), "code"))
        {
            db.Record(CentreId, Me.PersonId, "ExamSitting.Admitted", sittingId, clock.GetUtcNow(), $"{trainee}");
            await db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
            return Done("Exams.Admitted", Path("sittings", sittingId));
        }

        return View("~/Features/Exams/Sittings/Views/Sittings/Show.cshtml", await pages.Read(Me, sittingId, 1, stop));
    }

    private Task<Guid?> Trainee(string code, CancellationToken stop)
    {
        code = Person.NormalizeCode(code);
        return db.Memberships
            .Where(member => member.CentreId == CentreId && member.Roles.Any(grant => grant.Role == Role.Trainee))
            .Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person)
            .Where(person => person.Code == code)
            .Select(person => (Guid?)person.Id)
            .SingleOrDefaultAsync(stop);
    }
}
