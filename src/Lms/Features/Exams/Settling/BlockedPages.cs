using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Settling;

/// <summary>Somebody about whom something is to be settled.</summary>
/// <param name="Position">Of the duty that would speak; null when none is held.</param>
public sealed record BlockedRow(
    Guid PersonId, int Number, string FullName, string Code, WhyBlocked Why, Guid? DutyId, string? Position, string? Duty, string? TagName);

/// <summary>Somebody who is excused.</summary>
/// <param name="SitsAt">The later sitting that has them on its list; null while none has.</param>
public sealed record PostponedRow(
    Guid PersonId, int Number, string FullName, string Code, string Reason, string Basis, bool IsForceMajeure, DateTimeOffset At, string By,
    string? SitsAt);

public sealed record BlockedPage(Guid SittingId, string Title, string Class, DateTimeOffset Opens, DateTimeOffset Closes, bool IsSealed, DateTimeOffset Now)
{
    public IReadOnlyList<BlockedRow> Rows { get; init; } = [];

    public IReadOnlyList<PostponedRow> Postponed { get; init; } = [];

    /// <summary>Only those of this kind are shown; null for all.</summary>
    public WhyBlocked? Only { get; init; }

    /// <summary>Every row is ticked as the page comes: for two hundred without script.</summary>
    public bool AllTicked { get; init; }

    public PostponementForm Postponement { get; } = new();

    public bool MayGrant { get; init; }

    public bool MayPostpone { get; init; }

    public IEnumerable<BlockedRow> Shown => Only is null ? Rows : Rows.Where(row => row.Why == Only);

    public IEnumerable<(WhyBlocked Why, int Count)> Counts => Rows.GroupBy(row => row.Why).OrderBy(kind => kind.Key).Select(kind => (kind.Key, kind.Count()));
}

public sealed class BlockedPages(LmsDbContext db, TimeProvider clock)
{
    /// <summary>Null for those who have nothing to do with the sitting.</summary>
    public async Task<ExamSitting?> Find(CurrentUser me, Guid sittingId, CancellationToken stop) => await db.Sittings.AsNoTracking().AsSingleQuery()
        .VisibleTo(me)
        .Include(sitting => sitting.Appointments)
        .Include(sitting => sitting.Candidates.Where(candidate => candidate.PersonId == me.PersonId))
        .SingleOrDefaultAsync(sitting => sitting.Id == sittingId, stop);

    public async Task<BlockedPage> Read(CurrentUser me, ExamSitting sitting, WhyBlocked? only, bool allTicked, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var name = await db.Classes.Where(known => known.CentreId == me.CentreId && known.Id == sitting.ClassId).Select(known => known.Name).SingleAsync(stop);
        var writesHere = sitting.Candidates.Count > 0;
        return new BlockedPage(sitting.Id, sitting.Title, name, sitting.Opens, sitting.Closes, sitting.SealedAt is not null, now)
        {
            Rows = await Rows(me.CentreId, sitting.Id, now, stop),
            Postponed = await Postponed(me.CentreId, sitting.Id, stop),
            Only = only,
            AllTicked = allTicked,
            MayGrant = me.Is(Role.AcademicOffice) && sitting.SealedAt is null,
            MayPostpone = me.IsAnyOf(Role.AcademicOffice, Role.Director) && sitting.SealedAt is null && !writesHere,
        };
    }

    private async Task<IReadOnlyList<BlockedRow>> Rows(Guid centreId, Guid sittingId, DateTimeOffset now, CancellationToken stop)
    {
        var english = Preferences.IsEnglish;
        return await (
            from blocked in db.BlockedCandidates(centreId, now).Where(one => one.SittingId == sittingId)
            join candidate in db.Candidates.Where(one => one.CentreId == centreId && one.ExamSittingId == sittingId)
                on blocked.PersonId equals candidate.PersonId
            join person in db.People on blocked.PersonId equals person.Id
            from duty in db.DutyAssignments.Where(one => one.CentreId == centreId && one.Id == blocked.DutyId).DefaultIfEmpty()
            from tag in db.DutyTags.Where(one => one.CentreId == centreId && one.Code == duty.Tag).DefaultIfEmpty()
            orderby blocked.Why, candidate.Number
            select new BlockedRow(
                blocked.PersonId, candidate.Number, person.FullName, person.Code, blocked.Why, blocked.DutyId,
                duty == null ? null : duty.Position, duty == null ? null : duty.Duty, tag == null ? null : english ? tag.NameInEnglish : tag.Name))
            .AsNoTracking().ToListAsync(stop);
    }

    private async Task<IReadOnlyList<PostponedRow>> Postponed(Guid centreId, Guid sittingId, CancellationToken stop) => await (
        from postponement in db.Postponements.AsNoTracking()
        where postponement.CentreId == centreId && postponement.ExamSittingId == sittingId && postponement.WithdrawnAt == null
        join candidate in db.Candidates.Where(one => one.CentreId == centreId && one.ExamSittingId == sittingId)
            on postponement.PersonId equals candidate.PersonId
        join person in db.People on postponement.PersonId equals person.Id
        join actor in db.People on postponement.RecordedBy equals actor.Id
        orderby candidate.Number
        select new PostponedRow(
            postponement.PersonId, candidate.Number, person.FullName, person.Code, postponement.Reason, postponement.Basis,
            postponement.IsForceMajeure, postponement.RecordedAt, actor.FullName,
            (from later in db.Sittings
             where later.CentreId == centreId && later.Id > sittingId && later.Candidates.Any(one => one.PersonId == postponement.PersonId)
                && db.Sittings.Any(one => one.CentreId == centreId && one.Id == sittingId && one.FirstId == later.FirstId)
             orderby later.Id descending
             select later.Title).FirstOrDefault())).ToListAsync(stop);
}
