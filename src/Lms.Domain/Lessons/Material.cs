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

    private readonly List<CaptionTrack> tracks = [];

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

    /// <summary>Of a film, as <see cref="Lessons.Chapters.Write"/> writes them; empty for none.</summary>
    public string Chapters { get; private set; } = "";

    /// <summary>Captions of a film, at most one in each language.</summary>
    public IReadOnlyList<CaptionTrack> Tracks => tracks;

    /// <summary>Gives a film its captions in a language, in place of those it had in it. The plan must be editable: ask it first.</summary>
    /// <param name="label">What the language is called; only another language needs it.</param>
    public CaptionTrack AddCaptions(Guid fileId, CaptionLanguage language, string label)
    {
        RequireFilm();
        label = language == CaptionLanguage.Other ? label.Trim() : "";
        if (!Enum.IsDefined(language) || label.Length > CaptionTrack.LabelLength || (language == CaptionLanguage.Other && label.Length == 0))
        {
            throw new RuleBrokenException("Captions.LanguageRequired", CaptionTrack.LabelLength);
        }

        tracks.RemoveAll(track => track.Language == language);
        var track = new CaptionTrack(this, new CaptionCopy(fileId, language, label));
        tracks.Add(track);
        return track;
    }

    public void RemoveCaptions(CaptionTrack track) => tracks.Remove(track);

    /// <summary>Divides a film into chapters. The plan must be editable: ask it first.</summary>
    public void Divide(IReadOnlyList<Chapter> chapters)
    {
        RequireFilm();
        Chapters = Lessons.Chapters.Write(chapters);
    }

    /// <summary>What belongs to another film, or to this one earlier.</summary>
    internal void Take(MaterialCopy source)
    {
        Chapters = source.Chapters;
        tracks.AddRange(source.Tracks.Select(track => new CaptionTrack(this, track)));
    }

    private void RequireFilm()
    {
        if (Kind != MaterialKind.Video)
        {
            throw new RuleBrokenException("Material.NoFilm");
        }
    }
}
