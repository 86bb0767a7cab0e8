using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Home;

/// <summary>All that waits for a person, whatever their roles, in one statement.</summary>
public sealed partial class MattersQuery(LmsDbContext db)
{
    private const int DaysAhead = 7;
    private const int Most = 20;
    private const int DaysOfNews = 14;

    public async Task<IReadOnlyList<Matter>> For(CurrentUser me, DateTimeOffset now, CancellationToken stop)
    {
        var (centreId, personId) = (me.CentreId, me.PersonId);
        var today = SchoolTime.Day(now);
        var dawn = SchoolTime.At(today, TimeOnly.MinValue);
        List<IQueryable<Matter>> kinds =
            [.. OfMarking(centreId, personId), Decided(centreId, personId, now), SatToday(me, now, dawn)];
        if (me.IsAnyOf(Role.AcademicOffice, Role.CellOfficer))
        {
            kinds.Add(ToDecide(me, today));
        }

        if (me.IsAnyOf(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Lecturer))
        {
            kinds.AddRange([Appeals(me), Consents(me)]);
        }

        if (me.Is(Role.Trainee))
        {
            kinds.AddRange([AppealsAnswered(centreId, personId, now), OpenSittings(centreId, personId, now), OwnDutyMissing(centreId, personId, now, today), Results(centreId, personId, now)]);
        }

        if (me.Is(Role.Lecturer))
        {
            kinds.AddRange([ToCorrect(centreId, personId), Outdated(centreId, personId, now, today)]);
        }

        if (me.Is(Role.DeputyDirector))
        {
            kinds.Add(ToReview(centreId, personId));
        }

        if (me.Is(Role.AcademicOffice))
        {
            kinds.AddRange([ToSettleBefore(centreId, now), ToSeal(centreId, now), Beginning(centreId, today, dawn), WithoutPlan(centreId, now)]);
        }

        return await kinds.Aggregate((one, other) => one.Concat(other))
            .OrderBy(matter => matter.When).ThenBy(matter => matter.Kind).ThenBy(matter => matter.Id)
            .Take(Most)
            .ToListAsync(stop);
    }

    private IQueryable<Matter> OpenSittings(Guid centreId, Guid personId, DateTimeOffset now) => Sittings(centreId)
        .Where(sitting => sitting.Opens <= now && sitting.Closes > now && sitting.SealedAt == null
            && sitting.Candidates.Any(candidate => candidate.PersonId == personId && candidate.PostponedAt == null)
            && !Attempts(centreId, personId).Any(attempt => attempt.ExamSittingId == sitting.Id
                && (attempt.HandedInAt != null || attempt.AcceptsUntil < now)))
        .Select(sitting => new Matter
        {
            Kind = MatterKind.OpenSitting,
            Id = sitting.Id,
            When = Attempts(centreId, personId).Where(attempt => attempt.ExamSittingId == sitting.Id)
                .Select(attempt => (DateTimeOffset?)attempt.Deadline).FirstOrDefault() ?? sitting.Closes,
            Title = sitting.Title,
            Detail = "",
            Count = Attempts(centreId, personId).Count(attempt => attempt.ExamSittingId == sitting.Id),
        });

    private IQueryable<Matter> OwnDutyMissing(Guid centreId, Guid personId, DateTimeOffset now, DateOnly today) => Sittings(centreId)
        .Where(sitting => sitting.Closes > now && sitting.SealedAt == null
            && sitting.Candidates.Any(candidate => candidate.PersonId == personId && candidate.GeneralVariantGrantedAt == null && candidate.PostponedAt == null)
            && !Attempts(centreId, personId).Any(attempt => attempt.ExamSittingId == sitting.Id)
            && !Held(centreId, today).Any(duty => duty.PersonId == personId))
        .Select(sitting => new Matter
        {
            Kind = MatterKind.DutyMissing,
            Id = sitting.Id,
            When = sitting.Closes,
            Title = sitting.Title,
            Detail = "",
            Count = 0,
        });

    /// <summary>Sittings of the days ahead with candidates who could not start as things stand.</summary>
    private IQueryable<Matter> ToSettleBefore(Guid centreId, DateTimeOffset now) => db.BlockedCandidates(centreId, now)
        .GroupBy(blocked => blocked.SittingId)
        .Select(sitting => new { sitting.Key, Count = sitting.Count() })
        .Join(
            Sittings(centreId).Where(sitting => sitting.Opens < now.AddDays(DaysAhead)), blocked => blocked.Key, sitting => sitting.Id,
            (blocked, sitting) => new Matter
            {
                Kind = MatterKind.CandidatesToSettle,
                Id = sitting.Id,
                When = sitting.Opens > now ? sitting.Opens : sitting.Closes,
                Title = sitting.Title,
                Detail = "",
                Count = blocked.Count,
            });

    /// <summary>
    /// Sittings that are sat today, for the office and for their invigilators: from dawn until they close. What is written at home
    /// over days is watched on its last.
    /// </summary>
    private IQueryable<Matter> SatToday(CurrentUser me, DateTimeOffset now, DateTimeOffset dawn)
    {
        var (centreId, personId, isOffice, midnight) = (me.CentreId, me.PersonId, me.Is(Role.AcademicOffice), dawn.AddDays(1));
        return Sittings(centreId)
            .Where(sitting => sitting.SealedAt == null && sitting.Opens < midnight && (sitting.Closes > now || sitting.PausedAt != null)
                && (sitting.Kind != SittingKind.TakeHome || sitting.Closes <= midnight)
                && (isOffice || sitting.Appointments.Any(held => held.PersonId == personId && held.Kind == AppointmentKind.Invigilator))
                && sitting.Candidates.All(candidate => candidate.PersonId != personId))
            .Select(sitting => new Matter
            {
                Kind = MatterKind.SittingToWatch,
                Id = sitting.Id,
                When = sitting.Opens > now ? sitting.Opens : sitting.Closes,
                Title = sitting.Title,
                Detail = "",
                Count = sitting.Candidates.Count,
            });
    }

