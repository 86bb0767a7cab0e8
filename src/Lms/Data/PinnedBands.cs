using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data;

/// <summary>The classification bands that sittings pinned: a result is named by the rule it was made by.</summary>
public sealed class PinnedBands(IReadOnlyDictionary<Guid, IReadOnlyList<ClassificationBand>> bySitting)
{
    public static async Task<PinnedBands> Of(LmsDbContext db, Guid centreId, IReadOnlyCollection<Guid> sittings, CancellationToken stop)
    {
        var pinned = await db.SittingPolicies
            .Where(pin => pin.CentreId == centreId && sittings.Contains(pin.ExamSittingId))
            .Join(
                db.PolicyRecords.Where(record => record.Key == PolicyKey.ClassificationBands),
                pin => new { pin.CentreId, Id = pin.PolicyRecordId },
                record => new { record.CentreId, record.Id },
                (pin, record) => new { pin.ExamSittingId, Record = record })
            .ToListAsync(stop);
        return new PinnedBands(pinned.ToDictionary(pin => pin.ExamSittingId, pin => new PolicyBook([pin.Record]).ClassificationBands));
    }

    /// <summary>Of one sitting, all of whose rules are read already.</summary>
    public static PinnedBands Of(Guid sittingId, PolicyBook policies) =>
        new(new Dictionary<Guid, IReadOnlyList<ClassificationBand>> { [sittingId] = policies.ClassificationBands });

    public IReadOnlyList<ClassificationBand> For(Guid sittingId) => bySitting.GetValueOrDefault(sittingId) ?? [];

    public string NameOf(Guid sittingId, string code) => For(sittingId).FirstOrDefault(band => band.Code == code) is { } band ? NameOf(band) : code;

    public static string NameOf(ClassificationBand band) =>
        Preferences.IsEnglish ? band.En : band.Vi;
}
