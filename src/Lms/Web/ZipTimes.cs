using System.IO.Compression;

namespace Lms.Web;

/// <summary>
/// The moment that stands in every packed document we write: the same words are the same bytes, whenever they are asked for, and
/// no file tells of a time that somebody could line up with another.
/// </summary>
internal static class ZipTimes
{
    /// <summary>The earliest that such a package can hold.</summary>
    public static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Puts it into a package that a library wrote with its own moments.</summary>
    public static void Clear(Stream package)
    {
        using var archive = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true);
        foreach (var entry in archive.Entries)
        {
            entry.LastWriteTime = Stamp;
        }
    }
}