    /// <summary>Corrections of duties that wait, as one matter.</summary>
    private IQueryable<Matter> ToDecide(CurrentUser me, DateOnly today) => db.DecidedBy(me, today).AsNoTracking()
        .Where(correction => correction.State == CorrectionState.Proposed && correction.PersonId != me.PersonId)
        .GroupBy(correction => correction.CentreId)
        .Select(all => new Matter
        {
            Kind = MatterKind.CorrectionsToDecide,
            Id = all.Key,
            When = all.Min(correction => correction.ProposedAt),
            Title = "",
            Detail = "",
            Count = all.Count(),
        });

    /// <summary>What became of one's own, for two weeks.</summary>
    private IQueryable<Matter> Decided(Guid centreId, Guid personId, DateTimeOffset now) => db.DutyCorrections.AsNoTracking()
        .Where(correction => correction.CentreId == centreId && correction.PersonId == personId && correction.DecidedAt > now.AddDays(-DaysOfNews)
            && (correction.State == CorrectionState.Confirmed || correction.State == CorrectionState.Refused))
        .Select(correction => new Matter
        {
            Kind = correction.State == CorrectionState.Confirmed ? MatterKind.CorrectionConfirmed : MatterKind.CorrectionRefused,
            Id = correction.Id,
            When = correction.DecidedAt!.Value,
            Title = correction.Position,
            Detail = correction.Answer,
            Count = 0,
        });

    private IQueryable<Matter> ToCorrect(Guid centreId, Guid personId) => Plans(centreId, LessonPlanState.ChangesAsked)
        .Where(plan => plan.AuthorId == personId)
        .Select(plan => new Matter
        {
            Kind = MatterKind.PlanToCorrect,
            Id = plan.Id,
            When = plan.Reviews.Max(review => (DateTimeOffset?)review.At) ?? plan.CreatedAt,
            Title = plan.Header.Title,
            Detail = "",
            Count = 0,
        });

    /// <summary>Plans that are taught within days and cite what holds no more: for whoever wrote or teaches them.</summary>
    private IQueryable<Matter> Outdated(Guid centreId, Guid personId, DateTimeOffset now, DateOnly today) => db.OutdatedPlans(centreId, today)
        .Select(plan => new
        {
            plan.Id,
            plan.Header.Title,
            Starts = db.Sessions.Where(session => session.CentreId == centreId && session.LessonPlanId == plan.Id && session.EndsAt > now
                    && session.StartsAt < now.AddDays(DaysAhead) && (session.LecturerId == personId || plan.AuthorId == personId))
                .Min(session => (DateTimeOffset?)session.StartsAt),
        })
        .Where(plan => plan.Starts != null)
        .Select(plan => new Matter
        {
            Kind = MatterKind.PlanOutdated,
            Id = plan.Id,
            When = plan.Starts!.Value,
            Title = plan.Title,
            Detail = "",
            Count = 0,
        });

    // Nobody approves their own.
    private IQueryable<Matter> ToReview(Guid centreId, Guid personId) => Plans(centreId, LessonPlanState.Submitted)
        .Where(plan => plan.AuthorId != personId)
        .Select(plan => new Matter
        {
            Kind = MatterKind.PlanToReview,
            Id = plan.Id,
            When = plan.Reviews.Max(review => (DateTimeOffset?)review.At) ?? plan.CreatedAt,
            Title = plan.Header.Title,
            Detail = db.People.Where(person => person.Id == plan.AuthorId).Select(person => person.FullName).First(),
            Count = 0,
        });

    private IQueryable<Matter> Beginning(Guid centreId, DateOnly today, DateTimeOffset dawn) => db.Classes.AsNoTracking()
        .Where(one => one.CentreId == centreId && one.Opens >= today && one.Opens <= today.AddDays(DaysAhead))
        .Select(one => new Matter
        {
            Kind = MatterKind.ClassBeginning,
            Id = one.Id,
            When = dawn.AddDays(one.Opens.DayNumber - today.DayNumber),
            Title = one.Name,
            Detail = "",
            Count = one.Enrolments.Count(place => place.LeftAt == null),
        });

    private IQueryable<Matter> WithoutPlan(Guid centreId, DateTimeOffset now) => db.Sessions.AsNoTracking()
        .Where(session => session.CentreId == centreId && session.LessonPlanId == null
            && session.EndsAt > now && session.StartsAt < now.AddDays(DaysAhead))
        .Select(session => new Matter
        {
            Kind = MatterKind.PlanMissing,
            Id = session.Id,
            When = session.StartsAt,
            Title = session.Title,
            Detail = db.Classes.Where(one => one.CentreId == centreId && one.Id == session.ClassId).Select(one => one.Name).First(),
            Count = 0,
        });

    private IQueryable<ExamSitting> Sittings(Guid centreId) => db.Sittings.AsNoTracking().Where(sitting => sitting.CentreId == centreId);

    private IQueryable<LessonPlan> Plans(Guid centreId, LessonPlanState state) =>
        db.LessonPlans.AsNoTracking().Where(plan => plan.CentreId == centreId && plan.State == state);

    private IQueryable<Attempt> Attempts(Guid centreId, Guid personId) =>
        db.Attempts.Where(attempt => attempt.CentreId == centreId && attempt.PersonId == personId);

    private IQueryable<DutyAssignment> Held(Guid centreId, DateOnly today) => db.DutyAssignments.HeldOn(centreId, today);
}
