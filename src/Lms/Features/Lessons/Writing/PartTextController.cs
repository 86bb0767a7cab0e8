using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Lessons;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Writing;

/// <summary>What saving a part's text shares, by a form or by the page that saves itself.</summary>
public abstract class PartTextController(LmsDbContext db, PlanPages pages) : PlanController(db, pages)
{
    /// <summary>
    /// Pictures in the text that come from elsewhere become this part's too: whoever may read the part may then see them.
    /// Only those that the author may see; a text that names a file is no key to it.
    /// </summary>
    protected async Task TakeInPictures(LessonPart part, CancellationToken stop)
    {
        var foreign = StoredPictures.In(part, Me.Centre.Slug).Except(part.Materials.Select(material => material.FileId)).ToList();
        if (foreign.Count == 0)
        {
            return;
        }

        var readable = await Db.Files.ReadableBy(Me, Db)
            .Where(file => foreign.Contains(file.Id) && file.ContentType.StartsWith("image/")).Select(file => file.Id).ToListAsync(stop);
        readable.ForEach(file => part.Attach(file, MaterialKind.Picture, ""));
    }
}
