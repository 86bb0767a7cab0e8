namespace Lms.Domain.Exams;

/// <summary>Between the seal and the markers: masks are put on, the scripts are handed over, and given out.</summary>
public sealed partial class ExamSitting
{
    /// <summary>With two rounds of masks: when the first key-holder was done, so that the second may begin.</summary>
    public DateTimeOffset? FirstMasksClosedAt { get; private set; }

    /// <summary>When the scripts left the masking officer (giao bài): from then on no mask changes.</summary>
    public DateTimeOffset? HandedOverAt { get; private set; }

    /// <summary>Null for sittings from before there was such a step.</summary>
    public Guid? HandedOverBy { get; private set; }

    /// <summary>When the scripts were given to markers; before that no marker sees anything of them.</summary>
    public DateTimeOffset? AllocatedAt { get; private set; }

    /// <summary>Null where <see cref="HandedOverBy"/> is.</summary>
    public Guid? AllocatedBy { get; private set; }

    /// <summary>The head says that a marker's bag opens only when their sheets of the common set are locked.</summary>
    public bool StandardFirst { get; private set; }

    /// <summary>While names may be masked and unmasked.</summary>
    public bool IsMasking => SealedAt is not null && FirstMasksClosedAt is null && HandedOverAt is null;

    public void RequireMasking()
    {
        RequireSealed();
        RequireNotHandedOver();
        if (FirstMasksClosedAt is { } closed)
        {
            throw new RuleBrokenException("ExamSitting.FirstMasksClosed", closed);
        }
    }

    /// <summary>The first of two key-holders is done: the second draws the numbers that markers see.</summary>
    /// <param name="undecided">Names found in the scripts that nobody decided on yet.</param>
    public void CloseFirstMasks(int undecided, DateTimeOffset now)
    {
        RequireMasking();
        RequireDecided(undecided);
        FirstMasksClosedAt = now;
    }

    /// <param name="rounds">Of masks, by the pinned policy: with two, the first must be closed.</param>
    /// <param name="undecided">Names found in the scripts that nobody decided on yet.</param>
    public void HandOver(Guid actor, int rounds, int undecided, DateTimeOffset now)
    {
        RequireSealed();
        RequireNotHandedOver();
        RequireDecided(undecided);
        if (rounds > 1 && FirstMasksClosedAt is null)
        {
            throw new RuleBrokenException("ExamSitting.FirstMasksOpen");
        }

        (HandedOverAt, HandedOverBy) = (now, actor);
    }

    public void Allocate(Guid actor, DateTimeOffset now)
    {
        RequireAllocatable();
        (AllocatedAt, AllocatedBy) = (now, actor);
    }

    public void RequireAllocatable()
    {
        RequireSealed();
        if (HandedOverAt is null)
        {
            throw new RuleBrokenException("ExamSitting.NotHandedOver");
        }

        if (AllocatedAt is { } allocated)
        {
            throw new RuleBrokenException("ExamSitting.AllocatedAlready", allocated);
        }
    }

    /// <summary>From hand-over on, until release, scripts may be marked for practice.</summary>
    public void RequireStandardisable()
    {
        RequireSealed();
        if (HandedOverAt is null)
        {
            throw new RuleBrokenException("ExamSitting.NotHandedOver");
        }

        if (ReleasedAt is { } released)
        {
            throw new RuleBrokenException("ExamSitting.AlreadyReleased", released);
        }
    }

    /// <summary>Whether the common set comes before the bags.</summary>
    public void PutStandardFirst(bool first)
    {
        RequireStandardisable();
        StandardFirst = first;
    }

    private void RequireSealed()
    {
        if (SealedAt is null)
        {
            throw new RuleBrokenException("ExamSitting.NotSealed");
        }
    }

    private void RequireNotHandedOver()
    {
        if (HandedOverAt is { } handedOver)
        {
            throw new RuleBrokenException("ExamSitting.HandedOverAlready", handedOver);
        }
    }

    private static void RequireDecided(int undecided)
    {
        if (undecided > 0)
        {
            throw new RuleBrokenException("ExamSitting.NamesUndecided", undecided);
        }
    }
}
