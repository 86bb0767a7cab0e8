using Lms.Domain.Language;
using Lms.Domain.Organisation;

namespace Lms.Domain.Exams;

/// <summary>
/// An exam sitting (ca thi): one paper written by the trainees of one class between two instants. How it is held is its
/// <see cref="Kind"/>.
/// </summary>
public sealed partial class ExamSitting : ICentreOwned
{
    public const int TitleLength = 200;

    private readonly List<Candidate> candidates = [];
    private readonly List<Appointment> appointments = [];

    private ExamSitting()
    {
    }

    /// <param name="grace">How long after a deadline a late save is still taken: the pinned policy's.</param>
    public ExamSitting(
        Guid centreId, Guid classId, Guid paperId, string title, DateTimeOffset opens, DateTimeOffset closes,
        int? minutes, TimeSpan grace, SittingKind kind)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        ClassId = classId;
        ExamPaperId = paperId;
        Title = title.Trim().Length is > 0 and <= TitleLength
            ? title.Trim()
            : throw new RuleBrokenException("ExamSitting.TitleRequired", TitleLength);
        Grace = grace;
        FirstId = Id;
        Reschedule(opens, closes, minutes);
        Kind = SittingKinds.Checked(kind, closes - opens, minutes);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ClassId { get; private set; }

    public Guid ExamPaperId { get; private set; }

    public string Title { get; private set; } = "";

    public SittingKind Kind { get; private set; }

    public DateTimeOffset Opens { get; private set; }

    public DateTimeOffset Closes { get; private set; }

    /// <summary>Minutes each trainee has from their start; null: until the sitting closes.</summary>
    public int? Minutes { get; private set; }

    public TimeSpan Grace { get; private set; }

    public IReadOnlyList<Candidate> Candidates => candidates;

    public IReadOnlyList<Appointment> Appointments => appointments;

    public bool IsOpen(DateTimeOffset now) => now >= Opens && now < Closes && SealedAt is null;

    public void Reschedule(DateTimeOffset opens, DateTimeOffset closes, int? minutes)
    {
        if (closes <= opens)
        {
            throw new RuleBrokenException("ExamSitting.ClosesBeforeItOpens", opens);
        }

        if (minutes is < 5 or > 600)
        {
            throw new RuleBrokenException("ExamSitting.MinutesOutOfRange", 5, 600);
        }

        if (TakesFiles)
        {
            RequireTimeForFiles(minutes);
        }

        Opens = opens.ToUniversalTime();
        Closes = closes.ToUniversalTime();
        Minutes = minutes;
    }

    /// <summary>
    /// A rule that it pinned was withdrawn before its first day, and so before the sitting opens: it keeps to the one before.
    /// </summary>
    public SittingPolicy Repin(PolicyRecord before, DateTimeOffset now)
    {
        if (Opens <= now)
        {
            throw new RuleBrokenException("ExamSitting.OpenedAlready", Title);
        }

        if (before.Key == PolicyKey.SaveGraceSeconds)
        {
            Grace = new PolicyBook([before]).SaveGrace;
        }

        return new SittingPolicy(this, before.Id);
    }

    /// <summary>Puts a trainee on the list with the next candidate number (số báo danh). Twice changes nothing.</summary>
    public void Admit(Guid personId)
    {
        RequireUnsealed();
        if (FollowsId is not null)
        {
            throw new RuleBrokenException("ExamSitting.FollowUpListStands");
        }

        Admit(personId, cameFor: null);
    }

    /// <summary>Lets a candidate without a fitting duty write the general variant.</summary>
    public void GrantGeneralVariant(Guid personId, Guid actor, DateTimeOffset now)
    {
        RequireUnsealed();
        Candidate(personId).GrantGeneralVariant(actor, now);
    }

    /// <summary>Starts a candidate's attempt, with the question as this duty words it.</summary>
    /// <param name="duty">The one duty that speaks for the trainee today; null when none is held.</param>
    /// <param name="wantsLook">The duty's wording was not looked over yet: it enters no question.</param>
    /// <param name="accommodation">What the office recorded for this candidate before the day.</param>
    /// <param name="show">Turns filled-in Markdown into what may be shown.</param>
    public Attempt Start(
        Guid personId, ExamPaper paper, DutySnapshot? duty, Func<string, WrittenText> show, DateTimeOffset now, bool wantsLook = false,
        Accommodation? accommodation = null)
    {
        var candidate = RequireMayStart(personId, now);
        var spoken = wantsLook ? null : duty;
        var attempt = new Attempt(this, personId, spoken, now, accommodation?.Extra(this) ?? TimeSpan.Zero);
        foreach (var asked in paper.Of(Form))
        {
            var source = asked.Question.SourceFor(spoken, candidate.GeneralVariantGrantedAt is not null)
                ?? throw new RuleBrokenException(
                    duty is null ? "ExamSitting.NoCurrentDuty" : wantsLook ? "ExamSitting.WordingNotLookedOver" : "ExamSitting.NoVariantForDuty");
            attempt.Ask(asked, show(source));
        }

        return attempt;
    }

    private void Admit(Guid personId, FollowUpReason? cameFor)
    {
        if (appointments.Exists(held => held.PersonId == personId && KnowsScripts(held.Kind)))
        {
            throw new RuleBrokenException("ExamSitting.CandidateCannotMark");
        }

        if (candidates.TrueForAll(candidate => candidate.PersonId != personId))
        {
            candidates.Add(new Candidate(CentreId, Id, personId, candidates.Count + 1, cameFor));
        }
    }

    private Candidate RequireMayStart(Guid personId, DateTimeOffset now)
    {
        RequireRunning();
        if (!IsOpen(now))
        {
            throw new RuleBrokenException("ExamSitting.NotOpen", Opens, Closes);
        }

        var candidate = Candidate(personId);
        return candidate.IsPostponed ? throw new RuleBrokenException("ExamSitting.Postponed")
            : candidate.IsAbsent ? throw new RuleBrokenException("ExamSitting.RecordedAbsent")
            : candidate.IsSuspended ? throw new RuleBrokenException("ExamSitting.Suspended")
            : candidate;
    }

    private void RequireUnsealed()
    {
        if (SealedAt is not null)
        {
            throw new RuleBrokenException("ExamSitting.Sealed");
        }
    }

    private Candidate Candidate(Guid personId) =>
        candidates.Find(candidate => candidate.PersonId == personId) ?? throw new RuleBrokenException("ExamSitting.NotACandidate");
}
