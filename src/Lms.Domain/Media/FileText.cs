namespace Lms.Domain.Media;

public enum FileTextState
{
    /// <summary>There was text; it is kept.</summary>
    Taken = 1,

    /// <summary>It holds none: a scan, a picture.</summary>
    Empty,

    /// <summary>It is locked, broken, too large, or took too long.</summary>
    Refused,

    /// <summary>Nothing on this machine reads such a file.</summary>
    NoReader,
}

/// <summary>The words of an uploaded document, taken out once.</summary>
public sealed class FileText : ICentreOwned
{
    /// <summary>Characters kept.</summary>
    public const int MaxLength = 200_000;

    private FileText()
    {
    }

    public FileText(Guid centreId, Guid fileId, FileTextState state, string text, int version, DateTimeOffset takenAt)
    {
        CentreId = centreId;
        FileId = fileId;
        State = state;
        Text = text.Length <= MaxLength ? text : text[..MaxLength];
        Version = version;
        TakenAt = takenAt;
    }

    public Guid CentreId { get; private set; }

    public Guid FileId { get; private set; }

    public FileTextState State { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Of what took it out: a better one may try again.</summary>
    public int Version { get; private set; }

    public DateTimeOffset TakenAt { get; private set; }
}
