using Lms.Domain.Exams;

namespace Lms.Domain.Marking.Standardising;

/// <summary>
/// A script that all markers of a sitting mark first (chấm chung), each on a sheet that does not count, and the marks that the
/// group then agreed on.
/// </summary>
public sealed class StandardScript : ICentreOwned
{
    /// <summary>More than these nobody marks for practice.</summary>
    public const int Most = 10;

    private readonly List<AgreedMark> agreed = [];

    private StandardScript()
    {
    }

    private StandardScript(Script script, int place)
    {
        CentreId = script.CentreId;
        ExamSittingId = script.ExamSittingId;
        ScriptId = script.Id;
        Place = place;
    }

    public Guid CentreId { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid ScriptId { get; private set; }

    /// <summary>From 1, as drawn: what the script is called among its markers.</summary>
    public int Place { get; private set; }

    /// <summary>When every item had its agreed mark; a marker sees them once their own sheet is locked.</summary>
    public DateTimeOffset? AgreedAt { get; private set; }

    public Guid? AgreedBy { get; private set; }

    public IReadOnlyList<AgreedMark> Agreed => agreed;

    /// <summary>Draws the set by lot, from scripts that no marker is kept from as long as there are enough of them.</summary>
    /// <param name="scripts">All of the sitting, handed over.</param>
    /// <param name="barred">By script, the markers who must not have it: they get no sheet for it.</param>
    public static IReadOnlyList<(StandardScript Script, IReadOnlyList<StandardSheet> Sheets)> Draw(
        ExamSitting sitting, IReadOnlyCollection<Script> scripts, int count, ILookup<Guid, Guid> barred, Lot lot)
    {
        sitting.RequireStandardisable();
        if (count < 1 || count > Most || count > scripts.Count)
        {
            throw new RuleBrokenException("StandardScript.CountOutOfRange", 1, Math.Min(Most, scripts.Count));
        }

        return [.. lot.Shuffled(scripts).OrderBy(script => barred[script.Id].Any()).Take(count).Select((script, at) =>
        {
            var free = sitting.Holders(AppointmentKind.Marker).Except(barred[script.Id]);
            return (new StandardScript(script, at + 1), (IReadOnlyList<StandardSheet>)[.. free.Select(marker => new StandardSheet(script, marker))]);
        })];
    }

    /// <summary>Writes down what the group agreed on: a mark for every item, with a remark where one helps.</summary>
    public void Agree(
        IReadOnlyCollection<SchemeItem> items, IReadOnlyDictionary<Guid, (decimal Mark, string Remark)> given, decimal step, Guid actor, DateTimeOffset now)
    {
        if (items.Any(item => !given.ContainsKey(item.Id)))
        {
            throw new RuleBrokenException("MarkSheet.ItemsUnmarked", items.Count(item => !given.ContainsKey(item.Id)));
        }

        foreach (var item in items)
        {
            item.RequireMark(given[item.Id].Mark, step);
        }

        agreed.Clear();
        agreed.AddRange(items.Select(item => new AgreedMark(this, item.Id, given[item.Id].Mark, given[item.Id].Remark)));
        (AgreedAt, AgreedBy) = (now, actor);
    }
}

public sealed class AgreedMark : ICentreOwned
{
    public const int RemarkLength = 500;

    private AgreedMark()
    {
    }

    internal AgreedMark(StandardScript script, Guid itemId, decimal value, string remark)
    {
        CentreId = script.CentreId;
        ScriptId = script.ScriptId;
        SchemeItemId = itemId;
        Value = value;
        Remark = remark.Trim() is { Length: <= RemarkLength } said ? said : throw new RuleBrokenException("AgreedMark.RemarkTooLong", RemarkLength);
    }

    public Guid CentreId { get; private set; }

    public Guid ScriptId { get; private set; }

    public Guid SchemeItemId { get; private set; }

    public decimal Value { get; private set; }

    public string Remark { get; private set; } = "";
}
