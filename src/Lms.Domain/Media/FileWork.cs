namespace Lms.Domain.Media;

public enum WorkState
{
    /// <summary>Its turn has not come.</summary>
    Waiting = 1,

    /// <summary>A node is at it, or was when it went down: whoever finds the row free takes it up again.</summary>
    Working,

    Done,

    Failed,
}

/// <summary>
/// What becomes of the content of a file in the background: once for the same bytes, however many lesson plans hold them under whatever
/// names.
/// </summary>
/// <typeparam name="TProblem">Why it may fail.</typeparam>
public abstract class FileWork<TProblem> : ICentreOwned
    where TProblem : struct, Enum
{
    /// <summary>How often a file is begun at most, by itself or because somebody asks again.</summary>
    public const int MostTries = 5;

    /// <summary>How often a file may take its node down before it is left alone until somebody asks again.</summary>
    public const int MostInterrupted = 3;

    protected FileWork()
    {
    }

    protected FileWork(Guid centreId, string sha256, DateTimeOffset now)
    {
        CentreId = centreId;
        Sha256 = sha256;
        State = WorkState.Waiting;
        AskedAt = now;
    }

    public Guid CentreId { get; private set; }

    /// <summary>Of the file as it was sent.</summary>
    public string Sha256 { get; private set; } = "";

    public WorkState State { get; private set; }

    public TProblem? Problem { get; private set; }

    /// <summary>Places in the queue go by it.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Begun so often.</summary>
    public int Tries { get; private set; }

    /// <summary>Begun so often since somebody last asked.</summary>
    public int TriesSinceAsked { get; private set; }

    public bool MayBeTriedAgain => State == WorkState.Failed && Tries < MostTries;

    /// <summary>The refusal to begin again what has not failed.</summary>
    protected abstract string NotFailed { get; }

    /// <summary>The refusal to begin again what was begun too often.</summary>
    protected abstract string TooManyTries { get; }

    /// <summary>The node went down over it each time.</summary>
    protected abstract TProblem Interrupted { get; }

    /// <summary>A node takes it, for the first time or from one that went down.</summary>
    /// <returns>False when it took its node down too often: it has failed then.</returns>
    public bool Begin(DateTimeOffset now)
    {
        if (State is not (WorkState.Waiting or WorkState.Working))
        {
            throw new InvalidOperationException($"It is {State}.");
        }

        if (TriesSinceAsked >= MostInterrupted || Tries >= MostTries)
        {
            (State, Problem, EndedAt) = (WorkState.Failed, Interrupted, now);
            return false;
        }

        (State, StartedAt, Tries, TriesSinceAsked) = (WorkState.Working, now, Tries + 1, TriesSinceAsked + 1);
        return true;
    }

    public void Fail(TProblem problem, DateTimeOffset now)
    {
        RequireBegun();
        (State, Problem, EndedAt) = (WorkState.Failed, problem, now);
    }

    /// <summary>The node goes down in good order: it counts as not begun.</summary>
    public void PutBack()
    {
        RequireBegun();
        (State, StartedAt, Tries, TriesSinceAsked) = (WorkState.Waiting, null, Tries - 1, TriesSinceAsked - 1);
    }

    /// <exception cref="RuleBrokenException">It has not failed, or was begun too often.</exception>
    public void AskAgain(DateTimeOffset now)
    {
        if (State != WorkState.Failed)
        {
            throw new RuleBrokenException(NotFailed);
        }

        if (!MayBeTriedAgain)
        {
            throw new RuleBrokenException(TooManyTries, MostTries);
        }

        (State, Problem, AskedAt, StartedAt, EndedAt, TriesSinceAsked) = (WorkState.Waiting, null, now, null, null, 0);
    }

    protected void End(DateTimeOffset now)
    {
        RequireBegun();
        (State, EndedAt) = (WorkState.Done, now);
    }

    private void RequireBegun()
    {
        if (State != WorkState.Working)
        {
            throw new InvalidOperationException($"It is {State}.");
        }
    }
}
