namespace Lms.Domain.Marking;

/// <summary>What the marker says of the script: at words of an answer, and of the whole.</summary>
public sealed partial class MarkSheet
{
    private readonly List<Remark> remarks = [];

    public IReadOnlyList<Remark> Remarks => remarks;

    /// <summary>The closing word on the whole script; empty while there is none.</summary>
    public string Conclusion => remarks.Find(remark => remark.Number is null)?.Text ?? "";

    /// <summary>Adds a remark on words of an answer, which must stand at that place.</summary>
    /// <param name="start">Offset of the quote in the answer; null: wherever it stands first.</param>
    /// <param name="points">Points the remark names; null when it names none.</param>
    public Remark Say(ScriptAnswer answer, int? start, string quote, string text, DateTimeOffset now, RemarkPoints? points = null)
    {
        RequireOpen();
        if (answer.ScriptId != ScriptId)
        {
            throw new RuleBrokenException("Remark.QuoteNotThere");
        }

        var remark = new Remark(CentreId, Id, answer.Number, answer.PlaceOf(quote, start), quote, text, points?.Value);

        // A press that was sent twice, because the first answer was lost on the way: one remark is enough.
        if (remarks.Find(remark.SaysTheSame) is { } said)
        {
            return said;
        }

        remarks.Add(remark);
        Changed(now);
        return remark;
    }

    /// <summary>The closing word on the whole script, in place of an earlier one; an empty one takes it back.</summary>
    public void Conclude(string text, DateTimeOffset now)
    {
        RequireOpen();
        var words = text.Trim();
        if (words == Conclusion)
        {
            return;
        }

        remarks.RemoveAll(remark => remark.Number is null);
        if (words.Length > 0)
        {
            remarks.Add(new Remark(CentreId, Id, null, 0, "", words));
        }

        Changed(now);
    }

    /// <summary>Taking back what is not there any more changes nothing: a press that was sent twice.</summary>
    public void TakeBack(Guid remarkId, DateTimeOffset now)
    {
        RequireOpen();
        if (remarks.RemoveAll(remark => remark.Id == remarkId) > 0)
        {
            Changed(now);
        }
    }
}
