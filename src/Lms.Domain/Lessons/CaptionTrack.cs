namespace Lms.Domain.Lessons;

public enum CaptionLanguage
{
    Vietnamese = 1,
    English,
    Other,
}

/// <summary>The captions of a film in one language (phụ đề). What is said is a file of its own, WebVTT written by this site.</summary>
public sealed class CaptionTrack : ICentreOwned
{
    public const int LabelLength = 60;

    private CaptionTrack()
    {
    }

    internal CaptionTrack(Material material, CaptionCopy captions)
    {
        CentreId = material.CentreId;
        Id = Guid.CreateVersion7();
        MaterialId = material.Id;
        (FileId, Language, Label) = captions;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid MaterialId { get; private set; }

    public Guid FileId { get; private set; }

    public CaptionLanguage Language { get; private set; }

    /// <summary>What the language is called, where <see cref="Language"/> does not say it; else empty.</summary>
    public string Label { get; private set; } = "";
}
