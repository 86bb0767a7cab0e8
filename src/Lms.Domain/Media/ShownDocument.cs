namespace Lms.Domain.Media;

public enum DocumentState
{
    /// <summary>Its turn has not come.</summary>
    Waiting = 1,

    /// <summary>A node is at it, or was when it went down: whoever finds the row free takes it up again.</summary>
    Converting,

    /// <summary>Its PDF lies in the store.</summary>
    Done,

    Failed,
}

public enum DocumentProblem
{
    /// <summary>More seconds than a document is given.</summary>
    TooLong = 1,

    /// <summary>More memory than a document is given.</summary>
    TooMuchMemory,

    /// <summary>The program made nothing of it.</summary>
    NotReadable,

    /// <summary>It opens with a password only.</summary>
    Locked,

    /// <summary>It carries what is not opened here: macros, a bomb, names that lead elsewhere.</summary>
    Harmful,

    /// <summary>Its PDF is larger than a document may be.</summary>
    TooLarge,

    /// <summary>The node went down over it each time.</summary>
    Interrupted,
}

/// <summary>
/// What became of the content of a Word document or a presentation on its way to be read in the page as PDF: once for the same bytes,
/// however many lesson plans hold them under whatever names.
/// </summary>
public sealed class ShownDocument : ICentreOwned
{
    /// <summary>How often a document is begun at most, by itself or because somebody asks again.</summary>
    public const int MostTries = 5;

    /// <summary>How often a document may take its node down before it is left alone until somebody asks again.</summary>
    public const int MostInterrupted = 3;

    private static readonly string[] Endings = [".docx", ".dotx", ".pptx", ".ppsx", ".potx", ".odt", ".odp", ".doc", ".ppt", ".pps", ".rtf"];

    private ShownDocument()
    {
    }

    public ShownDocument(Guid centreId, string sha256, DateTimeOffset now)
    {
        CentreId = centreId;
        Sha256 = sha256;
        State = DocumentState.Waiting;
        AskedAt = now;
    }

    /// <summary>With their dot, in lower case: names of files that are shown as PDF.</summary>
    public static IReadOnlyList<string> NamesEndIn => Endings;

    public Guid CentreId { get; private set; }

    /// <summary>Of the document as it was sent.</summary>
    public string Sha256 { get; private set; } = "";

    public DocumentState State { get; private set; }

    public DocumentProblem? Problem { get; private set; }

    /// <summary>Places in the queue go by it.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Begun so often.</summary>
    public int Tries { get; private set; }

    /// <summary>Begun so often since somebody last asked.</summary>
    public int TriesSinceAsked { get; private set; }

    /// <summary>Of the PDF; null unless done.</summary>
    public string? PdfSha256 { get; private set; }

    /// <summary>Bytes of the PDF.</summary>
    public long? PdfLength { get; private set; }

    public bool MayBeTriedAgain => State == DocumentState.Failed && Tries < MostTries;

    public static bool IsNamedSo(string name) => Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>A node takes it, for the first time or from one that went down.</summary>
    /// <returns>False when it took its node down too often: it has failed then.</returns>
    public bool Begin(DateTimeOffset now)
    {
        if (State is not (DocumentState.Waiting or DocumentState.Converting))
        {
            throw new InvalidOperationException($"It is {State}.");
        }

        if (TriesSinceAsked >= MostInterrupted || Tries >= MostTries)
        {
            Fail(DocumentProblem.Interrupted, now);
            return false;
        }

        (State, StartedAt, Tries, TriesSinceAsked) = (DocumentState.Converting, now, Tries + 1, TriesSinceAsked + 1);
        return true;
    }

    /// <param name="length">Bytes of the PDF.</param>
    public void Finish(string pdfSha256, long length, DateTimeOffset now)
    {
        RequireBegun();
        (State, PdfSha256, PdfLength, EndedAt) = (DocumentState.Done, pdfSha256, length, now);
    }

    public void Fail(DocumentProblem problem, DateTimeOffset now)
    {
        RequireBegun();
        (State, Problem, EndedAt) = (DocumentState.Failed, problem, now);
    }

    /// <summary>The node goes down in good order: it counts as not begun.</summary>
    public void PutBack()
    {
        RequireBegun();
        (State, StartedAt, Tries, TriesSinceAsked) = (DocumentState.Waiting, null, Tries - 1, TriesSinceAsked - 1);
    }

    /// <exception cref="RuleBrokenException">It has not failed, or was begun too often.</exception>
    public void AskAgain(DateTimeOffset now)
    {
        if (State != DocumentState.Failed)
        {
            throw new RuleBrokenException("Document.NotFailed");
        }

        if (!MayBeTriedAgain)
        {
            throw new RuleBrokenException("Document.TooManyTries", MostTries);
        }

        (State, Problem, AskedAt, StartedAt, EndedAt, TriesSinceAsked) = (DocumentState.Waiting, null, now, null, null, 0);
    }

    private void RequireBegun()
    {
        if (State != DocumentState.Converting)
        {
            throw new InvalidOperationException($"It is {State}.");
        }
    }
}
