namespace Lms.Domain.Exams;

/// <summary>Take-home papers (thu hoạch) that come as files: typed, or written by hand and photographed.</summary>
public sealed partial class ExamSitting
{
    /// <summary>Whether files may be handed in beside or instead of what is written on the page.</summary>
    public bool TakesFiles { get; private set; }

    /// <summary>What becomes of words from elsewhere.</summary>
    public PasteRule Pastes { get; private set; } = PasteRule.Note;

    /// <summary>Decided when the sitting is made: what is fair must be the same for all who write.</summary>
    public void RulePastes(PasteRule rule)
    {
        RequireUnsealed();
        Pastes = Enum.IsDefined(rule) ? rule : throw new RuleBrokenException("ExamSitting.PasteRuleUnknown");
    }

    /// <summary>From now on files are taken. Where everybody has minutes of their own, nobody has the time for it.</summary>
    public void TakeFiles()
    {
        RequireUnsealed();
        RequireTimeForFiles(Minutes);
        TakesFiles = true;
    }

    /// <summary>
    /// The system masks no file: whoever makes the scripts looked at each, and says so.
    /// </summary>
    /// <param name="held">How many there are.</param>
    /// <param name="lookedAt">How many were looked at; null when nobody says so.</param>
    public void RequireLookedAt(int held, int? lookedAt)
    {
        if (!TakesFiles || held == 0)
        {
            return;
        }

        if (lookedAt is null)
        {
            throw new RuleBrokenException("ExamSitting.FilesNotLookedAt", held);
        }

        if (lookedAt != held)
        {
            throw new RuleBrokenException("ExamSitting.FilesChanged", held);
        }
    }

    private static void RequireTimeForFiles(int? minutes)
    {
        if (minutes is not null)
        {
            throw new RuleBrokenException("ExamSitting.FilesNeedDays");
        }
    }
}
