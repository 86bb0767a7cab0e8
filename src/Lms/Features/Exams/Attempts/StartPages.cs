using Lms.Data;
using Lms.Data.Conduct;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Features.Exams.Attempts;

/// <summary>What a candidate reads before beginning.</summary>
public sealed record StartPage(
    Guid SittingId, string Title, string Class, DateTimeOffset Opens, DateTimeOffset Closes, int? Minutes, TimeSpan Grace,
    SittingState State, DateTimeOffset Now)
{
    /// <summary>Null when the reader is not on the list.</summary>
    public int? Number { get; init; }

    public Guid? AttemptId { get; init; }

    public bool TakesFiles { get; init; }

    public DutySnapshot? Duty { get; init; }

    public int Questions { get; init; }

    public decimal Points { get; init; }

    /// <summary>No duty question, or one that the office has opened to everybody: the duty does not decide.</summary>
    public bool UsesDuty { get; init; }

    public WhyBlocked? Blocked { get; init; }

    public bool IsPostponed { get; init; }

    public SittingKind Kind { get; init; }

    public FollowUpReason? CameFor { get; init; }

    public DateTimeOffset DeadlineIfStartedNow =>
        Minutes is { } minutes && Now.AddMinutes(minutes) < Closes ? Now.AddMinutes(minutes) : Closes;
}

public sealed class StartPages(LmsDbContext db, TimeProvider clock)
{
    /// <summary>Null for those who have nothing to do with the sitting.</summary>
    public async Task<StartPage?> Read(CurrentUser me, Guid sittingId, CancellationToken stop)
    {
        var row = await db.Sittings.AsNoTracking().VisibleTo(me)
            .Where(sitting => sitting.Id == sittingId)
            .Select(sitting => new
            {
                Sitting = sitting,
                Class = db.Classes.First(known => known.CentreId == sitting.CentreId && known.Id == sitting.ClassId).Name,
                Candidate = sitting.Candidates.FirstOrDefault(candidate => candidate.PersonId == me.PersonId),
                AttemptId = db.Attempts
                    .Where(taken => taken.CentreId == sitting.CentreId && taken.ExamSittingId == sitting.Id && taken.PersonId == me.PersonId)
                    .Select(taken => (Guid?)taken.Id).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(stop);
        if (row is null)
        {
            return null;
        }

        var (sitting, now) = (row.Sitting, clock.GetUtcNow());
        var page = new StartPage(
            sitting.Id, sitting.Title, row.Class, sitting.Opens, sitting.Closes, sitting.Minutes, sitting.Grace,
            SittingStates.Of(sitting.Opens, sitting.Closes, sitting.SealedAt, sitting.ReleasedAt, now), now)
        {
            Number = row.Candidate?.Number,
            IsPostponed = row.Candidate?.IsPostponed ?? false,
            Kind = sitting.Kind,
            CameFor = row.Candidate?.CameFor,
            AttemptId = row.AttemptId,
            TakesFiles = sitting.TakesFiles,
        };
        return row.Candidate is { } candidate ? await WithDuty(page, me, sitting, candidate, stop) : page;
    }

    /// <summary>Begins the attempt; begun twice, or in two tabs at once, it is the same one.</summary>
    public async Task<Guid> Begin(CurrentUser me, Guid sittingId, DateTimeOffset now, CancellationToken stop)
    {
        await using var change = await db.ShareSitting(me.CentreId, sittingId, stop);
        var sitting = await db.Sittings
            .Include(known => known.Candidates.Where(candidate => candidate.PersonId == me.PersonId))
            .SingleAsync(known => known.CentreId == me.CentreId && known.Id == sittingId, stop);
        var paper = await db.Papers.AsNoTrackingWithIdentityResolution().WithQuestions().InCentre(me.CentreId, sitting.ExamPaperId, stop);
        var duty = await SpeakingDuties.Of(db, me.CentreId, me.PersonId, SchoolTime.Day(now), stop);
        var accommodation = await db.StandingAccommodation(me.CentreId, sittingId, me.PersonId, stop);
        var attempt = sitting.Start(me.PersonId, paper!, duty.Snapshot, Prose.Write, now, duty.WantsLook, accommodation);
        db.Attempts.Add(attempt);
        db.Answers.AddRange(attempt.Questions.Select(question => new Answer(attempt, question.Number, now)));
        db.Record(me.CentreId, me.PersonId, "Attempt.Started", attempt.Id, now);
        try
        {
            await db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
            return attempt.Id;
        }
        catch (DbUpdateException problem) when (problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            await change.RollbackAsync(stop);
            db.ChangeTracker.Clear();
            return await db.Attempts.TakenBy(me).Where(taken => taken.ExamSittingId == sittingId).Select(taken => taken.Id).SingleAsync(stop);
        }
    }

    private async Task<StartPage> WithDuty(StartPage page, CurrentUser me, ExamSitting sitting, Candidate candidate, CancellationToken stop)
    {
        var day = SchoolTime.Day(page.Now < page.Opens ? page.Opens : page.Now);
        var (duty, wantsLook) = await SpeakingDuties.Of(db, me.CentreId, me.PersonId, day, stop);
        var questions = await db.QuestionsOf(sitting).AsNoTracking()
            .Include(asked => asked.Question).ThenInclude(question => question.Variants)
            .Select(asked => asked.Question).ToListAsync(stop);
        var usesDuty = questions.Exists(question => question.Kind == QuestionKind.Duty);
        return page with
        {
            Duty = duty,
            Questions = questions.Count,
            Points = questions.Sum(question => question.Points),
            UsesDuty = usesDuty,
            Blocked = !usesDuty || candidate.GeneralVariantGrantedAt is not null ? null
                : duty is null ? WhyBlocked.NoDuty
                : wantsLook ? WhyBlocked.WordingNotLookedOver
                : questions.TrueForAll(question => question.Serves(duty.Tag)) ? null
                : WhyBlocked.NoVariant,
        };
    }
}
