using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Web;

namespace Lms.Features.Lessons.Writing;

/// <summary>What puts files into a part, whichever way they came.</summary>
public abstract class PartFilesController(LmsDbContext db, PlanPages pages, TimeProvider clock) : PlanController(db, pages)
{
    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Its bytes are in the store, or will be before the caller's transaction ends.</summary>
    protected async Task Take(LessonPlan plan, LessonPart part, Upload upload, string caption, CancellationToken stop)
    {
        var file = upload.ToFile(CentreId, Me.PersonId, Now);
        part.Attach(file.Id, upload.Format.Kind, caption);
        Db.Files.Add(file);
        await Save(plan, stop);
    }
}
