using System.Globalization;
using Lms.Access;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking;

/// <summary>Closes a sitting and makes its anonymous scripts (làm phách): shown first, done once.</summary>
[Route("c/{centre}/sittings/{id:guid}/seals")]
public sealed class SealsController(LmsDbContext db, SittingSeal seal, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop)
    {
        var sitting = await Find(id, stop);
        return sitting is null ? NotFound()
            : !await May(SealSitting.Policy, sitting) ? Forbid()
            : View(await Page(sitting, stop));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken stop)
    {
        var sitting = await Find(id, stop);
        if (sitting is null)
        {
            return NotFound();
        }

        if (!await May(SealSitting.Policy, sitting))
        {
            return Forbid();
        }

        var now = clock.GetUtcNow();
        await seal.Seal(sitting, Prose.Write, now, stop);
        var scripts = db.ChangeTracker.Entries<Domain.Marking.Script>().Count();
        db.Record(CentreId, Me.PersonId, "ExamSitting.Sealed", sitting.Id, now, scripts.ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(stop);
        return Done("Marking.SealedSitting", await May(OverseeMarking.Policy, sitting) ? Path("sittings", id, "marking") : Path("marking"));
    }

    private Task<ExamSitting?> Find(Guid id, CancellationToken stop) => db.SittingsKnownTo(Me)
        .Include(sitting => sitting.Appointments).Include(sitting => sitting.Candidates).AsSplitQuery()
        .SingleOrDefaultAsync(sitting => sitting.Id == id, stop);

    private async Task<SealPage> Page(ExamSitting sitting, CancellationToken stop)
    {
        var attempts = await db.Attempts.AsNoTracking()
            .Where(attempt => attempt.CentreId == CentreId && attempt.ExamSittingId == sitting.Id)
            .ToListAsync(stop);
        var came = attempts.Select(attempt => attempt.PersonId).ToHashSet();
        var absent = sitting.Candidates.Select(candidate => candidate.PersonId).Where(candidate => !came.Contains(candidate)).ToList();
        var markers = sitting.Appointments.Where(held => held.Kind == AppointmentKind.Marker).Select(held => held.PersonId).ToList();
        var people = await db.People.Where(person => absent.Contains(person.Id) || markers.Contains(person.Id))
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Id)
            .Select(person => new { person.Id, person.FullName })
            .ToListAsync(stop);
        var below = (await db.PoliciesOf(sitting, stop)).GeneraliseBelow;
        return SealPage.Of(
            sitting, attempts, below, clock.GetUtcNow(),
            [.. people.Where(person => absent.Contains(person.Id)).Select(person => person.FullName)],
            [.. people.Where(person => markers.Contains(person.Id)).Select(person => person.FullName)]);
    }
}
