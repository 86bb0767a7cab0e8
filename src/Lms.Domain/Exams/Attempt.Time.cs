namespace Lms.Domain.Exams;

/// <summary>
/// How long one trainee may write. The deadline is the nearer of two: the trainee's own time from the start, and the sitting's
/// close; each with what was added to it.
/// </summary>
public sealed partial class Attempt
{
    /// <summary>How long a pause that nobody ends keeps attempts open: then what is stored counts.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    /// <summary>Added to the own time: accommodation, extensions singly and for all, pauses.</summary>
    public TimeSpan Added { get; private set; }

    /// <summary>
    /// The part of <see cref="Added"/> that reaches past the sitting's close: what this person alone was given. What was given
    /// to all moved the close itself.
    /// </summary>
    public TimeSpan PastClose { get; private set; }

    /// <summary>Since when the time stands still. What was typed before is still taken meanwhile.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>When a suspension cut this attempt short; null also where it was over already.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <summary>When a postponement took the trainee out of the sitting; null also where the attempt was over already.</summary>
    public DateTimeOffset? SetAsideAt { get; private set; }

    internal void Give(TimeSpan time, bool toOneAlone, ExamSitting sitting)
    {
        Added += time;
        PastClose += toOneAlone ? time : TimeSpan.Zero;
        Reckon(sitting);
    }

    internal void Pause(ExamSitting sitting, DateTimeOffset now)
    {
        PausedAt = now;
        Reckon(sitting);
    }

    internal void Resume(ExamSitting sitting, DateTimeOffset now)
    {
        var stood = now - PausedAt!.Value;
        PausedAt = null;
        Give(stood, toOneAlone: false, sitting);
    }

    /// <summary>Ends with the sitting, whatever was given beyond it.</summary>
    internal void EndWith(ExamSitting sitting)
    {
        PausedAt = null;
        PastClose = TimeSpan.Zero;
        Reckon(sitting);
    }

    /// <summary>From this moment on nothing is taken: not even what is on its way, for the grace is for the honest.</summary>
    internal void Suspend(DateTimeOffset now)
    {
        SuspendedAt = now;
        CutShort(now);
    }

    /// <summary>The trainee is excused: what was written is kept, and no script is made of it.</summary>
    internal void SetAside(DateTimeOffset now)
    {
        SetAsideAt = now;
        CutShort(now);
    }

    /// <param name="lost">What being sent away cost; zero when the sitting has closed meanwhile.</param>
    /// <param name="closeMoved">By how much of it the close itself moved.</param>
    internal void Reinstate(TimeSpan lost, TimeSpan closeMoved, ExamSitting sitting)
    {
        SuspendedAt = null;
        SetAsideAt = null;
        if (lost > TimeSpan.Zero)
        {
            Added += lost;
            PastClose += lost - closeMoved;
            Reckon(sitting);
        }
    }

    internal void Reckon(ExamSitting sitting)
    {
        var close = sitting.Closes + PastClose;
        var own = sitting.Minutes is { } minutes ? StartedAt.AddMinutes(minutes) + Added : close;
        Deadline = own < close ? own : close;
        AcceptsUntil = (PausedAt is { } paused && paused + LongestPause is var latest && latest > Deadline ? latest : Deadline) + sitting.Grace;
    }

    private void CutShort(DateTimeOffset now)
    {
        Added += PausedAt is { } paused ? now - paused : TimeSpan.Zero;
        PausedAt = null;
        Deadline = now < Deadline ? now : Deadline;
        AcceptsUntil = now.AddMicroseconds(-1);
    }
}
