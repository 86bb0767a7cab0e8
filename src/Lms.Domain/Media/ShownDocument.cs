namespace Lms.Domain.Media;

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

/// <summary>What became of a Word document or a presentation on its way to be read in the page as PDF.</summary>
public sealed class ShownDocument : FileWork<DocumentProblem>
{
    private static readonly string[] Endings = [".docx", ".dotx", ".pptx", ".ppsx", ".potx", ".odt", ".odp", ".doc", ".ppt", ".pps", ".rtf"];

    private ShownDocument()
    {
    }

    public ShownDocument(Guid centreId, string sha256, DateTimeOffset now)
        : base(centreId, sha256, now)
    {
    }

    /// <summary>With their dot, in lower case: names of files that are shown as PDF.</summary>
    public static IReadOnlyList<string> NamesEndIn => Endings;

    /// <summary>Of the PDF; null unless done.</summary>
    public string? PdfSha256 { get; private set; }

    /// <summary>Bytes of the PDF.</summary>
    public long? PdfLength { get; private set; }

    protected override string NotFailed => "Document.NotFailed";

    protected override string TooManyTries => "Document.TooManyTries";

    protected override DocumentProblem Interrupted => DocumentProblem.Interrupted;

    public static bool IsNamedSo(string name) => Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <param name="length">Bytes of the PDF.</param>
    public void Finish(string pdfSha256, long length, DateTimeOffset now)
    {
        End(now);
        (PdfSha256, PdfLength) = (pdfSha256, length);
    }
}
