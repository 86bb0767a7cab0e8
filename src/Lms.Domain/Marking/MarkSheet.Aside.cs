using Lms.Domain.Exams;

namespace Lms.Domain.Marking;

/// <summary>What stands beside the marks: a note for the marker alone, and a concern for the head alone.</summary>
public sealed partial class MarkSheet
{
    /// <summary>Loaded for its marker only.</summary>
    public PrivateNote? Aside { get; private set; }

    public Concern? Concern { get; private set; }

    /// <summary>The marker's own note, in place of an earlier one; an empty one takes it back.</summary>
    public void Jot(string text, DateTimeOffset now)
    {
        RequireOpen();
        var words = text.Trim();
        if (words == (Aside?.Text ?? ""))
        {
            return;
        }

        if (words.Length == 0)
        {
            Aside = null;
        }
        else if (Aside is null)
        {
            Aside = new PrivateNote(CentreId, Id, words);
        }
        else
        {
            Aside.Change(words);
        }

        Changed(now);
    }

    /// <summary>Tells the head of marking, or says it in other words; an empty reason takes it back. Not once it is answered.</summary>
    public void Raise(string reason, DateTimeOffset now)
    {
        RequireOpen();
        if (reason.Trim() == (Concern?.Reason ?? ""))
        {
            return;
        }

        Concern?.RequireUnanswered();
        if (reason.Trim().Length == 0)
        {
            Concern = null;
        }
        else if (Concern is null)
        {
            Concern = new Concern(CentreId, Id, reason, now);
        }
        else
        {
            Concern.Change(reason);
        }

        Changed(now);
    }

    /// <summary>Until release; of a sheet that an appeal added, after it too.</summary>
    public bool MayBeAnswered(ExamSitting sitting) => sitting.ReleasedAt is null || Round >= MarkAppeal.FirstRound;

    /// <summary>The head of marking answers what was raised, once.</summary>
    public void Answer(ExamSitting sitting, string answer, Guid headId, DateTimeOffset now)
    {
        if (!MayBeAnswered(sitting))
        {
            sitting.RequireMarking();
        }

        Concern!.Close(answer, headId, now);
    }
}
