namespace Lms.Domain.Exams;

/// <summary>What becomes of words that are pasted into an answer from elsewhere. One's own may always be moved.</summary>
public enum PasteRule
{
    Allow = 1,

    /// <summary>Taken, and written down with their length, never the words.</summary>
    Note,

    /// <summary>Kept out by the page; a note that somebody tried is written down all the same.</summary>
    Refuse,
}
