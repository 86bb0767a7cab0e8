using Lms.Data;
using Lms.Domain;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Web;
using Lms.Web.Documents;
using Lms.Web.Documents.Reading;

namespace Lms.Features.Lessons.Writing;

/// <summary>What puts files into a part, whichever way they came.</summary>
public abstract class PartFilesController(LmsDbContext db, PlanPages pages, TimeProvider clock) : PlanController(db, pages)
{
    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A document is opened by those who read the plan, and by LibreOffice.</summary>
    /// <param name="content">From its first byte.</param>
    /// <exception cref="RuleBrokenException">It is locked, broken or harmful.</exception>
    protected static async Task RequireHarmless(FileStream content, string name, FileFormat format, CancellationToken stop)
    {
        SentDocument.RequireHarmless(content, name);
        if (format.Kind == MaterialKind.Document)
        {
            await PdfText.RequireReadable(content, name, stop);
        }
    }

    /// <summary>Its bytes are in the store, or will be before the caller's transaction ends.</summary>
    protected async Task Take(LessonPlan plan, LessonPart part, Upload upload, string caption, CancellationToken stop)
    {
        var file = upload.ToFile(CentreId, Me.PersonId, Now);
        part.Attach(file.Id, upload.Format.Kind, caption);
        Db.Files.Add(file);
        await Save(plan, stop);
    }
}
