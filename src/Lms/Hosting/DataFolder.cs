namespace Lms.Hosting;

/// <summary>Where everything is kept that is not in somebody else's database.</summary>
public sealed class DataFolder
{
    private DataFolder(string path) => FullPath = path;

    public string FullPath { get; }

    public string Files => Path.Combine(FullPath, "files");

    public string Postgres => Path.Combine(FullPath, "postgres");

    /// <summary>`$LMS_DATA`, otherwise `var` beside the program's content. Made when missing.</summary>
    public static DataFolder Of(IConfiguration configuration)
    {
        var given = configuration["LMS_DATA"];
        var folder = new DataFolder(
            Path.GetFullPath(string.IsNullOrEmpty(given) ? Path.Combine(ContentRoot.Find(), "var") : given));
        folder.RefuseUnwritable();
        return folder;
    }

    public void RefuseUnwritable()
    {
        MakeWritable(FullPath, Private.CreatePassage);
        MakeWritable(Files, Private.CreateFolder);
    }

    private void MakeWritable(string path, Action<string> create)
    {
        try
        {
            create(path);
            var probe = Path.Combine(path, $".probe-{Guid.NewGuid():n}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The data folder {FullPath} cannot be written ({failure.Message}): "
                + "give this user the right to write there, or set LMS_DATA to another folder.",
                failure);
        }
    }
}
