using Lms.Data;
using Lms.Domain.Lessons;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web;

public static class PlayerTexts
{
    /// <summary>The same, with what is said in the film and how it is divided. One statement.</summary>
    /// <param name="path">The material's.</param>
    public static async Task<PlayerSource> WithTexts(
        this PlayerSource source, LmsDbContext db, Guid centreId, string path, Texts text, CancellationToken stop)
    {
        var found = await db.Materials.AsNoTracking().Include(material => material.Tracks.OrderBy(track => track.Language))
            .SingleAsync(material => material.CentreId == centreId && material.Id == source.MaterialId, stop);
        return source with
        {
            Captions = [.. found.Tracks.Select(track => new PlayerCaptions(
                $"{path}/captions/{track.Id}", Code(track.Language), track.Name(text)))],
            Chapters = Chapters.Read(found.Chapters),
        };
    }

    /// <summary>What the language of captions is called.</summary>
    public static string Name(this CaptionTrack track, Texts text) => track.Label.Length > 0 ? track.Label : text.Of(track.Language);

    private static string Code(CaptionLanguage language) => language switch
    {
        CaptionLanguage.Vietnamese => "vi",
        CaptionLanguage.English => "en",
        _ => "und",
    };
}
