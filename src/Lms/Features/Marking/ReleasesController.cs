using Lms.Access;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Records;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking;

/// <summary>Opens the masks of a marked sitting and tells the trainees that there is a result.</summary>
[Route("c/{centre}/sittings/{id:guid}/releases")]
public sealed class ReleasesController(LmsDbContext db, SittingRelease release, Texts text, TimeProvider clock) : MarkingPagesController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop)
    {
        var sitting = await db.SittingKnownTo(Me, id, stop);
        return sitting is null || !await May(ReleaseSitting.Policy, sitting) ? Refused(sitting) : View(await Page(sitting, stop));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(CentreId, id, stop);
        var sitting = await db.SittingKnownTo(Me, id, stop);
        if (sitting is null || !await May(ReleaseSitting.Policy, sitting))
        {
            return Refused(sitting);
        }

        var now = clock.GetUtcNow();
        await release.Release(sitting, Me.PersonId, now, stop);
        db.Record(CentreId, Me.PersonId, "ExamSitting.Released", sitting.Id, now);
        await Tell(sitting, now, stop);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Marking.ReleasedSitting", Path("sittings", id, await May(OverseeMarking.Policy, sitting) ? "marking" : "results"));
    }

    private async Task<ReleasePage> Page(ExamSitting sitting, CancellationToken stop) => new(
        sitting, await db.ScriptsOf(sitting).CountAsync(stop), await db.UnsettledScriptsOf(sitting).CountAsync(stop));

    /// <summary>A letter to each who has a result and an address: that it is there, never what it is.</summary>
    private async Task Tell(ExamSitting sitting, DateTimeOffset now, CancellationToken stop)
    {
        var withResult = db.ChangeTracker.Entries<Result>().Select(entry => entry.Entity.PersonId).ToList();
        var people = await db.People.Where(person => withResult.Contains(person.Id) && person.Email != null)
            .Select(person => new { person.FullName, person.Email })
            .ToListAsync(stop);
        var link = $"{Request.Scheme}://{Request.Host}{Path("results", sitting.Id)}";
        db.Outbox.AddRange(people.Select(person => new OutboxMail(
            person.Email!,
            text.InVietnamese("Marking.MailSubject", sitting.Title),
            text.InVietnamese("Marking.MailBody", person.FullName, sitting.Title, link, Me.Centre.Name),
            now)));
    }
}

public sealed record ReleasePage(ExamSitting Sitting, int Scripts, int Unsettled);
