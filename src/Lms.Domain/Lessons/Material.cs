namespace Lms.Domain.Lessons;

public enum MaterialKind
{
    Picture = 1,
    Document,
    Video,
    Download,
}

/// <summary>An uploaded file shown in a lesson part.</summary>
public sealed class Material : ICentreOwned
{
    public const int CaptionLength = 300;

    private Material()
    {
    }

    internal Material(Guid centreId, Guid partId, Guid fileId, MaterialKind kind, string caption, int position)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        LessonPartId = partId;
        FileId = fileId;
        Kind = kind;
        Caption = Checked(caption);
        Position = position;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid LessonPartId { get; private set; }

    public Guid FileId { get; private set; }

    public MaterialKind Kind { get; private set; }

    public string Caption { get; private set; } = "";

    public int Position { get; private set; }

    /// <summary>A caption as it may be, before there is a file to bear it.</summary>
    public static string Checked(string caption) =>
        caption.Length <= CaptionLength ? caption : throw new RuleBrokenException("Material.CaptionTooLong", CaptionLength);
}
