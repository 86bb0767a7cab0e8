using System.Globalization;
using Lms.Access;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Sealing;

/// <summary>Closes a sitting and makes its anonymous scripts (làm phách): shown first, done once.</summary>
[Route("c/{centre}/sittings/{id:guid}/seals")]
public sealed class SealsController(LmsDbContext db, SealPages pages, SittingSeal seal, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop)
    {
        var sitting = await pages.Find(Me, id, stop);
        return sitting is null ? NotFound()
            : !await May(SealSitting.Policy, sitting) ? Forbid()
            : View(await pages.Read(sitting, stop));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, bool lookedAt, int files, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(CentreId, id, stop);
        var sitting = await pages.Find(Me, id, stop);
        if (sitting is null)
        {
            return NotFound();
        }

        if (!await May(SealSitting.Policy, sitting))
        {
            return Forbid();
        }

        try
        {
            await Seal(sitting, lookedAt ? files : null, stop);
        }
        catch (RuleBrokenException broken)
        {
            return await Refused(id, broken, lookedAt ? files : null, stop);
        }

        await change.CommitAsync(stop);
        return Done("Marking.SealedSitting", await May(MaskScripts.Policy, sitting) ? Path("sittings", id, "maskings")
            : await May(OverseeMarking.Policy, sitting) ? Path("sittings", id, "marking") : Path("marking"));
    }

    private async Task Seal(ExamSitting sitting, int? lookedAt, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var scripts = await seal.Seal(sitting, Prose.Write, now, stop, lookedAt);
        db.Record(CentreId, Me.PersonId, "ExamSitting.Sealed", sitting.Id, now, Detail(scripts, lookedAt ?? 0));
        await db.SaveChangesAsync(stop);
    }

    // Drawn from what is stored: the sitting that was refused half way is let go.
    private async Task<IActionResult> Refused(Guid id, RuleBrokenException broken, int? lookedAt, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        ModelState.AddModelError("", Text.Of(broken));
        var page = await pages.Read((await pages.Find(Me, id, stop))!, stop);
        return View("New", page with { LookedAt = lookedAt == page.Files });
    }

    private static string Detail(int scripts, int files) =>
        files == 0 ? $"{scripts}" : string.Create(CultureInfo.InvariantCulture, $"{scripts}, {files} files looked at");
}
