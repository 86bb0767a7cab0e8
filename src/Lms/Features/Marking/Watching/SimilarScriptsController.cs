using System.Globalization;
using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Watching;

/// <summary>Scripts that are alike, by mask number: for the head of marking, who decides what it means.</summary>
[Route("c/{centre}/sittings/{id:guid}/similar-scripts")]
public sealed class SimilarScriptsController(LmsDbContext db, SimilarityDesk desk, TimeProvider clock) : CentreController
{
    [HttpGet]
    public Task<IActionResult> Index(Guid id, CancellationToken stop) => AsHead(id, async sitting => View(await desk.List(sitting, stop)), stop);

    [HttpGet("{first:int}/{second:int}")]
    public Task<IActionResult> Show(Guid id, int first, int second, CancellationToken stop) => AsHead(
        id, async sitting => await desk.SideBySide(sitting, first, second, stop) is { } page ? View(page) : NotFound(), stop);

    /// <summary>Compares all scripts of the sitting anew. It is held meanwhile: two windows would each store what both found.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(CentreId, id, stop);
        return await AsHead(id, async sitting =>
        {
            sitting.RequireMarking();
            var (now, pairs) = (clock.GetUtcNow(), await desk.Compare(sitting, stop));
            db.Record(CentreId, Me.PersonId, "ExamSitting.ScriptsCompared", id, now, pairs.ToString(CultureInfo.InvariantCulture));
            await db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
            return Done("Marking.ScriptsCompared", Path("sittings", id, "similar-scripts"));
        }, stop);
    }

    private async Task<IActionResult> AsHead(Guid id, Func<ExamSitting, Task<IActionResult>> answer, CancellationToken stop)
    {
        var sitting = await db.SittingKnownTo(Me, id, stop);
        return sitting is null ? NotFound()
            : !await May(SettleMarks.Policy, sitting) ? Forbid()
            : await answer(sitting);
    }
}
