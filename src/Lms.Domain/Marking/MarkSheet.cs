using Lms.Domain.Exams;

namespace Lms.Domain.Marking;

/// <summary>
/// One marker's sheet (phiếu chấm) for one script in one round: a mark per scheme item, and remarks. Once locked it
/// never changes.
/// </summary>
public sealed partial class MarkSheet : ICentreOwned
{
    private readonly List<ItemMark> marks = [];

    private MarkSheet()
    {
    }

    public MarkSheet(Guid centreId, Guid scriptId, int round, Guid markerId)
    {
        CentreId = centreId;
        Id = Guid.NewGuid();
        ScriptId = scriptId;
        Round = round;
        MarkerId = markerId;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ScriptId { get; private set; }

    /// <summary>1 or 2; 3 for a third marking.</summary>
    public int Round { get; private set; }

    public Guid MarkerId { get; private set; }

    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>Grows with every change; the entity tag by which two tabs notice each other.</summary>
    public long Sequence { get; private set; }

    public DateTimeOffset? SavedAt { get; private set; }

    public IReadOnlyList<ItemMark> Marks => marks;

    public decimal Total => marks.Sum(mark => mark.Value);

    /// <summary>Refuses a change that was made on an older state of the sheet: in another tab, or before a lock.</summary>
    public void RequireSequence(long sequence)
    {
        if (Sequence != sequence)
        {
            throw new RuleBrokenException("MarkSheet.ChangedElsewhere");
        }
    }

    public void Mark(SchemeItem item, decimal value, decimal step, DateTimeOffset now)
    {
        RequireOpen();
        if (value < 0 || value > item.Max)
        {
            throw new RuleBrokenException("MarkSheet.MarkOutOfRange", item.Max);
        }

        if (value % step != 0)
        {
            throw new RuleBrokenException("MarkSheet.MarkOffStep", step);
        }

        var mark = marks.Find(mark => mark.SchemeItemId == item.Id);
        if (mark is null)
        {
            marks.Add(new ItemMark(CentreId, Id, item.Id, value));
        }
        else
        {
            mark.Change(value);
        }

        Changed(now);
    }

    /// <param name="items">Every scheme item of the paper: each needs a mark.</param>
    public void Lock(IReadOnlyCollection<SchemeItem> items, DateTimeOffset now)
    {
        RequireOpen();
        var missing = items.Count(item => !marks.Exists(mark => mark.SchemeItemId == item.Id));
        if (missing > 0)
        {
            throw new RuleBrokenException("MarkSheet.ItemsUnmarked", missing);
        }

        LockedAt = now;
        Changed(now);
    }

    private void Changed(DateTimeOffset now)
    {
        Sequence++;
        SavedAt = now;
    }

    private void RequireOpen()
    {
        if (LockedAt is not null)
        {
            throw new RuleBrokenException("MarkSheet.Locked");
        }
    }
}
