using System.Buffers.Binary;

namespace Lms.Domain.Media;

/// <summary>
/// Copies a JPEG without what the camera wrote beside the picture: place, time, device, owner, comments, a second picture
/// behind the end. How it was held is kept, or it would lie on its side.
/// </summary>
internal static class CleanJpeg
{
    private const int Mark = 0xFF, Begin = 0xD8, End = 0xD9, Scan = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;
    private const int OrientationTag = 0x0112;

    /// <summary>Up to here a camera's notes are looked through for how it was held; they are never longer.</summary>
    private const int LongestSegment = 65_535;

    public static void Copy(Stream from, Stream to)
    {
        if (from.ReadByte() != Mark || from.ReadByte() != Begin)
        {
            throw new InvalidDataException();
        }

        Write(to, Begin);
        var (scanned, segment) = (false, new byte[LongestSegment]);
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
            Write(to, marker, Kept(marker, content));
        }

        Write(to, End);
    }

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
        App1 => content.StartsWith("Exif\0\0"u8) && Orientation(content[6..]) is > 1 and <= 8 and var held ? Held(held) : null,
        App2 when content.StartsWith("ICC_PROFILE\0"u8) => content.ToArray(),
        App14 when content.StartsWith("Adobe"u8) => content.ToArray(),
        (>= App0 and <= App15) or Comment => null,
        _ => content.ToArray(),
    };

    private static byte[] WithoutThumbnail(ReadOnlySpan<byte> content) =>
        content.Length >= 14 ? [.. content[..12], 0, 0] : throw new InvalidDataException();

    /// <returns>0 when nothing is said.</returns>
    private static int Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
        {
            return 0;
        }

        var little = tiff[0] == 'I';
        int Short(ReadOnlySpan<byte> at) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
        var first = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first > tiff.Length - 2)
        {
            return 0;
        }

        var count = Short(tiff[(int)first..]);
        for (var at = (int)first + 2; count > 0 && at + 12 <= tiff.Length; at += 12, count--)
        {
            if (Short(tiff[at..]) == OrientationTag)
            {
                return Short(tiff[(at + 8)..]);
            }
        }

        return 0;
    }

    /// <summary>Exif that says nothing but how it was held.</summary>
    private static byte[] Held(int orientation) =>
        [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

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
