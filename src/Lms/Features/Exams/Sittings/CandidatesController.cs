using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Sittings;

/// <summary>Adds a trainee of another class, or one enrolled late, to a sitting's list.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/sittings/{sittingId:guid}/candidates")]
public sealed class CandidatesController(LmsDbContext db, SittingPages pages, TimeProvider clock) : SittingChangesController(db, pages)
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sittingId, string? code, CancellationToken stop)
    {
        await using var change = await Db.HoldSitting(CentreId, sittingId, stop);
        if (await Sitting(sittingId, stop) is not { } sitting)
        {
            return NotFound();
        }

        if (await Trainee(code ?? "", stop) is not { } trainee)
        {
            Refuse("code", "Exams.NobodyWithCode", Person.NormalizeCode(code ?? ""));
        }
        else if (Obeys(() => sitting.Admit(trainee), "code"))
        {
            Db.Record(CentreId, Me.PersonId, "ExamSitting.Admitted", sittingId, clock.GetUtcNow(), $"{trainee}");
            await Db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
            return Done("Exams.Admitted", Path("sittings", sittingId));
        }

        return await Draw(sittingId, PersonPick.Nobody(SittingPage.Appointees), stop);
    }

    private Task<Guid?> Trainee(string code, CancellationToken stop)
    {
        code = Person.NormalizeCode(code);
        return Db.Memberships
            .Where(member => member.CentreId == CentreId && member.Roles.Any(grant => grant.Role == Role.Trainee))
            .Join(Db.People, member => member.PersonId, person => person.Id, (_, person) => person)
            .Where(person => person.Code == code)
            .Select(person => (Guid?)person.Id)
            .SingleOrDefaultAsync(stop);
    }
}
