namespace Lms.Domain.Exams;

/// <summary>
/// Time in the room: extensions, pauses, a close that moves. Attempts that are over get nothing, whoever asks. The caller holds
/// the sitting and its attempts until the commit.
/// </summary>
public sealed partial class ExamSitting
{
    /// <summary>The clocks of all who write stand still since then.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Gives one candidate more time, past the sitting's close when need be.</summary>
    public TimeExtension Extend(Attempt attempt, int minutes, ConductAct act)
    {
        RequireUnsealed();
        RequireOurs(attempt);
        if (attempt.IsOver(act.Now))
        {
            throw new RuleBrokenException("Attempt.NoTimeAfterEnd");
        }

        attempt.Give(Checked(minutes), toOneAlone: true, this);
        return new TimeExtension(this, attempt.PersonId, minutes, act);
    }

    /// <summary>Gives everybody who writes more time, and moves the close as much.</summary>
    /// <param name="attempts">All of the sitting.</param>
    public TimeExtension ExtendAll(IEnumerable<Attempt> attempts, int minutes, ConductAct act)
    {
        RequireUnsealed();
        RequireOpenFor(act.Now);
        var writing = Writing(attempts, act.Now);
        var time = Checked(minutes);
        Closes += time;
        writing.ForEach(attempt => attempt.Give(time, toOneAlone: false, this));
        return new TimeExtension(this, personId: null, minutes, act);
    }

    /// <summary>Stops the clocks of all who write; nobody begins meanwhile.</summary>
    public SittingPause Pause(IEnumerable<Attempt> attempts, ConductAct act)
    {
        RequireUnsealed();
        RequireRunning();
        RequireOpenFor(act.Now);
        var writing = Writing(attempts, act.Now);
        PausedAt = act.Now;
        writing.ForEach(attempt => attempt.Pause(this, act.Now));
        return new SittingPause(this, act);
    }

    /// <summary>Lets the clocks run again: everybody who was writing gets back what the pause took, and the close moves as much.</summary>
    /// <param name="pause">The one that is on; null when none is.</param>
    /// <param name="attempts">All of the sitting.</param>
    public void Resume(SittingPause? pause, IEnumerable<Attempt> attempts, Guid actor, DateTimeOffset now)
    {
        RequireUnsealed();
        var since = PausedAt ?? throw new RuleBrokenException("ExamSitting.NotPaused");
        var waiting = attempts.Where(attempt => attempt.PausedAt is not null && attempt.HandedInAt is null).ToList();
        PausedAt = null;
        Closes += now - since;
        waiting.ForEach(attempt => attempt.Resume(this, now));
        pause!.End(actor, now);
    }

    /// <summary>Moves the close for all. To this moment or earlier means: everybody ends now, in one act.</summary>
    /// <param name="pause">The pause that is on, if any: it ends with the sitting.</param>
    public CloseChange MoveClose(DateTimeOffset to, SittingPause? pause, IEnumerable<Attempt> attempts, ConductAct act)
    {
        RequireUnsealed();
        RequireNotPast(act.Now);
        var ends = to <= act.Now;
        if (!ends)
        {
            RequireRunning();
        }

        var writing = Writing(attempts, act.Now);
        var before = Closes;
        SetClose(ends ? act.Now : to);
        if (ends)
        {
            PausedAt = null;
            pause?.End(act.Actor, act.Now);
        }

        writing.ForEach(attempt => Follow(attempt, ends));
        return new CloseChange(this, before, act);
    }

    public Announcement Announce(string text, Guid actor, DateTimeOffset now)
    {
        RequireUnsealed();
        return new Announcement(this, new ConductAct(actor, now, text));
    }

    private static TimeSpan Checked(int minutes) => minutes is >= 1 and <= TimeExtension.MostMinutes
        ? TimeSpan.FromMinutes(minutes)
        : throw new RuleBrokenException("TimeExtension.MinutesOutOfRange", 1, TimeExtension.MostMinutes);

    private List<Attempt> Writing(IEnumerable<Attempt> attempts, DateTimeOffset now)
    {
        var all = attempts.ToList();
        all.ForEach(RequireOurs);
        return [.. all.Where(attempt => !attempt.IsOver(now))];
    }

    private void Follow(Attempt attempt, bool ends)
    {
        if (ends)
        {
            attempt.EndWith(this);
        }
        else
        {
            attempt.Reckon(this);
        }
    }

    private void SetClose(DateTimeOffset to)
    {
        if (to.ToUniversalTime() is var close && close == Closes)
        {
            throw new RuleBrokenException("ExamSitting.CloseUnchanged", Closes);
        }

        Reschedule(Opens, close, Minutes);
    }

    private void RequireOurs(Attempt attempt)
    {
        if (attempt.CentreId != CentreId || attempt.ExamSittingId != Id)
        {
            throw new RuleBrokenException("ExamSitting.NotACandidate");
        }
    }

    private void RequireRunning()
    {
        if (PausedAt is { } since)
        {
            throw new RuleBrokenException("ExamSitting.Paused", since);
        }
    }

    private void RequireOpenFor(DateTimeOffset now)
    {
        if (now < Opens)
        {
            throw new RuleBrokenException("ExamSitting.NotOpen", Opens, Closes);
        }

        RequireNotPast(now);
    }

    // A paused sitting has not passed its close, however late it is.
    private void RequireNotPast(DateTimeOffset now)
    {
        if (now >= Closes && PausedAt is null)
        {
            throw new RuleBrokenException("ExamSitting.CloseHasPassed", Closes);
        }
    }
}
