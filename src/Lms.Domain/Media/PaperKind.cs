namespace Lms.Domain.Media;

/// <summary>What a paper that is handed in as a file may be: what every marker's browser or word processor opens.</summary>
public enum PaperKind
{
    Pdf = 1,
    Docx,
    Jpeg,
    Png,
}

public static class PaperKinds
{
    public static bool IsPicture(this PaperKind kind) => kind is PaperKind.Jpeg or PaperKind.Png;

    /// <summary>With the point.</summary>
    public static string Extension(this PaperKind kind) => kind switch
    {
        PaperKind.Pdf => ".pdf",
        PaperKind.Docx => ".docx",
        PaperKind.Jpeg => ".jpg",
        _ => ".png",
    };

    public static string ContentType(this PaperKind kind) => kind switch
    {
        PaperKind.Pdf => "application/pdf",
        PaperKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        PaperKind.Jpeg => "image/jpeg",
        _ => "image/png",
    };
}
