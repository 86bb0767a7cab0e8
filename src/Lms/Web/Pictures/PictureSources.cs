using System.Globalization;
using System.Text.RegularExpressions;

namespace Lms.Web.Pictures;

/// <summary>
/// Which sizes of a picture a browser may choose from, and how much room it takes. Written into a page where it is shown, so that authors
/// write none of it and what they wrote stays as it was cleaned.
/// </summary>
public static partial class PictureSources
{
    /// <summary>Half a centimetre more than the measure of text; on a narrow screen all of it.</summary>
    public const string Room = "(min-width: 40rem) 39rem, 100vw";

    /// <summary>Pixels of the widths that are made.</summary>
    public static readonly int[] Widths = [640, 1280, 1920];

    /// <returns>Null for one that is small enough for any screen, or that nobody has measured.</returns>
    public static string? Of(string file, int? width)
    {
        if (width is not { } whole || whole <= Widths[0])
        {
            return null;
        }

        var smaller = Widths.Where(one => one < whole).Select(one => Line($"{file}?width={one} {one}w"));
        return string.Join(", ", whole <= Widths[^1] ? smaller.Append(Line($"{file} {whole}w")) : smaller);
    }

    /// <param name="html">Sanitized, where a quotation mark in a tag is never the author's.</param>
    /// <param name="materials">Of the same part; a picture that is none of them is only fetched late.</param>
    public static string In(string html, IEnumerable<MaterialLine> materials)
    {
        var measured = materials.Where(material => material.Width is not null).DistinctBy(material => material.FileId).ToDictionary(material => material.FileId);
        return Picture().Replace(html, found => found.Value + (measured.TryGetValue(Guid.Parse(found.Groups["id"].Value), out var picture)
            ? Sources(found.Groups["file"].Value, picture) + Late
            : Late));
    }

    private const string Late = " loading=\"lazy\" decoding=\"async\"";

    private static string Sources(string file, MaterialLine picture) =>
        Line($" width=\"{picture.Width}\" height=\"{picture.Height}\"") + (Of(file, picture.Width) is { } sources ? $" srcset=\"{sources}\" sizes=\"{Room}\"" : "");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("<img src=\"(?<file>/c/[a-z0-9-]+/files/(?<id>[0-9a-f-]{36}))\"")]
    private static partial Regex Picture();
}
