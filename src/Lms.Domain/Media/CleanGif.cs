using System.Buffers.Binary;

namespace Lms.Domain.Media;

/// <summary>Copies of a GIF only what draws it: no comments, no XMP, and nothing behind its end.</summary>
internal static class CleanGif
{
    private const int Picture = 0x2C, Extension = 0x21, End = 0x3B, Application = 0xFF, Control = 0xF9, Words = 0x01;

    public static DrawnPicture Copy(Stream from, Stream to)
    {
        Span<byte> head = stackalloc byte[13];
        from.ReadExactly(head);
        to.Write(head);
        var size = (Width: BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), Height: BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
        CopyColours(from, to, head[10]);
        var pictures = 0;
        for (var block = from.ReadByte(); block != End; block = from.ReadByte())
        {
            switch (block)
            {
                case Picture:
                    CopyPicture(from, to);
                    pictures++;
                    break;
                case Extension:
                    CopyExtension(from, to);
                    break;
                case < 0 when pictures > 0:
                    // Cut off at its end, it is shown as far as it goes.
                    to.WriteByte(End);
                    return new DrawnPicture(size.Width, size.Height, Held: 1, pictures > 1);
                default:
                    throw new InvalidDataException();
            }
        }

        to.WriteByte(End);
        return new DrawnPicture(size.Width, size.Height, Held: 1, pictures > 1);
    }

    private static void CopyPicture(Stream from, Stream to)
    {
        Span<byte> head = stackalloc byte[9];
        from.ReadExactly(head);
        to.WriteByte(Picture);
        to.Write(head);
        CopyColours(from, to, head[8]);
        to.WriteByte(Byte(from));
        CopyBlocks(from, to);
    }

    private static void CopyExtension(Stream from, Stream to)
    {
        var label = Byte(from);
        Span<byte> first = stackalloc byte[256];
        var length = Byte(from);
        first[0] = length;
        from.ReadExactly(first[1..(length + 1)]);
        var name = first[1..(length + 1)];

        // How often it runs; other programs' notes, XMP among them, go.
        var kept = label is Control or Words || (label == Application && (name.SequenceEqual("NETSCAPE2.0"u8) || name.SequenceEqual("ANIMEXTS1.0"u8)));
        if (kept)
        {
            to.WriteByte(Extension);
            to.WriteByte(label);
            to.Write(first[..(length + 1)]);
        }

        if (length > 0)
        {
            CopyBlocks(from, kept ? to : Stream.Null);
        }
    }

    private static void CopyColours(Stream from, Stream to, byte flags)
    {
        if ((flags & 0x80) != 0)
        {
            Span<byte> colours = stackalloc byte[3 * 256];
            colours = colours[..(3 << ((flags & 7) + 1))];
            from.ReadExactly(colours);
            to.Write(colours);
        }
    }

    private static void CopyBlocks(Stream from, Stream to)
    {
        Span<byte> block = stackalloc byte[255];
        for (var length = Byte(from); ; length = Byte(from))
        {
            to.WriteByte(length);
            if (length == 0)
            {
                return;
            }

            from.ReadExactly(block[..length]);
            to.Write(block[..length]);
        }
    }

    private static byte Byte(Stream from) => from.ReadByte() is var read and >= 0 ? (byte)read : throw new EndOfStreamException();
}
