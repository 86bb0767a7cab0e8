using System.ComponentModel.DataAnnotations;

namespace Lms.Web.Films;

/// <summary>What a film is given to become what is played; section "Films" of the settings.</summary>
public sealed class FilmOptions
{
    public const string Section = "Films";

    /// <summary>A path, or a name that is looked up as a shell does.</summary>
    [Required]
    public string Ffmpeg { get; set; } = "ffmpeg";

    /// <inheritdoc cref="Ffmpeg"/>
    [Required]
    public string Ffprobe { get; set; } = "ffprobe";

    /// <summary>By the clock on the wall, whatever a film's length.</summary>
    [Range(1, 86_400)]
    public int Seconds { get; set; } = 900;

    /// <summary>And so many for each second that it plays: two small processors, shared with the pages, take about one.</summary>
    [Range(0, 100)]
    public double SecondsPerSecond { get; set; } = 6;

    /// <summary>Without any going on, until it counts as hanging.</summary>
    [Range(1, 86_400)]
    public int StallSeconds { get; set; } = 300;

    /// <summary>Memory that ffmpeg may hold. A film of 4K takes 700.</summary>
    [Range(1, 64_000)]
    public int Megabytes { get; set; } = 1_500;

    /// <summary>How long a film may play, in hours.</summary>
    [Range(0.001, 48)]
    public double LongestHours { get; set; } = 6;

    /// <summary>Bytes of one size of it.</summary>
    [Range(1, long.MaxValue)]
    public long LargestFile { get; set; } = 4_000_000_000;

    /// <summary>Bytes that must be free on the disk, before a film is begun as after.</summary>
    [Range(0, long.MaxValue)]
    public long LeastRoom { get; set; } = 200_000_000;
}
