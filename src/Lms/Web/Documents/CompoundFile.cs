using System.Text;

namespace Lms.Web.Documents;

/// <summary>The box of Office before 2007, in which a locked newer file comes too.</summary>
internal static class CompoundFile
{
    private const int BufferSize = 64 * 1024;
    private const int SectorSize = 512;

    // FibBase in [MS-DOC] 2.5.2: its sign, and fEncrypted among its flags.
    private const int FibFlags = 10;
    private const int FibEncrypted = 1;

    private static readonly byte[] FibSign = [0xEC, 0xA5];

    public static ReadOnlySpan<byte> Sign => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Whether a stream of that name is named anywhere in the file: names stand there in UTF-16, wherever its directory lies.</summary>
    public static bool Holds(Stream file, string stream)
    {
        var sought = Encoding.Unicode.GetBytes(stream);
        var buffer = new byte[BufferSize];
        var kept = 0;
        file.Position = 0;
        int read;
        while ((read = file.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var seen = buffer.AsSpan(0, kept + read);
            if (seen.IndexOf(sought) >= 0)
            {
                return true;
            }

            // The name may begin at the end of one reading and end in the next.
            kept = Math.Min(seen.Length, sought.Length - 1);
            seen[^kept..].CopyTo(buffer);
        }

        return false;
    }

    /// <summary>Whether an old Word document says of itself that its text is encrypted.</summary>
    public static bool IsLockedWord(Stream file)
    {
        var sector = new byte[SectorSize];
        file.Position = 0;
        while (file.ReadAtLeast(sector, SectorSize, throwOnEndOfStream: false) == SectorSize)
        {
            // The document begins where a sector does.
            if (sector.AsSpan().StartsWith(FibSign))
            {
                return (sector[FibFlags + 1] & FibEncrypted) != 0;
            }
        }

        return false;
    }
}
