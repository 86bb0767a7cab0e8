using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Domain.Records;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.DutyCorrections;

/// <summary>A correction in the queue, with what is recorded now.</summary>
public sealed record CorrectionLine(
    Guid Id, string FullName, string Code, string? Unit, CorrectionState State, CorrectionKind Kind, DateTimeOffset ProposedAt, string? Recorded,
    string Proposed, string Reason, DateTimeOffset? DecidedAt, string Answer);

public sealed record CorrectionsPage(bool Decided, int Page, int Waiting, int Total, IReadOnlyList<CorrectionLine> Lines)
{
    public const int Size = 50;
}

/// <summary>The old and the proposed, side by side, and what confirming will do.</summary>
public sealed record CorrectionPage(DutyCorrection Correction, DutyAssignment? Duty, string FullName, string Code, string? DecidedBy)
{
    public IReadOnlyDictionary<Guid, string> Units { get; init; } = new Dictionary<Guid, string>();

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The primary duty that confirming would have to end.</summary>
    public DutyAssignment? Former { get; init; }

    public WordingConcerns Concerns { get; init; }

    public bool MayDecide { get; init; }

    public CorrectionKind Kind => Correction.KindOf(Duty);
}

/// <summary>Reads corrections for those who decide on them, and tells the proposer.</summary>
public sealed class CorrectionDesk(LmsDbContext db, Texts text, TimeProvider clock)
{
    private const int LastPage = 100_000;

    public async Task<CorrectionsPage> List(CurrentUser me, bool decided, int page, CancellationToken stop)
    {
        page = Math.Clamp(page, 1, LastPage);
        var mine = db.DecidedBy(me, clock.Today()).AsNoTracking();
        var counts = await mine.GroupBy(_ => 1)
            .Select(all => new { Waiting = all.Count(one => one.State == CorrectionState.Proposed), Total = all.Count() }).SingleOrDefaultAsync(stop);
        var lines = await Lines(me, decided, (page - 1) * CorrectionsPage.Size, CorrectionsPage.Size).ToListAsync(stop);
        var waiting = counts?.Waiting ?? 0;
        return new CorrectionsPage(decided, page, waiting, decided ? (counts?.Total ?? 0) - waiting : waiting, lines);
    }

    /// <summary>The whole list, to be read one by one.</summary>
    public IAsyncEnumerable<CorrectionLine> All(CurrentUser me, bool decided) => Lines(me, decided, 0, int.MaxValue).AsAsyncEnumerable();

    /// <summary>Tracked; null for those who have nothing to decide about it.</summary>
    public Task<DutyCorrection?> Find(CurrentUser me, Guid id, CancellationToken stop) =>
        db.DecidedBy(me, clock.Today()).SingleOrDefaultAsync(correction => correction.Id == id, stop);

    public Task<List<DutyAssignment>> DutiesOf(DutyCorrection correction, CancellationToken stop) => db.DutyAssignments
        .Where(duty => duty.CentreId == correction.CentreId && duty.PersonId == correction.PersonId).ToListAsync(stop);

    public async Task<CorrectionPage> Page(CurrentUser me, DutyCorrection correction, CancellationToken stop)
    {
        var duties = await db.DutyAssignments.AsNoTracking()
            .Where(duty => duty.CentreId == correction.CentreId && duty.PersonId == correction.PersonId).ToListAsync(stop);
        var duty = duties.Find(one => one.Id == correction.DutyId);
        var next = new DutyAssignment(correction.CentreId, correction.PersonId, correction.Proposed);
        await db.Judge(correction.CentreId, [next], stop);
        var people = await db.People.AsNoTracking().Where(person => person.Id == correction.PersonId || person.Id == correction.DecidedBy)
            .Select(person => new { person.Id, person.FullName, person.Code }).ToDictionaryAsync(person => person.Id, stop);
        var proposer = people[correction.PersonId];
        return new CorrectionPage(
            correction, duty, proposer.FullName, proposer.Code, correction.DecidedBy is { } decider ? people[decider].FullName : null)
        {
            Units = await db.Units.Where(unit => unit.CentreId == correction.CentreId && (unit.Id == correction.UnitId || duty != null && unit.Id == duty.UnitId))
                .ToDictionaryAsync(unit => unit.Id, unit => unit.Name, stop),
            Tags = await TagsOf(correction.CentreId, stop),
            Former = correction.KindOf(duty) == CorrectionKind.Ended ? null : DutyHistory.Yielding(next, duties.Where(one => one.Id != duty?.Id)),
            Concerns = correction.KindOf(duty) == CorrectionKind.Ended ? WordingConcerns.None : next.Concerns,
            MayDecide = correction.State == CorrectionState.Proposed && correction.PersonId != me.PersonId,
        };
    }

    /// <summary>A letter to the proposer, if there is an address: how it was decided. Everybody else reads it on their day's page.</summary>
    public async Task Tell(DutyCorrection correction, CurrentCentre centre, DateTimeOffset now, CancellationToken stop)
    {
        var person = await db.People.Where(one => one.Id == correction.PersonId).Select(one => new { one.FullName, one.Email }).SingleAsync(stop);
        if (person.Email is { } address)
        {
            var key = correction.State == CorrectionState.Confirmed ? "Duties.MailConfirmed" : "Duties.MailRefused";
            db.Outbox.Add(new OutboxMail(
                address, text.InVietnamese("Duties.MailSubject"), text.InVietnamese(key, person.FullName, correction.Position, correction.Answer, centre.Name), now));
        }
    }

    // What waits longest, and what was decided last, comes first.
    private IQueryable<CorrectionLine> Lines(CurrentUser me, bool decided, int from, int most)
    {
        var mine = db.DecidedBy(me, clock.Today()).AsNoTracking();
        var homes = db.HomeUnits(me.CentreId, clock.Today());
        var shown = decided
            ? mine.Where(one => one.State != CorrectionState.Proposed).OrderByDescending(one => one.DecidedAt)
            : mine.Where(one => one.State == CorrectionState.Proposed).OrderBy(one => one.ProposedAt);
        return shown.ThenBy(one => one.Id).Skip(from).Take(most)
            .Join(db.People, one => one.PersonId, person => person.Id, (one, person) => new CorrectionLine(
                one.Id, person.FullName, person.Code,
                homes.Where(unit => unit.PersonId == person.Id).Select(unit => unit.Name).FirstOrDefault(),
                one.State,
                one.DutyId == null ? CorrectionKind.Missing
                    : one.IsMistake ? CorrectionKind.Mistake
                    : db.DutyAssignments.Any(duty => duty.CentreId == one.CentreId && duty.Id == one.DutyId && duty.From == one.From) ? CorrectionKind.Ended
                    : CorrectionKind.Changed,
                one.ProposedAt,
                db.DutyAssignments.Where(duty => duty.CentreId == one.CentreId && duty.Id == one.DutyId).Select(duty => duty.Position + ": " + duty.Duty).FirstOrDefault(),
                one.Position + ": " + one.Duty,
                one.Reason,
                one.DecidedAt,
                one.Answer));
    }

    private async Task<IReadOnlyDictionary<string, string>> TagsOf(Guid centreId, CancellationToken stop)
    {
        var english = Preferences.IsEnglish;
        return await db.DutyTags.AsNoTracking().Where(tag => tag.CentreId == centreId)
            .ToDictionaryAsync(tag => tag.Code, tag => english ? tag.NameInEnglish : tag.Name, stop);
    }
}
