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

    private static readonly FileFormat Mp4 = Film("video/mp4");

    private static readonly (byte[] Begins, FileFormat Format)[] Known =
    [
        ([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'], new("image/png", MaterialKind.Picture)),
        ([0xFF, 0xD8, 0xFF], new("image/jpeg", MaterialKind.Picture)),
        ([.. "GIF87a"u8], new("image/gif", MaterialKind.Picture)),
        ([.. "GIF89a"u8], new("image/gif", MaterialKind.Picture)),
        ([.. "%PDF-"u8], new("application/pdf", MaterialKind.Document)),
        ([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], Film("video/x-ms-wmv")),
        ([0x00, 0x00, 0x01, 0xBA], Film("video/mpeg")),
        ([.. "FLV"u8, 0x01], Film("video/x-flv")),
        ([.. "ID3"u8], Film("audio/mpeg")),
        ([.. "OggS"u8], Film("audio/ogg")),
    ];

    private static readonly string[] Mp4Brands = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV"];

    // Cameras and telephones that say no more of an MP4 than whose it is.
    private static readonly (string Brand, FileFormat Format)[] OwnBrands =
        [("qt  ", Film("video/quicktime")), ("3gp", Film("video/3gpp")), ("3g2", Film("video/3gpp2")), ("M4A ", Film("audio/mp4"))];

    /// <summary>Whether a browser may show it in place, itself or, of a film or a recording, what is made of it.</summary>
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
            _ when At(head, 0, "RIFF"u8) => OfRiff(head),
            _ when At(head, 4, "ftyp"u8) => HasMp4Brand(head) ? Mp4 : OfBrand(head),
            _ when At(head, 0, [0x1A, 0x45, 0xDF, 0xA3]) => Film(head.IndexOf("webm"u8) > 0 ? "video/webm" : "video/x-matroska"),

            // QuickTime, from before files said what they are.
            _ when At(head, 4, "moov"u8) || At(head, 4, "mdat"u8) || At(head, 4, "wide"u8) => Film("video/quicktime"),
            _ when IsMp3Frame(head) => Film("audio/mpeg"),
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
        ".mp4" or ".m4v" or ".webm" or ".mov" or ".mkv" or ".avi" or ".3gp" or ".3g2" or ".wmv" or ".mpg" or ".mpeg" or ".flv" => MaterialKind.Video,
        ".mp3" or ".m4a" or ".ogg" or ".wav" => MaterialKind.Video,
        _ => null,
    };

    // A recording of sound is a film without pictures: the same is made of it, and the same plays it.
    private static FileFormat Film(string contentType) => new(contentType, MaterialKind.Video);

    private static FileFormat OfRiff(ReadOnlySpan<byte> head) => head switch
    {
        _ when At(head, 8, "WEBP"u8) => new("image/webp", MaterialKind.Picture),
        _ when At(head, 8, "AVI "u8) => Film("video/x-msvideo"),
        _ when At(head, 8, "WAVE"u8) => Film("audio/wav"),
        _ => Unknown,
    };

    private static FileFormat OfBrand(ReadOnlySpan<byte> head)
    {
        var brand = Encoding.ASCII.GetString(head[8..Math.Min(head.Length, 12)]);
        return Array.Find(OwnBrands, own => brand.StartsWith(own.Brand, StringComparison.Ordinal)).Format ?? Unknown;
    }

    // The sign of a frame of layer III is eleven bits and little more: what cannot stand in one is looked at too.
    private static bool IsMp3Frame(ReadOnlySpan<byte> head) =>
        head.Length > 2 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2 && (head[2] & 0xF0) is not (0 or 0xF0) && (head[2] & 0x0C) != 0x0C;

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
