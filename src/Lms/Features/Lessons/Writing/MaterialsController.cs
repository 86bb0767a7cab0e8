using Lms.Access;
using Lms.Data;
using Lms.Data.Uploading;
using Lms.Domain;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Writing;

/// <summary>Files of a lesson part: pictures, documents and films, told by their bytes.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/materials")]
public sealed class MaterialsController(
    LmsDbContext db, PlanPages pages, Uploads uploads, CentreSpace space, FileStore files, Texts text, TimeProvider clock)
    : PartFilesController(db, pages, clock)
{
    /// <summary>What is the file's fault, or its caption's, by the first word.</summary>
    private static readonly string[] Refusals = ["Upload.", "Office.", "Pdf.", "Material."];

    [HttpPost, StreamedForm, IgnoreAntiforgeryToken] // The token is in the form that is read here.
    public Task<IActionResult> Create(Guid id, Guid partId, CancellationToken stop) =>
        WithPart(id, partId, EditLessonPlan.Policy, async (plan, part) =>
        {
            plan.RequireEditable();
            try
            {
                return await Received(stop) is { } upload ? await Attach(id, partId, upload, stop) : BadRequest();
            }
            catch (RuleBrokenException broken) when (Array.Exists(Refusals, word => broken.Key.StartsWith(word, StringComparison.Ordinal)))
            {
                ModelState.AddModelError("File", text.Of(broken));
                return await Refused(plan, part, stop);
            }
        }, stop);

    [HttpPost("{materialId:guid}/removals")]
    public Task<IActionResult> Remove(Guid id, Guid partId, Guid materialId, CancellationToken stop) =>
        WithPart(id, partId, EditLessonPlan.Policy, async (plan, part) =>
        {
            plan.RequireEditable();
            if (part.Materials.FirstOrDefault(material => material.Id == materialId) is not { } material)
            {
                return NotFound();
            }

            if (material.Kind == MaterialKind.Picture && StoredPictures.In(part, Me.Centre.Slug).Contains(material.FileId))
            {
                ModelState.AddModelError("Files", text["Lessons.PictureInText"]);
                return await Refused(plan, part, stop);
            }

            part.Detach(materialId);
            await Save(plan, stop);
            return Done("Lessons.FileRemoved", PartPath(id, partId));
        }, stop);

    private async Task<Upload?> Received(CancellationToken stop)
    {
        await RequireSpace(stop);
        var upload = await uploads.Receive(HttpContext, stop);
        if (upload is not null)
        {
            await using var content = await files.Open(upload.Sha256, stop);
            await RequireHarmless(content, upload.Name, upload.Format, stop);
        }

        return upload;
    }

    // By the length of the whole form, which is a little more than the file's.
    private async Task RequireSpace(CancellationToken stop)
    {
        try
        {
            await space.Require(Me.Centre, Request.ContentLength ?? 0, stop);
        }
        catch (RuleBrokenException)
        {
            await Uploads.PassOver(Request.Body, stop);
            throw;
        }
    }

    // A long film takes minutes, in which the author writes on or submits: the plan is looked at anew.
    private Task<IActionResult> Attach(Guid id, Guid partId, Upload upload, CancellationToken stop)
    {
        Db.ChangeTracker.Clear();
        return WithPart(id, partId, EditLessonPlan.Policy, async (plan, part) =>
        {
            plan.RequireEditable();
            await Take(plan, part, upload, upload.Fields.GetValueOrDefault("Caption", ""), stop);
            return Done("Lessons.FileAdded", PartPath(id, partId));
        }, stop);
    }

    private async Task<IActionResult> Refused(LessonPlan plan, LessonPart part, CancellationToken stop)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Part", new PartPage(plan, part, PartForm.Of(part), await Pages.Materials(part.Id, stop), await Pages.PeriodMinutes(stop)));
    }

    private string PartPath(Guid id, Guid partId) => PlanPath(id, "parts", partId, "edit") + "#files";
}
