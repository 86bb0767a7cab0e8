using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Exporting;

/// <summary>
/// Pictures of a plan, for a document that holds them. Only those that hang on its parts: a text that names another file is
/// no key to it. Bounded, since all of them are in memory together; what is beyond is named in the document instead.
/// </summary>
public sealed class PlanPictures(LmsDbContext db, FileStore files)
{
    public const int Most = 200;
    public const long LongestTogether = 60_000_000;

    public async Task<IReadOnlyDictionary<Guid, byte[]>> Of(Guid centreId, PlanPage page, CancellationToken stop)
    {
        var wanted = page.Parts.SelectMany(part => part.Materials).Where(material => material.Kind == MaterialKind.Picture)
            .Select(material => material.FileId).Distinct().Take(Most).ToList();
        var stored = (await db.Files.AsNoTracking().Where(file => file.CentreId == centreId && wanted.Contains(file.Id))
            .Select(file => new { file.Id, file.Sha256, file.Length }).ToListAsync(stop)).ToDictionary(file => file.Id);
        var (read, left) = (new Dictionary<Guid, byte[]>(), LongestTogether);
        foreach (var file in wanted.Where(stored.ContainsKey).Select(id => stored[id]))
        {
            if (file.Length <= left && await files.Fetch(file.Sha256, stop))
            {
                left -= file.Length;
                await using var content = await files.Open(file.Sha256, stop);
                var bytes = new byte[file.Length];
                await content.ReadExactlyAsync(bytes, stop);
                read[file.Id] = bytes;
            }
        }

        return read;
    }
}
