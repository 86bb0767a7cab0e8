using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Sittings;

public sealed record SittingHead(
    Guid Id, string Title, string Class, Guid PaperId, string Paper, ExamForm Form, SittingKind Kind, DateTimeOffset Opens, DateTimeOffset Closes, int? Minutes, TimeSpan Grace, bool TakesFiles,
    DateTimeOffset? PausedAt, DateTimeOffset? SealedAt, DateTimeOffset? ReleasedAt, IReadOnlyList<AppointedPerson> Appointed)
{
    public SittingLink? Before { get; init; }

    public IReadOnlyList<SittingLink> After { get; init; } = [];

    public bool WantsInvigilator => SealedAt is null && ExamSitting.WantsInvigilator(Kind, Appointed.Select(held => held.Kind));
}

/// <summary>The sitting before, or one that follows.</summary>
public sealed record SittingLink(Guid Id, string Title);

public sealed record AppointedPerson(Guid PersonId, string FullName, AppointmentKind Kind);

/// <summary>A sitting as those who run it see it.</summary>
public sealed record SittingPage(SittingHead Head, SittingState State, DateTimeOffset Now, int Page)
{
    public const int Size = 50;

    public bool MaySee { get; init; }

    /// <summary>Managed by the academic office, and only until the scripts are made.</summary>
    public bool MayManage { get; init; }

    /// <summary>Between seal and release: a marker more, for a third marking.</summary>
    public bool MayAddMarker { get; init; }

    /// <summary>Roles that sittings are run and marked by; a trainee who also holds one of them is theirs to refuse.</summary>
    public static readonly IReadOnlyList<Role> Appointees = [.. Enum.GetValues<Role>().Except([Role.Trainee])];

    public bool MayAppoint => MayManage || MayAddMarker;

    public IEnumerable<AppointmentKind> Tasks => MayManage ? Enum.GetValues<AppointmentKind>() : [AppointmentKind.Marker];

    public bool MayReadPaper { get; init; }

    /// <summary>The office and the invigilators, but nobody who writes here.</summary>
    public bool MayConduct { get; init; }

    /// <summary>As <see cref="Access.LookAtFiles"/> says.</summary>
    public bool MayLookAtFiles { get; init; }

    /// <summary>Null for appointed people whose work needs no names.</summary>
    public IReadOnlyList<CandidateRow>? Roll { get; init; }

    /// <summary>Candidates about whom something is to be settled before they start.</summary>
    public int Blocked { get; init; }

    /// <summary>The office and the director, and only until the scripts are made.</summary>
    public bool MayPostpone { get; init; }

    /// <summary>The office, once the sitting is over.</summary>
    public bool MayFollow { get; init; }

    /// <summary>Whoever is about to be appointed.</summary>
    public PersonPick Appointee { get; init; } = PersonPick.Nobody(Appointees);

    public IEnumerable<CandidateRow> Shown => (Roll ?? []).Skip((Page - 1) * Size).Take(Size);

    public int Count(CandidateState state) => (Roll ?? []).Count(row => row.State(Head.Closes, Now) == state);
}

public sealed class SittingPages(LmsDbContext db, TimeProvider clock)
{
    /// <summary>Null for those who have nothing to do with the sitting.</summary>
    public async Task<SittingPage?> Read(CurrentUser me, Guid id, int page, CancellationToken stop)
    {
        if (await Head(me, id, stop) is not { } head)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var oversees = me.IsAnyOf(SittingScopes.Overseers);
        var mine = head.Appointed.Where(held => held.PersonId == me.PersonId).Select(held => held.Kind).ToList();
        var seen = new SittingPage(head, SittingStates.Of(head.Opens, head.Closes, head.SealedAt, head.ReleasedAt, now), now, Math.Max(page, 1))
        {
            MaySee = oversees || mine.Count > 0,
            MayManage = me.Is(Role.AcademicOffice) && head.SealedAt is null,
            MayAddMarker = me.Is(Role.AcademicOffice) && head.SealedAt is not null,
            MayReadPaper = oversees,
            MayPostpone = me.IsAnyOf(Role.AcademicOffice, Role.Director) && head.SealedAt is null,
            MayFollow = me.Is(Role.AcademicOffice) && ExamSitting.MayBeFollowed(head.Closes, head.Grace, head.PausedAt, head.SealedAt, now),
            MayLookAtFiles = (me.Is(Role.AcademicOffice) || mine.Contains(AppointmentKind.MaskingOfficer))
                && !mine.Contains(AppointmentKind.Marker) && !mine.Contains(AppointmentKind.HeadOfMarking),
        };

        // Whoever marks does not read from the seal on who sat here, and when they were done.
        var marks = head.SealedAt is not null && mine.Contains(AppointmentKind.Marker);
        var invigilates = mine.Contains(AppointmentKind.Invigilator);
        var heads = head.SealedAt is not null && head.ReleasedAt is null && mine.Contains(AppointmentKind.HeadOfMarking);
        return (oversees || invigilates) && !marks
            ? await WithRoll(seen with { MayConduct = !heads && (invigilates || me.Is(Role.AcademicOffice)) }, me, stop)
            : seen;
    }

    private async Task<SittingPage> WithRoll(SittingPage page, CurrentUser me, CancellationToken stop)
    {
        var english = Preferences.IsEnglish;
        return page with
        {
            Roll = await CandidateRoll.Read(db, me.CentreId, page.Head.Id, DutyDay(page.Head, page.Now), english, stop),
            Blocked = await db.BlockedCandidates(me.CentreId, page.Now).CountAsync(one => one.SittingId == page.Head.Id, stop),
        };
    }

    // Before the opening, the opening day counts; while it is open, whoever starts now is judged by today.
    private static DateOnly DutyDay(SittingHead head, DateTimeOffset now) =>
        SchoolTime.Day(now < head.Opens ? head.Opens : now < head.Closes ? now : head.Closes);

    private Task<SittingHead?> Head(CurrentUser me, Guid id, CancellationToken stop) => db.Sittings.AsNoTracking()
        .VisibleTo(me)
        .Where(sitting => sitting.Id == id)
        .Select(sitting => new SittingHead(
            sitting.Id,
            sitting.Title,
            db.Classes.First(known => known.CentreId == sitting.CentreId && known.Id == sitting.ClassId).Name,
            sitting.ExamPaperId,
            db.Papers.First(paper => paper.CentreId == sitting.CentreId && paper.Id == sitting.ExamPaperId).Title,
            sitting.Form,
            sitting.Kind,
            sitting.Opens,
            sitting.Closes,
            sitting.Minutes,
            sitting.Grace,
            sitting.TakesFiles,
            sitting.PausedAt,
            sitting.SealedAt,
            sitting.ReleasedAt,
            sitting.Appointments
                .Join(db.People, held => held.PersonId, person => person.Id, (held, person) => new { held, person })
                .OrderBy(row => row.held.Kind).ThenBy(row => row.person.GivenName).ThenBy(row => row.person.FamilyName)
                .Select(row => new AppointedPerson(row.held.PersonId, row.person.FullName, row.held.Kind))
                .ToList())
        {
            Before = db.Sittings.Where(other => other.CentreId == sitting.CentreId && other.Id == sitting.FollowsId)
                .Select(other => new SittingLink(other.Id, other.Title)).FirstOrDefault(),
            After = db.Sittings.Where(other => other.CentreId == sitting.CentreId && other.FollowsId == sitting.Id)
                .OrderBy(other => other.Opens).ThenBy(other => other.Id).Select(other => new SittingLink(other.Id, other.Title)).ToList(),
        })
        .SingleOrDefaultAsync(stop);
}
