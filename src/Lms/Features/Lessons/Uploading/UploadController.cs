using System.Globalization;
using Lms.Access;
using Lms.Data;
using Lms.Data.Uploading;
using Lms.Domain;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Features.Lessons.Writing;
using Lms.Web;
using Lms.Web.Tus;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Uploading;

/// <summary>What the controllers around one upload share: it is its sender's alone, and there only while the part may be written.</summary>
public abstract class UploadController(LmsDbContext db, PlanPages pages, UploadBytes bytes, TimeProvider clock)
    : PartFilesController(db, pages, clock)
{
    /// <summary>404 to strangers, 410 when it waited too long.</summary>
    protected async Task<IActionResult> WithUpload(Guid id, Func<ResumableUpload, Task<IActionResult>> act, CancellationToken stop) =>
        await Db.ResumableUploads.SingleOrDefaultAsync(one => one.CentreId == CentreId && one.Id == id && one.PersonId == Me.PersonId, stop) is not { } upload ? NotFound()
        : upload.HasExpired(Now) ? StatusCode(StatusCodes.Status410Gone)
        : await act(upload);

    /// <summary>The same with its bytes in hand; 423 while another request has them.</summary>
    protected Task<IActionResult> WithBytes(Guid id, Func<ResumableUpload, HeldBytes, Task<IActionResult>> act, CancellationToken stop) =>
        WithUpload(id, async upload =>
        {
            await using var held = bytes.Hold(upload.Id);
            if (held is null)
            {
                return StatusCode(StatusCodes.Status423Locked);
            }

            // Who had them before may have ended it.
            await Db.Entry(upload).ReloadAsync(stop);
            return Db.Entry(upload).State == EntityState.Detached ? NotFound() : await act(upload, held);
        }, stop);

    /// <summary>The part that a file is for; asked anew whenever something is to be done.</summary>
    protected async Task<IActionResult> WithEditable(Guid partId, Func<LessonPlan, LessonPart, Task<IActionResult>> act, CancellationToken stop)
    {
        var plan = await Db.LessonParts.Where(part => part.CentreId == CentreId && part.Id == partId)
            .Select(part => part.LessonPlanId).SingleOrDefaultAsync(stop);
        return await WithPart(plan, partId, EditLessonPlan.Policy, (plan, part) =>
        {
            plan.RequireEditable();
            return act(plan, part);
        }, stop);
    }

    protected IActionResult Refused(int status, RuleBrokenException broken) =>
        new ObjectResult(new { rule = broken.Key, reason = Text.Of(broken) }) { StatusCode = status };

    protected async Task Forget(ResumableUpload upload, HeldBytes held)
    {
        await Db.ResumableUploads.Where(one => one.CentreId == CentreId && one.Id == upload.Id).ExecuteDeleteAsync(CancellationToken.None);
        held.Remove();
    }

    protected void Tell(ResumableUpload upload, long onDisk)
    {
        Response.Headers["Upload-Offset"] = upload.Offset(onDisk).ToString(CultureInfo.InvariantCulture);
        TellExpiry(upload);
    }

    protected void TellExpiry(ResumableUpload upload) => Response.Headers["Upload-Expires"] = upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
}
