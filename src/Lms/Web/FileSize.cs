using System.Globalization;

namespace Lms.Web;

/// <summary>A file's size as people read it: 21 MB, 1,4 MB, 380 kB.</summary>
public static class FileSize
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    public static string Show(long bytes)
    {
        var unit = 0;
        var size = (decimal)bytes;
        while (size >= 1000 && unit < Units.Length - 1)
        {
            size /= 1000;
            unit++;
        }

        // The space does not break: a number and its unit belong together.
        return $"{size.ToString(size < 10 && unit > 1 ? "0.#" : "0", CultureInfo.CurrentCulture)}\u00A0{Units[unit]}";
    }
}
