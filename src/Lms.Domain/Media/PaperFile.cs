namespace Lms.Domain.Media;

/// <summary>
/// A paper handed in as a file: told by its bytes, never by its name, and copied without what would tell who made it, where
/// and when. Of a PDF the properties stay: they lie anywhere in it.
/// </summary>
public static class PaperFile
{
    private const int HeadLength = 64;

    // The brands under which telephones write HEIC and AVIF.
    private static readonly string[] HighEfficiency = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif"];

    /// <exception cref="RuleBrokenException">It is nothing that is taken; the reason says what to do.</exception>
    public static PaperKind Recognize(ReadOnlySpan<byte> head) => FileFormat.Of(head).ContentType switch
    {
        "application/pdf" => PaperKind.Pdf,
        "image/jpeg" => PaperKind.Jpeg,
        "image/png" => PaperKind.Png,
        _ when head.StartsWith("PK\x03\x04"u8) => PaperKind.Docx,
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) => throw new RuleBrokenException("PaperFile.OldWord"),
        _ when IsHighEfficiency(head) => throw new RuleBrokenException("PaperFile.Heic"),
        _ => throw new RuleBrokenException("PaperFile.KindUnknown"),
    };

    /// <summary>Copies what a marker may be given.</summary>
    /// <param name="from">From its first byte; can be sought in.</param>
    /// <exception cref="RuleBrokenException">It is broken, or no document but something else in the same wrapping.</exception>
    public static PaperKind CopyClean(Stream from, Stream to)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        var kind = Recognize(head[..from.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)]);
        from.Position = 0;
        try
        {
            Copy(kind, from, to);
            return kind;
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or System.Xml.XmlException or NotSupportedException)
        {
            throw new RuleBrokenException("PaperFile.Broken");
        }
    }

    private static void Copy(PaperKind kind, Stream from, Stream to)
    {
        switch (kind)
        {
            case PaperKind.Jpeg:
                CleanJpeg.Copy(from, to);
                break;
            case PaperKind.Png:
                CleanPng.Copy(from, to);
                break;
            case PaperKind.Docx:
                CleanDocx.Copy(from, to);
                break;
            default:
                from.CopyTo(to);
                break;
        }
    }

    private static bool IsHighEfficiency(ReadOnlySpan<byte> head) => head.Length >= 12 && head.Slice(4, 4).SequenceEqual("ftyp"u8)
        && HighEfficiency.Contains(System.Text.Encoding.ASCII.GetString(head.Slice(8, 4)));
}
