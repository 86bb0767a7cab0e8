using System.ComponentModel.DataAnnotations;
using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Importing;

/// <summary>
/// What somebody pastes into a part becomes Markdown, for the page with script to insert. The part stays as it is: its
/// pictures are the writer's alone until the text that shows them is saved.
/// </summary>
[Allow(Role.Lecturer), JsonAnswer]
[Route("c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/pastes")]
public sealed class PastesController(LmsDbContext db, PlanPages pages, PasteReading reading) : PlanController(db, pages)
{
    /// <summary>Bytes, with the pictures.</summary>
    public const int LongestPaste = 40_000_000;

    [HttpPost]
    [RequestSizeLimit(LongestPaste), RequestFormLimits(MultipartBodyLengthLimit = LongestPaste)]
    public Task<IActionResult> Create(Guid id, Guid partId, PasteForm form, CancellationToken stop) =>
        WithPart(id, partId, EditLessonPlan.Policy, async (plan, _) =>
        {
            plan.RequireEditable();
            if (!ModelState.IsValid)
            {
                return BadRequest(new { });
            }

            var pasted = await reading.Read(form.Html ?? "", form.Pictures ?? [], $"{Request.Host}", form.TakesPictures, stop);
            Db.Files.AddRange(pasted.Pictures);
            await Db.SaveChangesAsync(stop);
            return Json(new PastedState(pasted.Markdown, pasted.LeftOut.Count, string.Join(", ", pasted.LeftOut)));
        }, stop);
}

/// <summary>What a browser's clipboard held.</summary>
public sealed class PasteForm
{
    /// <summary>Letters. A page whose pictures stand in it has that many.</summary>
    public const int LongestHtml = 15_000_000;

    [StringLength(LongestHtml)]
    public string? Html { get; set; }

    public List<IFormFile>? Pictures { get; set; }

    public bool TakesPictures { get; set; }
}

/// <param name="LeftOut">How many pictures could not be had.</param>
/// <param name="Names">What they are called.</param>
public sealed record PastedState(string Markdown, int LeftOut, string Names);
