namespace Lms.Hosting;

/// <summary>Files and folders whose content only their owner may read.</summary>
internal static class Private
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Passable = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void CreateFolder(string path) =>
        Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);

    /// <summary>Others may walk through to a folder that is theirs, but see nothing on the way.</summary>
    public static void CreatePassage(string path) =>
        Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute | Passable);

    /// <summary>Written beside and moved, so that a reader never meets half a file.</summary>
    public static void Write(string path, string text)
    {
        var draft = $"{path}.{Environment.ProcessId}";
        using (var writer = OpenNew(draft))
        {
            writer.Write(text);
        }

        File.Move(draft, path, overwrite: true);
    }

    public static StreamWriter OpenNew(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.Create,
        Access = FileAccess.Write,
        Share = FileShare.Read,
        UnixCreateMode = OwnerOnly,
    })
    {
        AutoFlush = true,
    };
}
