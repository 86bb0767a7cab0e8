namespace Lms.Data.Uploading;

/// <summary>
/// The bytes of uploads on their way, a file each, in a folder of the store's disk that all nodes share: so that they can be moved into the
/// store, and whichever node is asked next goes on.
/// </summary>
public sealed class UploadBytes(FileStore files)
{
    private string Folder => Path.Combine(files.Folder, "uploads");

    /// <summary>The only hold on an upload's bytes, until it is disposed of, or its process is gone.</summary>
    /// <returns>Null while another request has it, on this node or on another.</returns>
    public HeldBytes? Hold(Guid id)
    {
        Directory.CreateDirectory(Folder);
        var path = PathOf(id);
        try
        {
            // What is not shared is locked, by the operating system; nothing is written down that could outlive its holder.
            return new HeldBytes(new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 0,
                Options = FileOptions.Asynchronous,
            }));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Uploads whose bytes have lain here untouched since then or longer.</summary>
    public IEnumerable<Guid> OlderThan(DateTimeOffset time) => Directory.Exists(Folder)
        ? new DirectoryInfo(Folder).EnumerateFiles()
            .Where(file => file.LastWriteTimeUtc < time.UtcDateTime)
            .Select(file => Guid.TryParseExact(file.Name, "n", out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty)
        : [];

    private string PathOf(Guid id) => Path.Combine(Folder, id.ToString("n"));
}
