using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.Lessons;
using Lms.Domain.Media;

namespace Lms.Web;

/// <summary>Longest files accepted, in bytes; section "Uploads" of the settings.</summary>
public sealed class UploadLimits
{
    public const string Section = "Uploads";

    private const long Megabyte = 1_000_000;

    [Range(1, long.MaxValue)]
    public long Picture { get; set; } = 15 * Megabyte;

    [Range(1, long.MaxValue)]
    public long Document { get; set; } = 60 * Megabyte;

    [Range(1, long.MaxValue)]
    public long Video { get; set; } = 1000 * Megabyte;

    [Range(1, long.MaxValue)]
    public long Download { get; set; } = 60 * Megabyte;

    /// <summary>A picture in a post, which two hundred people load: the page makes it smaller before it is sent.</summary>
    [Range(1, long.MaxValue)]
    public long RoomPicture { get; set; } = 8 * Megabyte;

    /// <summary>What the files of a centre may hold together, with what is on its way: the same bytes count once.</summary>
    [Range(1, long.MaxValue)]
    public long CentreQuota { get; set; } = 200_000 * Megabyte;

    /// <summary>The same of single centres, by what stands for them in addresses.</summary>
    public Dictionary<string, long> CentreQuotas { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The longest file of any kind.</summary>
    public long Longest() => Math.Max(Math.Max(Picture, Document), Math.Max(Video, Download));

    public long QuotaOf(string centre) => CentreQuotas.GetValueOrDefault(centre, CentreQuota);

    /// <summary>Before the first byte: what a file is called says how long it may be.</summary>
    /// <exception cref="RuleBrokenException">It is longer than its kind may be.</exception>
    public void Require(string name, long length) => Require(FileFormat.Promised(name) ?? MaterialKind.Download, length);

    /// <exception cref="RuleBrokenException">It is longer than its kind may be.</exception>
    public void Require(MaterialKind kind, long length)
    {
        if (length > For(kind))
        {
            throw new RuleBrokenException("Upload.TooLarge", FileSize.Show(For(kind)));
        }
    }

    public long For(MaterialKind kind) => kind switch
    {
        MaterialKind.Picture => Picture,
        MaterialKind.Document => Document,
        MaterialKind.Video => Video,
        _ => Download,
    };
}
