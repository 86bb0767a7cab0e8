using Lms.Domain.Exams;

namespace Lms.Domain.Marking.Standardising;

/// <summary>One marker's sheet for a script of the set that all mark first. It counts for no result.</summary>
public sealed class StandardSheet : ICentreOwned
{
    private readonly List<StandardMark> marks = [];

    private StandardSheet()
    {
    }

    internal StandardSheet(Script script, Guid markerId)
    {
        CentreId = script.CentreId;
        Id = Guid.NewGuid();
        ScriptId = script.Id;
        MarkerId = markerId;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ScriptId { get; private set; }

    public Guid MarkerId { get; private set; }

    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>Grows with every change; by it two windows notice each other.</summary>
    public long Sequence { get; private set; }

    public IReadOnlyList<StandardMark> Marks => marks;

    public decimal? MarkFor(Guid itemId) => marks.Find(mark => mark.SchemeItemId == itemId)?.Value;

    /// <summary>Refuses a change that was made on an older state of the sheet: in another window, or before a lock.</summary>
    public void RequireSequence(long sequence)
    {
        if (Sequence != sequence)
        {
            throw new RuleBrokenException("MarkSheet.ChangedElsewhere");
        }
    }

    /// <summary>Marks these items; others keep what they have.</summary>
    public void Mark(IReadOnlyCollection<SchemeItem> items, IReadOnlyDictionary<Guid, decimal> given, decimal step)
    {
        RequireOpen();
        foreach (var (itemId, value) in given)
        {
            var item = items.SingleOrDefault(item => item.Id == itemId) ?? throw new RuleBrokenException("MarkSheet.ItemUnknown");
            item.RequireMark(value, step);
            marks.RemoveAll(mark => mark.SchemeItemId == itemId && mark.Value != value);
            if (MarkFor(itemId) is null)
            {
                marks.Add(new StandardMark(this, itemId, value));
                Sequence++;
            }
        }
    }

    /// <summary>From here on it does not change, and the agreed marks are seen.</summary>
    public void Lock(IReadOnlyCollection<SchemeItem> items, DateTimeOffset now)
    {
        RequireOpen();
        if (items.Count(item => MarkFor(item.Id) is null) is > 0 and var missing)
        {
            throw new RuleBrokenException("MarkSheet.ItemsUnmarked", missing);
        }

        LockedAt = now;
        Sequence++;
    }

    private void RequireOpen()
    {
        if (LockedAt is not null)
        {
            throw new RuleBrokenException("MarkSheet.Locked");
        }
    }
}

public sealed class StandardMark : ICentreOwned
{
    private StandardMark()
    {
    }

    internal StandardMark(StandardSheet sheet, Guid itemId, decimal value)
    {
        CentreId = sheet.CentreId;
        StandardSheetId = sheet.Id;
        SchemeItemId = itemId;
        Value = value;
    }

    public Guid CentreId { get; private set; }

    public Guid StandardSheetId { get; private set; }

    public Guid SchemeItemId { get; private set; }

    public decimal Value { get; private set; }
}
