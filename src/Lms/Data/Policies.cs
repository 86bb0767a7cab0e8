using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data;

public static class Policies
{
    /// <summary>The rules of a centre that are in force on a day.</summary>
    public static async Task<PolicyBook> PoliciesOn(this LmsDbContext db, Guid centreId, DateOnly day, CancellationToken stop) =>
        PolicyBook.At(day, await db.PolicyRecords.Where(record => record.CentreId == centreId).ToListAsync(stop));

    /// <summary>The rules that a sitting pinned when it was made.</summary>
    public static Task<PolicyBook> PoliciesOf(this LmsDbContext db, ExamSitting sitting, CancellationToken stop) =>
        db.PoliciesOf(sitting.CentreId, sitting.Id, stop);

    public static async Task<PolicyBook> PoliciesOf(this LmsDbContext db, Guid centreId, Guid sittingId, CancellationToken stop) =>
        new(await db.SittingPolicies
            .Where(pin => pin.CentreId == centreId && pin.ExamSittingId == sittingId)
            .Join(
                db.PolicyRecords,
                pin => new { pin.CentreId, Id = pin.PolicyRecordId },
                record => new { record.CentreId, record.Id },
                (_, record) => record)
            .ToListAsync(stop));

    public static void Pin(this LmsDbContext db, ExamSitting sitting, PolicyBook policies) =>
        db.SittingPolicies.AddRange(policies.Records.Select(record => new SittingPolicy(sitting, record.Id)));
}
