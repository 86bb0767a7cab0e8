using System.Globalization;
using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking;

/// <summary>Which mask number is whose. Every reading stands in the audit log.</summary>
[Route("c/{centre}/sittings/{id:guid}/masks")]
public sealed class MasksController(LmsDbContext db, TimeProvider clock) : MarkingPagesController
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid id, CancellationToken stop, int page = 1)
    {
        var sitting = await db.SittingKnownTo(Me, id, stop);
        if (sitting is null || !await May(ReadMasks.Policy, sitting))
        {
            return Refused(sitting);
        }

        page = Math.Clamp(page, 1, 10_000);
        var total = await db.ScriptsOf(sitting).CountAsync(stop);
        var masks = await Masks(sitting).Skip((page - 1) * MasksPage.Size).Take(MasksPage.Size).ToListAsync(stop);
        db.Record(CentreId, Me.PersonId, "ScriptLink.Read", id, clock.GetUtcNow(), string.Create(CultureInfo.InvariantCulture, $"page {page}: {masks.Count} of {total}"));
        await db.SaveChangesAsync(stop);
        return View(new MasksPage(sitting, masks, page, total));
    }

    private IQueryable<Mask> Masks(ExamSitting sitting) =>
        from script in db.ScriptsOf(sitting)
        join link in db.ScriptLinks on new { script.CentreId, ScriptId = script.Id } equals new { link.CentreId, link.ScriptId }
        join attempt in db.Attempts on new { link.CentreId, Id = link.AttemptId } equals new { attempt.CentreId, attempt.Id }
        join candidate in db.Candidates
            on new { attempt.CentreId, attempt.ExamSittingId, attempt.PersonId }
            equals new { candidate.CentreId, candidate.ExamSittingId, candidate.PersonId }
        join person in db.People on candidate.PersonId equals person.Id
        orderby script.MaskNumber
        select new Mask { Number = script.MaskNumber, Candidate = candidate.Number, Name = person.FullName };
}

public sealed record MasksPage(ExamSitting Sitting, IReadOnlyList<Mask> Masks, int Page, int Total)
{
    public const int Size = 50;
}

public sealed class Mask
{
    public int Number { get; init; }

    public int Candidate { get; init; }

    public string Name { get; init; } = "";
}
