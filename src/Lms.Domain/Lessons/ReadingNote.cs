namespace Lms.Domain.Lessons;

/// <summary>Colours of the marker; shown with their names, never as colour alone.</summary>
public enum NoteColour
{
    Yellow = 1,
    Green,
    Rose,
}

/// <summary>
/// What a trainee marked or wrote down for themselves while reading a lesson part in a class session. Nobody else's eyes:
/// neither the lecturer's nor the office's.
/// </summary>
public sealed class ReadingNote : ICentreOwned
{
    /// <summary>In characters.</summary>
    public const int TextLength = 4000;

    /// <summary>Of one trainee, in one session.</summary>
    public const int MostInSession = 500;

    private ReadingNote()
    {
    }

    /// <param name="id">Chosen by who writes it: what is sent twice is there once.</param>
    /// <param name="part">In the version of the plan that was read: a revision has parts of its own.</param>
    public ReadingNote(Guid id, Guid sessionId, Guid personId, LessonPart part, TextQuote quote, NoteColour colour, string text, DateTimeOffset now)
    {
        CentreId = part.CentreId;
        ClassSessionId = sessionId;
        PersonId = personId;
        Id = id;
        LessonPartId = part.Id;
        Quote = quote.Checked();
        CreatedAt = now;
        Write(colour, text, now);
    }

    public Guid CentreId { get; private set; }

    public Guid ClassSessionId { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid Id { get; private set; }

    public Guid LessonPartId { get; private set; }

    /// <summary>What it is attached to; <see cref="TextQuote.None"/> for a note to the whole part.</summary>
    public TextQuote Quote { get; private set; } = TextQuote.None;

    public NoteColour Colour { get; private set; }

    /// <summary>In plain words; may be empty for a highlight.</summary>
    public string Text { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>1 at first, one more with each change.</summary>
    public int Revision { get; private set; }

    /// <summary>Whether a change may be made by who saw that revision. What says nothing new is no change: its answer was lost.</summary>
    public bool Takes(int seen, NoteColour colour, string text) => seen == Revision || Says(colour, text);

    public void Change(NoteColour colour, string text, DateTimeOffset now)
    {
        if (!Says(colour, text))
        {
            Write(colour, text, now);
        }
    }

    private bool Says(NoteColour colour, string text) => colour == Colour && text.Trim() == Text;

    private void Write(NoteColour colour, string text, DateTimeOffset now)
    {
        text = text.Trim();
        if (text.Length > TextLength)
        {
            throw new RuleBrokenException("ReadingNote.TooLong", TextLength);
        }

        if (text.Length == 0 && Quote.IsNone)
        {
            throw new RuleBrokenException("ReadingNote.Empty");
        }

        Colour = Enum.IsDefined(colour) ? colour : throw new RuleBrokenException("ReadingNote.ColourUnknown");
        Text = text;
        ChangedAt = now;
        Revision++;
    }
}
