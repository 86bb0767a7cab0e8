namespace Lms.Hosting;

/// <summary>The folder that holds `wwwroot` and `content`.</summary>
public static class ContentRoot
{
    /// <summary>Published, they lie beside the program; built from a clone, at the top of the clone.</summary>
    public static string Find()
    {
        var program = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        return Directory.Exists(Path.Combine(program, "wwwroot")) ? program : Clone(program) ?? program;
    }

    private static string? Clone(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Lms.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
