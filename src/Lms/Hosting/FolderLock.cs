namespace Lms.Hosting;

/// <summary>Held as long as the process lives, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Null when another process holds it.</summary>
    public static FolderLock? Take(string folder)
    {
        var path = Path.Combine(folder, "lock");
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public static bool IsHeld(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return false;
        }

        using var mine = Take(folder);
        return mine is null;
    }

    public void Dispose() => file.Dispose();
}
