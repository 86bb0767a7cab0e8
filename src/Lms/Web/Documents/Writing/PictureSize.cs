using System.Buffers.Binary;

namespace Lms.Web.Documents.Writing;

/// <summary>How large a picture is, told by its first bytes.</summary>
internal static class PictureSize
{
    /// <returns>Pixels; null when the bytes are none of PNG, JPEG and GIF, or broken.</returns>
    public static (int Width, int Height)? Of(ReadOnlySpan<byte> bytes)
    {
        var size = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when bytes.Length >= 24 =>
                (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])),
            [(byte)'G', (byte)'I', (byte)'F', ..] when bytes.Length >= 10 =>
                (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])),
            [0xFF, 0xD8, ..] => Jpeg(bytes),
            _ => default,
        };
        return size is { Item1: > 0, Item2: > 0 } ? size : null;
    }

    // The frame header stands behind others, each of which says how long it is.
    private static (int Width, int Height) Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            if (bytes[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return default;
    }
}
