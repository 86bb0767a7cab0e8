using System.Text;

namespace Lms.Web.Documents;

/// <summary>The box of Office before 2007, in which a locked newer file comes too.</summary>
internal static class CompoundFile
{
    private const int BufferSize = 64 * 1024;

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
}
