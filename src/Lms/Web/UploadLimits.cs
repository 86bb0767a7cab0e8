using System.ComponentModel.DataAnnotations;
using Lms.Domain.Lessons;

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

    public long For(MaterialKind kind) => kind switch
    {
        MaterialKind.Picture => Picture,
        MaterialKind.Document => Document,
        MaterialKind.Video => Video,
        _ => Download,
    };
}
