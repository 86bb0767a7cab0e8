using System.Globalization;
using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Masking;

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

        var seen = await Seen(sitting, stop);
        page = Math.Clamp(page, 1, 10_000);
        var total = seen == MasksSeen.None ? 0 : await db.ScriptsOf(sitting).CountAsync(stop);
        var masks = total == 0 ? [] : await Masks(sitting, seen).OrderBy(mask => mask.Number)
            .Skip((page - 1) * MasksPage.Size).Take(MasksPage.Size).ToListAsync(stop);
        db.Record(CentreId, Me.PersonId, "ScriptLink.Read", id, clock.GetUtcNow(), string.Create(CultureInfo.InvariantCulture, $"{seen}, page {page}: {masks.Count} of {total}"));
        await db.SaveChangesAsync(stop);
        return View(new MasksPage(sitting, seen, masks, page, total));
    }

    /// <summary>Until release each key-holder sees their own half: with two rounds neither leads from a script to a trainee.</summary>
    private async Task<MasksSeen> Seen(ExamSitting sitting, CancellationToken stop)
    {
        var twice = (await db.PoliciesOf(sitting, stop)).MaskingRounds > 1;
        return !twice ? sitting.ReleasedAt is not null || await May(MaskScripts.Policy, sitting) ? MasksSeen.All : MasksSeen.None
            : sitting.ReleasedAt is not null ? MasksSeen.Joined
            : await May(MaskScripts.Policy, sitting) ? MasksSeen.First
            : sitting.HandedOverAt is not null ? MasksSeen.Second
            : MasksSeen.None;
    }

    private IQueryable<Mask> Masks(ExamSitting sitting, MasksSeen seen) => seen switch
    {
        MasksSeen.Second => Numbers(sitting),
        MasksSeen.First => Owners(sitting).Select(row => new Mask { Number = row.First, Candidate = row.Candidate, Name = row.Name }),
        _ => Owners(sitting).Select(row => new Mask { Number = row.Second, First = row.First, Candidate = row.Candidate, Name = row.Name }),
    };

    private IQueryable<Mask> Numbers(ExamSitting sitting) =>
        from script in db.ScriptsOf(sitting)
        join link in db.ScriptLinks on new { script.CentreId, ScriptId = script.Id } equals new { link.CentreId, link.ScriptId }
        select new Mask { Number = script.MaskNumber, First = link.FirstNumber ?? script.MaskNumber };

    private IQueryable<OwnedMask> Owners(ExamSitting sitting) =>
        from script in db.ScriptsOf(sitting)
        join link in db.ScriptLinks on new { script.CentreId, ScriptId = script.Id } equals new { link.CentreId, link.ScriptId }
        join attempt in db.Attempts on new { link.CentreId, Id = link.AttemptId } equals new { attempt.CentreId, attempt.Id }
        join candidate in db.Candidates
            on new { attempt.CentreId, attempt.ExamSittingId, attempt.PersonId }
            equals new { candidate.CentreId, candidate.ExamSittingId, candidate.PersonId }
        join person in db.People on candidate.PersonId equals person.Id
        select new OwnedMask
        {
            First = link.FirstNumber ?? script.MaskNumber,
            Second = script.MaskNumber,
            Candidate = candidate.Number,
            Name = person.FullName,
        };

    private sealed class OwnedMask
    {
        public int First { get; init; }

        public int Second { get; init; }

        public int Candidate { get; init; }

        public string Name { get; init; } = "";
    }
}

/// <summary>Which numbers somebody sees, and whether beside names.</summary>
public enum MasksSeen
{
    /// <summary>The second round is not drawn yet.</summary>
    None,

    /// <summary>One round: number and candidate.</summary>
    All,

    /// <summary>Of two rounds the first number, and the candidate.</summary>
    First,

    /// <summary>Of two rounds both numbers, and no candidate.</summary>
    Second,

    /// <summary>After release: both numbers, and the candidate.</summary>
    Joined,
}

public sealed record MasksPage(ExamSitting Sitting, MasksSeen Seen, IReadOnlyList<Mask> Masks, int Page, int Total)
{
    public const int Size = 50;
}

public sealed class Mask
{
    /// <summary>What markers see; for the first of two key-holders the number they drew themselves.</summary>
    public int Number { get; init; }

    /// <summary>Of the first round, where there were two.</summary>
    public int First { get; init; }

    public int Candidate { get; init; }

    public string Name { get; init; } = "";
}
