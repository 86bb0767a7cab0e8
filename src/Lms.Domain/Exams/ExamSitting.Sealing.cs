namespace Lms.Domain.Exams;

/// <summary>From the last word written to the released mark: absence, seal, release.</summary>
public sealed partial class ExamSitting
{
    public const int MarkersNeeded = 2;

    /// <summary>When the scripts were made; from then on nobody writes.</summary>
    public DateTimeOffset? SealedAt { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public Guid? ReleasedBy { get; private set; }

    /// <summary>The close with its grace, and with the longest way of a file that set out in time.</summary>
    public DateTimeOffset TakesNothingFrom => Closes + Grace + (TakesFiles ? AttemptFolder.LongestUpload : TimeSpan.Zero);

    /// <summary>Records as absent exactly those who are listed: candidates who never started and stand on no record yet.</summary>
    /// <param name="listed">Whom the recorder saw on the list.</param>
    /// <param name="started">Everybody who has an attempt.</param>
    public void RecordAbsent(IReadOnlyCollection<Guid> listed, IReadOnlySet<Guid> started, Guid actor, DateTimeOffset now)
    {
        RequireUnsealed();
        RequireClosed(now);
        if (listed.Any(started.Contains))
        {
            throw new RuleBrokenException("ExamSitting.StartedIsNotAbsent");
        }

        var missing = Unaccounted(started).ToList();
        if (!missing.Select(candidate => candidate.PersonId).ToHashSet().SetEquals(listed))
        {
            throw new RuleBrokenException("ExamSitting.AbsentListChanged", missing.Count);
        }

        missing.ForEach(candidate => candidate.RecordAbsent(actor, now));
    }

    /// <summary>Candidates who neither started nor are recorded as absent or excused.</summary>
    public IEnumerable<Candidate> Unaccounted(IReadOnlySet<Guid> started) =>
        candidates.Where(candidate => candidate is { IsAbsent: false, IsPostponed: false } && !started.Contains(candidate.PersonId));

    /// <summary>Whose attempts become scripts: those who started, without the excused.</summary>
    public IReadOnlySet<Guid> Writers(IReadOnlySet<Guid> started) =>
        started.Except(candidates.Where(candidate => candidate.IsPostponed).Select(candidate => candidate.PersonId)).ToHashSet();

    /// <summary>Closes the sitting for writing, before its scripts are made.</summary>
    /// <param name="started">Everybody who has an attempt: each becomes a script, but for the excused.</param>
    /// <param name="stillWriting">Attempts neither handed in nor out of time.</param>
    /// <param name="maskRounds">Of masks, by the pinned policy: two need a second key-holder.</param>
    public void Seal(IReadOnlySet<Guid> started, int stillWriting, DateTimeOffset now, int maskRounds = 1)
    {
        RequireSealable(started, stillWriting, now, maskRounds);
        SealedAt = now;
    }

    public void RequireSealable(IReadOnlySet<Guid> started, int stillWriting, DateTimeOffset now, int maskRounds = 1)
    {
        RequireUnsealed();
        RequireClosed(now);
        if (stillWriting > 0)
        {
            throw new RuleBrokenException("ExamSitting.StillWriting", stillWriting);
        }

        var scripts = Writers(started).Count;
        var absent = candidates.Count(candidate => candidate.IsAbsent);
        var postponed = candidates.Count(candidate => candidate.IsPostponed);
        if (Unaccounted(started).Any() || candidates.Count != scripts + absent + postponed)
        {
            throw new RuleBrokenException("ExamSitting.CandidatesUnaccounted", candidates.Count, scripts, absent, postponed);
        }

        if (scripts == 0)
        {
            throw new RuleBrokenException("ExamSitting.NobodyWrote");
        }

        RequireAppointed(maskRounds);
    }

    /// <summary>Between allocation and release: when lots are drawn and marks settled.</summary>
    public void RequireMarking()
    {
        RequireSealed();
        if (AllocatedAt is null)
        {
            throw new RuleBrokenException("ExamSitting.NotAllocated");
        }

        if (ReleasedAt is { } released)
        {
            throw new RuleBrokenException("ExamSitting.AlreadyReleased", released);
        }
    }

    /// <param name="unsettled">Scripts without a reconciled mark.</param>
    public void Release(Guid actor, int unsettled, DateTimeOffset now)
    {
        RequireMarking();
        if (unsettled > 0)
        {
            throw new RuleBrokenException("ExamSitting.ScriptsUnsettled", unsettled);
        }

        ReleasedAt = now;
        ReleasedBy = actor;
    }

    private void RequireClosed(DateTimeOffset now)
    {
        RequireRunning();
        if (now < TakesNothingFrom)
        {
            throw new RuleBrokenException("ExamSitting.NotYetClosed", TakesNothingFrom);
        }
    }

    private void RequireAppointed(int maskRounds)
    {
        if (Holders(AppointmentKind.MaskingOfficer).Count == 0)
        {
            throw new RuleBrokenException("ExamSitting.NoMaskingOfficer");
        }

        if (maskRounds > 1 && Holders(AppointmentKind.SecondKeyHolder).Count == 0)
        {
            throw new RuleBrokenException("ExamSitting.NoSecondKeyHolder");
        }

        if (Holders(AppointmentKind.HeadOfMarking).Count == 0)
        {
            throw new RuleBrokenException("ExamSitting.NoHeadOfMarking");
        }

        if (Holders(AppointmentKind.Marker) is { Count: < MarkersNeeded } markers)
        {
            throw new RuleBrokenException("ExamSitting.TooFewMarkers", MarkersNeeded, markers.Count);
        }

        // Appointments of an earlier version were not held against each other.
        foreach (var held in appointments.Where(held => KnowsScripts(held.Kind)))
        {
            RequireFree(held.PersonId, held.Kind);
        }
    }
}
