using System.Globalization;
using Lms.Access;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Masking;

/// <summary>
/// The last act on the masks (giao bài): the masking officer's, or with two rounds the second key-holder's, who draws new numbers
/// first. From here on no mask changes.
/// </summary>
[Route("c/{centre}/sittings/{id:guid}/hand-overs")]
public sealed class HandOversController(LmsDbContext db, SittingMasks masks, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop)
    {
        var sitting = await db.SittingKnownTo(Me, id, stop);
        return sitting is null ? NotFound()
            : !await MayHandOver(sitting, stop) ? Forbid()
            : View(new HandOverPage(sitting, await Rounds(sitting, stop), await db.ScriptsOf(sitting).CountAsync(stop), await masks.Undecided(sitting, stop)));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken stop)
    {
        await using var held = await db.HoldSitting(CentreId, id, stop);
        var sitting = await db.SittingKnownTo(Me, id, stop);
        if (sitting is null)
        {
            return NotFound();
        }

        if (!await MayHandOver(sitting, stop))
        {
            return Forbid();
        }

        var now = clock.GetUtcNow();
        var bags = await masks.HandOver(sitting, Prose.Write, Me.PersonId, now, stop);
        db.Record(CentreId, Me.PersonId, "ExamSitting.HandedOver", id, now, string.Create(CultureInfo.InvariantCulture, $"{bags} bags"));
        await db.SaveChangesAsync(stop);
        await held.CommitAsync(stop);
        return Done("Marking.HandedOver", Path("marking"));
    }

    private async Task<bool> MayHandOver(ExamSitting sitting, CancellationToken stop) =>
        await May(await Rounds(sitting, stop) > 1 ? HoldSecondKey.Policy : MaskScripts.Policy, sitting);

    private async Task<int> Rounds(ExamSitting sitting, CancellationToken stop) => (await db.PoliciesOf(sitting, stop)).MaskingRounds;
}

public sealed record HandOverPage(ExamSitting Sitting, int Rounds, int Scripts, int Undecided)
{
    /// <summary>The first key-holder is not done yet.</summary>
    public bool Waits => Rounds > 1 && Sitting.FirstMasksClosedAt is null;
}
