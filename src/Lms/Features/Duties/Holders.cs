using Lms.Data;
using Lms.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Duties;

internal static class Holders
{
    /// <summary>Null for somebody the centre does not know.</summary>
    public static Task<string?> NameOf(this LmsDbContext db, Guid centreId, Guid personId, CancellationToken stop) => db.Memberships
        .Where(member => member.CentreId == centreId && member.PersonId == personId)
        .Join(db.People, member => member.PersonId, person => person.Id, (_, person) => (string?)person.FullName)
        .SingleOrDefaultAsync(stop);

    /// <summary>Tracked; null when the centre has no such duty.</summary>
    public static Task<DutyAssignment?> Duty(this LmsDbContext db, Guid centreId, Guid id, CancellationToken stop) =>
        db.DutyAssignments.SingleOrDefaultAsync(duty => duty.CentreId == centreId && duty.Id == id, stop);

    /// <summary>Every duty of a person at the centre, tracked.</summary>
    public static Task<List<DutyAssignment>> DutiesOf(this LmsDbContext db, Guid centreId, Guid personId, CancellationToken stop) =>
        db.DutyAssignments.Where(duty => duty.CentreId == centreId && duty.PersonId == personId).ToListAsync(stop);
}
