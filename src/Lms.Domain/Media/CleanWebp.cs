using System.Buffers.Binary;
using System.Text;

namespace Lms.Domain.Media;

/// <summary>Copies of a WebP only what draws it: no camera's notes but how it was held, and nothing behind its end.</summary>
internal static class CleanWebp
{
    private const int HeadLength = 12;
    private const byte Animation = 0x02, Xmp = 0x04, Notes = 0x08; // Flags of the extended head.

    /// <summary>Longer notes than a camera writes say nothing here.</summary>
    private const int LongestNotes = 65_535;

    private static readonly string[] Drawn = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    /// <param name="to">Can be sought in: how long it is, and what lies in it, stands before it.</param>
    public static DrawnPicture Copy(Stream from, Stream to, bool keepsHeld = true)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        from.ReadExactly(head);
        var (begin, left) = (to.Position, (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) - 4);
        to.Write(head);
        var (seen, flags) = (new DrawnPicture(0, 0, Held: 1, Moves: false), default((long At, byte Value)?));
        while (left > 0)
        {
            from.ReadExactly(head[..8]);
            var (kind, length) = (Encoding.ASCII.GetString(head[..4]), (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]));
            length += length % 2;
            left -= 8 + length;
            if (kind == "EXIF" && length <= LongestNotes)
            {
                seen = seen with { Held = HeldIn(from, (int)length) };
                to.Write(seen.Held > 1 && keepsHeld && flags is not null ? Chunk("EXIF"u8, ExifOrientation.Tiff(seen.Held)) : []);
                continue;
            }

            var first = CopyChunk(from, Drawn.Contains(kind) ? to : Stream.Null, head[..8], length);
            if (kind == "VP8X" && first.Length >= 10)
            {
                flags = (to.Position - length, first[0]);
                seen = seen with { Moves = (first[0] & Animation) != 0 };
            }

            if (seen.Width == 0 && SizeIn(kind, first) is { } size)
            {
                seen = seen with { Width = size.Width, Height = size.Height };
            }
        }

        var end = to.Position;
        if (flags is { } known)
        {
            to.Position = known.At;
            to.WriteByte((byte)((known.Value & ~(Xmp | Notes)) | (seen.Held > 1 && keepsHeld ? Notes : 0)));
        }

        BinaryPrimitives.WriteUInt32LittleEndian(head, (uint)(end - begin - 8));
        to.Position = begin + 4;
        to.Write(head[..4]);
        to.Position = end;
        return seen;
    }

    /// <returns>Its first bytes.</returns>
    private static byte[] CopyChunk(Stream from, Stream to, ReadOnlySpan<byte> head, long length)
    {
        to.Write(head);
        var (buffer, first) = (new byte[Math.Min(length, 81920)], Array.Empty<byte>());
        for (var left = length; left > 0;)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            from.ReadExactly(part);
            first = left == length ? part[..Math.Min(part.Length, 16)].ToArray() : first;
            to.Write(part);
            left -= part.Length;
        }

        return first;
    }

    private static byte[] Chunk(ReadOnlySpan<byte> kind, byte[] content)
    {
        byte[] chunk = [.. kind, 0, 0, 0, 0, .. content];
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), content.Length);
        return chunk;
    }

    // Some programs begin these notes as in a JPEG.
    private static int HeldIn(Stream from, int length)
    {
        var notes = new byte[length];
        from.ReadExactly(notes);
        return ExifOrientation.Read(notes.AsSpan().StartsWith("Exif\0\0"u8) ? notes.AsSpan(6) : notes);
    }

    private static PictureSize? SizeIn(string kind, byte[] first) => kind switch
    {
        "VP8X" when first.Length >= 10 => new(
            1 + (first[4] | (first[5] << 8) | (first[6] << 16)), 1 + (first[7] | (first[8] << 8) | (first[9] << 16))),
        "VP8L" when first.Length >= 5 && BinaryPrimitives.ReadUInt32LittleEndian(first.AsSpan(1)) is var bits =>
            new(1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF)),
        "VP8 " when first.Length >= 10 => new(
            BinaryPrimitives.ReadUInt16LittleEndian(first.AsSpan(6)) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(first.AsSpan(8)) & 0x3FFF),
        _ => null,
    };
}
