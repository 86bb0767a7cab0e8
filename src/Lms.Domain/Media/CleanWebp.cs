using System.Buffers.Binary;
using System.Text;

namespace Lms.Domain.Media;

/// <summary>Copies of a WebP only what draws it: no camera's notes, and nothing behind its end.</summary>
internal static class CleanWebp
{
    private const int HeadLength = 12;
    private const byte Notes = 0x0C; // Flags of the extended head: camera's notes, and XMP.

    private static readonly string[] Drawn = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    /// <param name="to">Can be sought in: how long it is stands before it.</param>
    public static void Copy(Stream from, Stream to)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        from.ReadExactly(head);
        var (begin, left) = (to.Position, (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) - 4);
        to.Write(head);
        while (left > 0)
        {
            left -= CopyChunk(from, to);
        }

        var end = to.Position;
        BinaryPrimitives.WriteUInt32LittleEndian(head, (uint)(end - begin - 8));
        to.Position = begin + 4;
        to.Write(head[..4]);
        to.Position = end;
    }

    private static long CopyChunk(Stream from, Stream to)
    {
        Span<byte> head = stackalloc byte[8];
        from.ReadExactly(head);
        var length = (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        length += length % 2;
        var kind = Encoding.ASCII.GetString(head[..4]);
        var drawn = Drawn.Contains(kind);
        to.Write(drawn ? head : []);
        var (buffer, isFirst) = (new byte[81920], true);
        for (var left = length; left > 0; isFirst = false)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            from.ReadExactly(part);
            if (isFirst && kind == "VP8X")
            {
                part[0] &= unchecked((byte)~Notes);
            }

            to.Write(drawn ? part : []);
            left -= part.Length;
        }

        return 8 + length;
    }
}
