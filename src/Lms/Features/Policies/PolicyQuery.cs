using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Policies;

/// <summary>Gathers what the pages of rules show: the records with their setters in one statement, the sittings in another.</summary>
public sealed class PolicyQuery(LmsDbContext db, TimeProvider clock)
{
    private const int LastPage = 100_000;

    public Task<List<PolicyLine>> All(Guid centreId, CancellationToken stop) =>
        Lines(db.PolicyRecords.Where(record => record.CentreId == centreId)).ToListAsync(stop);

    /// <summary>Null when the centre has no such record.</summary>
    public async Task<PolicyPage?> Find(Guid centreId, Guid id, int page, CancellationToken stop)
    {
        var ofKey = db.PolicyRecords.Where(record => record.CentreId == centreId
            && db.PolicyRecords.Any(asked => asked.CentreId == centreId && asked.Id == id && asked.Key == record.Key));
        var history = PolicyRow.Of(await Lines(ofKey).ToListAsync(stop), clock.Today());
        if (history.FirstOrDefault(row => row.Record.Id == id) is not { } row)
        {
            return null;
        }

        page = Math.Clamp(page, 1, LastPage);
        var pinned = await db.Keeping(centreId, [id])
            .OrderByDescending(sitting => sitting.Opens).ThenBy(sitting => sitting.Id)
            .Skip((page - 1) * PolicyPage.Size).Take(PolicyPage.Size)
            .ToListAsync(stop);
        return new PolicyPage(row, history, pinned, page, clock.GetUtcNow());
    }

    private IQueryable<PolicyLine> Lines(IQueryable<PolicyRecord> records) => records.AsNoTracking().Select(record => new PolicyLine(
        record,
        db.People.Where(person => person.Id == record.SetBy).Select(person => person.FullName).FirstOrDefault(),
        db.People.Where(person => person.Id == record.WithdrawnBy).Select(person => person.FullName).FirstOrDefault(),
        db.SittingPolicies.Count(pin => pin.CentreId == record.CentreId && pin.PolicyRecordId == record.Id)));
}
