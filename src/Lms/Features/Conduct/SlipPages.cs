using Lms.Data;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Conduct;

public sealed record SlipCandidate(Guid PersonId, int Number, string FullName, string Code, bool IsPostponed, DateTimeOffset? MadeAt);

public sealed record SlipChoicePage(BoardHead Head, IReadOnlyList<SlipCandidate> Candidates, bool MayMake)
{
    public int Without => Candidates.Count(one => one is { MadeAt: null, IsPostponed: false });

    public int With => Candidates.Count(one => one is { MadeAt: not null, IsPostponed: false });
}

public sealed record EntrySlip(int Number, string FullName, string Code, string EntryCode);

public sealed record EntrySlipsPage(BoardHead Head, IReadOnlyList<EntrySlip> Slips);

/// <summary>The slips of a room: who has one, and new ones, whose codes are seen once.</summary>
public sealed class SlipPages(LmsDbContext db, BoardPages boards, TimeProvider clock)
{
    public async Task<SlipChoicePage> Read(CurrentUser me, Guid sittingId, CancellationToken stop)
    {
        var head = (await boards.Head(me, sittingId, stop))!;
        var now = clock.GetUtcNow();
        return new SlipChoicePage(
            head, await Candidates(me.CentreId, sittingId).ToListAsync(stop),
            head is { Kind: SittingKind.InClass, SealedAt: null } && (now < head.Closes || head.PausedAt is not null));
    }

    /// <param name="numbers">Whose slip is made anew; empty for everybody.</param>
    /// <param name="again">Also for those who have one: the earlier one is void.</param>
    public async Task<EntrySlipsPage> Make(CurrentUser me, Guid sittingId, int[] numbers, bool again, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(me.CentreId, sittingId, stop);
        var sitting = await db.Sittings.Include(known => known.Candidates).SingleAsync(known => known.CentreId == me.CentreId && known.Id == sittingId, stop);
        var chosen = (await Candidates(me.CentreId, sittingId).ToListAsync(stop))
            .Where(one => numbers.Length > 0 ? numbers.Contains(one.Number) : !one.IsPostponed && (again || one.MadeAt is null)).ToList();
        if (chosen.Count == 0)
        {
            throw new RuleBrokenException("EntryPass.NoneToMake");
        }

        var people = chosen.ConvertAll(one => one.PersonId);
        await db.EntryPasses.Where(pass => pass.CentreId == me.CentreId && pass.ExamSittingId == sittingId && people.Contains(pass.PersonId)).ExecuteDeleteAsync(stop);
        var slips = chosen.ConvertAll(one => Make(sitting, one, me.PersonId));
        db.Record(me.CentreId, me.PersonId, "ExamSitting.SlipsPrinted", sittingId, clock.GetUtcNow(), string.Join(' ', chosen.Select(one => one.Number)));
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return new EntrySlipsPage((await boards.Head(me, sittingId, stop))!, slips);
    }

    private EntrySlip Make(ExamSitting sitting, SlipCandidate one, Guid actor)
    {
        var code = EntryCode.New();
        db.EntryPasses.Add(sitting.MakePass(one.PersonId, EntryCode.Hash(code), actor, clock.GetUtcNow()));
        return new EntrySlip(one.Number, one.FullName, one.Code, EntryCode.Shown(code));
    }

    private IQueryable<SlipCandidate> Candidates(Guid centreId, Guid sittingId) =>
        from candidate in db.Candidates.AsNoTracking()
        where candidate.CentreId == centreId && candidate.ExamSittingId == sittingId
        join person in db.People on candidate.PersonId equals person.Id
        orderby candidate.Number
        select new SlipCandidate(
            person.Id, candidate.Number, person.FullName, person.Code, candidate.PostponedAt != null,
            db.EntryPasses.Where(pass => pass.CentreId == centreId && pass.ExamSittingId == sittingId && pass.PersonId == person.Id)
                .Select(pass => (DateTimeOffset?)pass.MadeAt).FirstOrDefault());
}
