using System.Text;
using Lms.Domain.Lessons;

namespace Lms.Domain.Media;

/// <summary>
/// What a file is, by its first bytes. What is not known here is kept for download only, under a type that no browser
/// runs or draws: so are HTML and SVG, whatever they are called.
/// </summary>
public sealed record FileFormat(string ContentType, MaterialKind Kind)
{
    /// <summary>Bytes that are enough to tell.</summary>
    public const int HeadLength = 64;

    public static readonly FileFormat Unknown = new("application/octet-stream", MaterialKind.Download);

    private static readonly FileFormat Mp4 = new("video/mp4", MaterialKind.Video);

    private static readonly (byte[] Begins, FileFormat Format)[] Known =
    [
        ([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'], new("image/png", MaterialKind.Picture)),
        ([0xFF, 0xD8, 0xFF], new("image/jpeg", MaterialKind.Picture)),
        ([.. "GIF87a"u8], new("image/gif", MaterialKind.Picture)),
        ([.. "GIF89a"u8], new("image/gif", MaterialKind.Picture)),
        ([.. "%PDF-"u8], new("application/pdf", MaterialKind.Document)),
    ];

    private static readonly string[] Mp4Brands = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV"];

    /// <summary>Every type that a browser may show in place, with the kind of material it makes.</summary>
    public bool IsShown => Kind != MaterialKind.Download;

    public static FileFormat Of(ReadOnlySpan<byte> head)
    {
        foreach (var (begins, format) in Known)
        {
            if (head.StartsWith(begins))
            {
                return format;
            }
        }

        return head switch
        {
            _ when At(head, 0, "RIFF"u8) && At(head, 8, "WEBP"u8) => new("image/webp", MaterialKind.Picture),
            _ when At(head, 4, "ftyp"u8) && HasMp4Brand(head) => Mp4,
            _ when At(head, 0, [0x1A, 0x45, 0xDF, 0xA3]) && head.IndexOf("webm"u8) > 0 => new("video/webm", MaterialKind.Video),
            _ => Unknown,
        };
    }

    /// <summary>What a file is, if its name promises nothing else.</summary>
    /// <exception cref="RuleBrokenException">It is not what its name says.</exception>
    public static FileFormat OfNamed(string name, ReadOnlySpan<byte> head) => Of(head) is var format && Promised(name) is { } promised && promised != format.Kind
        ? throw new RuleBrokenException("Upload.NotWhatItSays", Path.GetExtension(name))
        : format;

    /// <summary>What a name promises, or null for one that promises nothing.</summary>
    public static MaterialKind? Promised(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" or ".jpg" or ".jpeg" or ".gif" or ".webp" => MaterialKind.Picture,
        ".pdf" => MaterialKind.Document,
        ".mp4" or ".m4v" or ".webm" => MaterialKind.Video,
        _ => null,
    };

    private static bool At(ReadOnlySpan<byte> head, int offset, ReadOnlySpan<byte> expected) =>
        head.Length >= offset + expected.Length && head.Slice(offset, expected.Length).SequenceEqual(expected);

    /// <summary>The major brand at 8, then the compatible ones from 16 to the end of the box.</summary>
    private static bool HasMp4Brand(ReadOnlySpan<byte> head)
    {
        for (var at = 8; at + 4 <= head.Length; at += at == 8 ? 8 : 4)
        {
            if (Mp4Brands.Contains(Encoding.ASCII.GetString(head.Slice(at, 4))))
            {
                return true;
            }
        }

        return false;
    }
}
