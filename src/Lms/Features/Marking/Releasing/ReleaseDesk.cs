using Lms.Data;
using Lms.Data.Marking;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Records;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Releasing;

/// <summary>
/// Consents to a release, and the release itself once they are complete and their moment has come. The caller holds the sitting,
/// saves and commits.
/// </summary>
public sealed class ReleaseDesk(LmsDbContext db, SittingRelease release, Texts text, TimeProvider clock)
{
    public async Task<ReleaseConsents> Consents(ExamSitting sitting, CancellationToken stop) => new(
        await db.ReleaseConsents.Where(consent => consent.CentreId == sitting.CentreId && consent.ExamSittingId == sitting.Id).ToListAsync(stop),
        (await db.PoliciesOf(sitting, stop)).ReleaseConsents);

    /// <param name="site">Where the system is reached: for the letters.</param>
    /// <returns>Whether that released it.</returns>
    public async Task<bool> Consent(ExamSitting sitting, Guid actor, DateTimeOffset? notBefore, string site, CancellationToken stop)
    {
        var (now, before) = (clock.GetUtcNow(), await Consents(sitting, stop));
        var unsettled = await db.UnsettledScriptsOf(sitting).CountAsync(stop);
        var given = before.Give(sitting, actor, unsettled, notBefore, site, now);
        db.ReleaseConsents.Add(given);
        db.Record(sitting.CentreId, actor, "ExamSitting.ReleaseConsented", sitting.Id, now, $"{given.NotBefore:u}");
        return await ReleaseIfDue(sitting, new ReleaseConsents([.. before.Standing, given], before.Needed), stop);
    }

    /// <summary>By itself, at the moment that was agreed on: in the name of whoever agreed last.</summary>
    public async Task<bool> ReleaseIfDue(ExamSitting sitting, ReleaseConsents consents, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (sitting.ReleasedAt is not null || !consents.IsDue(now))
        {
            return false;
        }

        var last = consents.Standing[^1];
        await release.Release(sitting, last.PersonId, now, stop);
        db.Record(sitting.CentreId, last.PersonId, "ExamSitting.Released", sitting.Id, now, consents.NotBefore is { } moment ? $"{moment:u}" : "");
        await Tell(sitting, last.Site, now, stop);
        return true;
    }

    /// <summary>A letter to each who has a result and an address: that it is there, never what it is.</summary>
    private async Task Tell(ExamSitting sitting, string site, DateTimeOffset now, CancellationToken stop)
    {
        var withResult = db.ChangeTracker.Entries<Result>().Select(entry => entry.Entity.PersonId).ToList();
        var centre = await db.Centres.Where(centre => centre.Id == sitting.CentreId).Select(centre => new { centre.Name, centre.Slug }).SingleAsync(stop);
        var people = await db.People.Where(person => withResult.Contains(person.Id) && person.Email != null)
            .Select(person => new { person.FullName, person.Email })
            .ToListAsync(stop);
        var link = $"{site}/c/{centre.Slug}/results/{sitting.Id}";
        db.Outbox.AddRange(people.Select(person => new OutboxMail(
            person.Email!,
            text.InVietnamese("Marking.MailSubject", sitting.Title),
            text.InVietnamese("Marking.MailBody", person.FullName, sitting.Title, link, centre.Name),
            now)));
    }
}
