using System.Buffers.Binary;
using System.Text;

namespace Lms.Domain.Media;

/// <summary>Copies of a PNG only what draws it: no text, time or camera's notes but how it was held, and nothing behind its end.</summary>
internal static class CleanPng
{
    /// <summary>Longer notes than a camera writes say nothing here.</summary>
    private const int LongestNotes = 65_535;

    private const uint Polynomial = 0xEDB88320;

    private static readonly string[] Drawn =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "pHYs", "bKGD", "acTL", "fcTL", "fdAT"];

    public static DrawnPicture Copy(Stream from, Stream to, bool keepsHeld = true)
    {
        Span<byte> head = stackalloc byte[8];
        from.ReadExactly(head);
        to.Write(head);
        var buffer = new byte[81920];
        var (width, height, held, moves) = (0, 0, 1, false);
        for (var (kind, place) = ("", 0); kind != "IEND"; place++)
        {
            from.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            kind = Encoding.ASCII.GetString(head[4..]);
            if (length > int.MaxValue || (kind == "IHDR") != (place == 0))
            {
                throw new InvalidDataException();
            }

            moves |= kind == "acTL";
            if (kind is "IHDR" or "eXIf" && length is >= 8 and <= LongestNotes)
            {
                var content = buffer.AsSpan(0, (int)length + 4);
                from.ReadExactly(content);
                if (kind == "IHDR")
                {
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                    to.Write(head);
                    to.Write(content);
                }
                else if (held == 1)
                {
                    held = ExifOrientation.Read(content[..(int)length]);
                    to.Write(keepsHeld && held > 1 ? Chunk("eXIf"u8, ExifOrientation.Tiff(held)) : []);
                }

                continue;
            }

            var drawn = Drawn.Contains(kind);
            to.Write(drawn ? head : []);

            // With the four bytes of its checksum.
            for (var left = (long)length + 4; left > 0;)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
                from.ReadExactly(part);
                to.Write(drawn ? part : []);
                left -= part.Length;
            }
        }

        return new DrawnPicture(width, height, held, moves);
    }

    private static byte[] Chunk(ReadOnlySpan<byte> kind, byte[] content)
    {
        byte[] chunk = [0, 0, 0, 0, .. kind, .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), Checksum(chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }

    // CRC-32 as PNG wants it (ISO 3309); over two dozen bytes, so without a table.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * Polynomial);
            }
        }

        return ~sum;
    }
}
