using System.Buffers.Binary;

namespace Lms.Domain.Media;

/// <summary>How a camera was held, which is all of its notes that is kept: without it a picture lies on its side.</summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112;

    /// <param name="tiff">The camera's notes, from their byte order on.</param>
    /// <returns>1 to 8; 1 when nothing sensible is said.</returns>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
        {
            return 1;
        }

        var little = tiff[0] == 'I';
        int Short(ReadOnlySpan<byte> at) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
        var first = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first > tiff.Length - 2)
        {
            return 1;
        }

        var count = Short(tiff[(int)first..]);
        for (var at = (int)first + 2; count > 0 && at + 12 <= tiff.Length; at += 12, count--)
        {
            if (Short(tiff[at..]) == Tag)
            {
                return Short(tiff[(at + 8)..]) is var held and >= 1 and <= 8 ? held : 1;
            }
        }

        return 1;
    }

    /// <summary>Notes that say nothing else.</summary>
    public static byte[] Tiff(int held) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)held, 0, 0, 0, 0, 0, 0];
}
