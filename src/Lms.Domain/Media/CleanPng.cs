using System.Buffers.Binary;
using System.Text;

namespace Lms.Domain.Media;

/// <summary>Copies of a PNG only what draws it: no text, time or camera's notes, and nothing behind its end.</summary>
internal static class CleanPng
{
    private static readonly string[] Drawn = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "bKGD"];

    public static void Copy(Stream from, Stream to)
    {
        Span<byte> head = stackalloc byte[8];
        from.ReadExactly(head);
        to.Write(head);
        var buffer = new byte[81920];
        for (var (kind, place) = ("", 0); kind != "IEND"; place++)
        {
            from.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            kind = Encoding.ASCII.GetString(head[4..]);
            if (length > int.MaxValue || (kind == "IHDR") != (place == 0))
            {
                throw new InvalidDataException();
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
    }
}
