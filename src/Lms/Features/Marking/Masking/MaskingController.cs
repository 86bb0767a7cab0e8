using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Masking;

/// <summary>What the masking officer does to a sitting's scripts. The sitting is held meanwhile: two windows come one after the other.</summary>
public abstract class MaskingController(LmsDbContext db, TimeProvider clock) : CentreController
{
    protected LmsDbContext Db { get; } = db;

    protected DateTimeOffset Now { get; } = clock.GetUtcNow();

    protected async Task<IActionResult> AsOfficer(Guid id, Func<ExamSitting, Task<IActionResult>> answer, CancellationToken stop)
    {
        var sitting = await Db.SittingKnownTo(Me, id, stop);
        return sitting is null ? NotFound()
            : !await May(MaskScripts.Policy, sitting) ? Forbid()
            : await answer(sitting);
    }

    /// <summary>Does what the officer asked, writes it down, and goes back to where they were.</summary>
    /// <param name="act">For the audit log; its detail comes from <paramref name="change"/>.</param>
    protected async Task<IActionResult> Change(
        Guid id, string act, Func<ExamSitting, Task<(string Detail, string Notice, int? Count)>> change, string url, CancellationToken stop)
    {
        await using var held = await Db.HoldSitting(CentreId, id, stop);
        return await AsOfficer(id, async sitting =>
        {
            var (detail, notice, count) = await change(sitting);
            Db.Record(CentreId, Me.PersonId, act, id, Now, detail);
            await Db.SaveChangesAsync(stop);
            await held.CommitAsync(stop);
            return Done(notice, url, count);
        }, stop);
    }
}
