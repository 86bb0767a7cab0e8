using Lms.Domain;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Data.Uploading;

/// <summary>What the files of a centre hold, against what they may.</summary>
public sealed class CentreSpace(LmsDbContext db, IOptions<UploadLimits> limits, TimeProvider clock)
{
    /// <param name="length">Bytes that are to come.</param>
    /// <exception cref="RuleBrokenException">They would be more than the centre may hold.</exception>
    public async Task Require(CurrentCentre centre, long length, CancellationToken stop)
    {
        var (held, quota) = (await Held(centre.Id, stop), limits.Value.QuotaOf(centre.Slug));
        if (held + length > quota)
        {
            throw new RuleBrokenException("Upload.CentreFull", FileSize.Show(quota), FileSize.Show(held), FileSize.Show(length));
        }
    }

    /// <summary>The same bytes once, and what is on its way as if it had come.</summary>
    private async Task<long> Held(Guid centreId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var stored = await db.Files.Where(file => file.CentreId == centreId)
            .Select(file => new { file.Sha256, file.Length }).Distinct().SumAsync(file => file.Length, stop);
        var coming = await db.ResumableUploads
            .Where(upload => upload.CentreId == centreId && upload.FinishedAt == null && upload.ExpiresAt > now)
            .SumAsync(upload => upload.Length, stop);
        return stored + coming;
    }
}
