using System.Buffers.Binary;

namespace Lms.Domain.Media;

/// <summary>
/// Copies a JPEG without what the camera wrote beside the picture: place, time, device, owner, comments, a second picture
/// behind the end. How it was held is kept, or it would lie on its side.
/// </summary>
internal static class CleanJpeg
{
    private const int Mark = 0xFF, Begin = 0xD8, End = 0xD9, Scan = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;

    /// <summary>Up to here a camera's notes are looked through for how it was held; they are never longer.</summary>
    private const int LongestSegment = 65_535;

    public static DrawnPicture Copy(Stream from, Stream to, bool keepsHeld = true)
    {
        if (from.ReadByte() != Mark || from.ReadByte() != Begin)
        {
            throw new InvalidDataException();
        }

        Write(to, Begin);
        var (scanned, segment) = (false, new byte[LongestSegment]);
        var (width, height, held) = (0, 0, 1);
        for (var marker = Next(from, scanned); marker != End; marker = marker == Scan ? Entropy(from, to) : Next(from, scanned))
        {
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                Write(to, marker);
                continue;
            }

            var content = segment.AsSpan(0, Length(from));
            from.ReadExactly(content);
            scanned |= marker == Scan;
            if (IsFrame(marker) && content.Length >= 5 && width == 0)
            {
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(content[1..]), BinaryPrimitives.ReadUInt16BigEndian(content[3..]));
            }

            if (marker == App1 && content.StartsWith("Exif\0\0"u8) && held == 1)
            {
                held = ExifOrientation.Read(content[6..]);
                Write(to, marker, keepsHeld && held > 1 ? [.. "Exif\0\0"u8, .. ExifOrientation.Tiff(held)] : null);
                continue;
            }

            Write(to, marker, Kept(marker, content));
        }

        Write(to, End);
        return new DrawnPicture(width, height, held, Moves: false);
    }

    // Of any coding: between these lie three markers of another meaning.
    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // A picture whose end was cut off is shown as far as it goes; one without a beginning is none.
    private static int Next(Stream from, bool scanned)
    {
        var next = from.ReadByte();
        if (next < 0 && scanned)
        {
            return End;
        }

        if (next != Mark)
        {
            throw new InvalidDataException();
        }

        while (next == Mark)
        {
            next = from.ReadByte();
        }

        return next > 0 ? next : throw new InvalidDataException();
    }

    private static int Length(Stream from)
    {
        var length = (from.ReadByte() << 8) | from.ReadByte();
        return length >= 2 ? length - 2 : throw new InvalidDataException();
    }

    /// <returns>The marker after it.</returns>
    private static int Entropy(Stream from, Stream to)
    {
        for (var next = from.ReadByte(); next >= 0; next = from.ReadByte())
        {
            if (next != Mark)
            {
                to.WriteByte((byte)next);
                continue;
            }

            var after = from.ReadByte();
            while (after == Mark)
            {
                after = from.ReadByte();
            }

            if (after is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return after < 0 ? End : after;
            }

            Write(to, after);
        }

        return End;
    }

    /// <summary>Null for what is left out.</summary>
    private static byte[]? Kept(int marker, ReadOnlySpan<byte> content) => marker switch
    {
        App0 => content.StartsWith("JFIF\0"u8) ? WithoutThumbnail(content) : null,
        App2 when content.StartsWith("ICC_PROFILE\0"u8) => content.ToArray(),
        App14 when content.StartsWith("Adobe"u8) => content.ToArray(),
        (>= App0 and <= App15) or Comment => null,
        _ => content.ToArray(),
    };

    private static byte[] WithoutThumbnail(ReadOnlySpan<byte> content) =>
        content.Length >= 14 ? [.. content[..12], 0, 0] : throw new InvalidDataException();

    private static void Write(Stream to, int marker)
    {
        to.WriteByte(Mark);
        to.WriteByte((byte)marker);
    }

    private static void Write(Stream to, int marker, byte[]? content)
    {
        if (content is not null)
        {
            Write(to, marker);
            to.WriteByte((byte)((content.Length + 2) >> 8));
            to.WriteByte((byte)(content.Length + 2));
            to.Write(content);
        }
    }
}
