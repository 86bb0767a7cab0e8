using System.ComponentModel.DataAnnotations;

namespace Lms.Web.Documents;

/// <summary>What a document is given to become a PDF; section "Conversion" of the settings.</summary>
public sealed class ConversionOptions
{
    public const string Section = "Conversion";

    /// <summary>LibreOffice: a path, or a name that is looked up as a shell does.</summary>
    [Required]
    public string Program { get; set; } = "soffice";

    /// <summary>By the clock on the wall. A deck of charts takes a minute where others are at work too.</summary>
    [Range(1, 3_600)]
    public int Seconds { get; set; } = 300;

    /// <summary>Memory that LibreOffice may hold. It begins with 200 and takes 350 for a long deck.</summary>
    [Range(1, 64_000)]
    public int Megabytes { get; set; } = 900;

    /// <summary>Bytes of the PDF.</summary>
    [Range(1, long.MaxValue)]
    public long LongestPdf { get; set; } = 150_000_000;
}
