using System.Globalization;
using Lms.Domain.Media;
using Lms.Hosting;
using Lms.Web.Films;
using Microsoft.Extensions.Options;

namespace Lms.Web.Pictures;

/// <summary>Smaller likenesses of a picture, by ffmpeg where it is installed: the program that the films are given (section "Films").</summary>
public sealed class FfmpegPictures(IOptions<FilmOptions> options)
{
    // The largest that is taken, 120 million pixels of four bytes, and what ffmpeg itself needs.
    private const long MostMemory = 700_000_000;
    private const long LargestFile = 20_000_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, (string Demuxer, string[] Encoder)> Kinds = new()
    {
        ["image/jpeg"] = ("jpeg_pipe", ["-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-q:v", "4"]),
        ["image/png"] = ("png_pipe", ["-c:v", "libwebp", "-quality", "82"]),
        ["image/webp"] = ("webp_pipe", ["-c:v", "libwebp", "-quality", "82"]),
    };

    // By how the camera was held, from 1 on; the width is that of the picture turned upright.
    private static readonly string[] Turns = ["", ",hflip", ",hflip,vflip", ",vflip", ",transpose=0", ",transpose=1", ",transpose=3", ",transpose=2"];

    public bool IsHere => OperatingSystem.IsLinux() && LimitedProgram.IsHere(options.Value.Ffmpeg);

    /// <param name="picture">A copy that says nothing of how the camera was held, or it would be turned twice.</param>
    /// <param name="folder">An empty one, to be thrown away afterwards.</param>
    /// <returns>Where it lies; null when nothing came of it.</returns>
    public async Task<string?> Make(string picture, CleanPicture what, int width, string folder)
    {
        var made = Path.Combine(folder, "made");
        var height = Math.Max(1, (int)Math.Round((double)what.Size.Height * width / what.Size.Width));
        var lying = what.Held >= 5 ? (Width: height, Height: width) : (Width: width, Height: height);
        var (demuxer, encoder) = Kinds[what.ContentType];
        string[] command =
        [
            options.Value.Ffmpeg, "-nostdin", "-v", "error", "-y", "-threads", "1", "-noautorotate", "-protocol_whitelist", "file", "-f", demuxer, "-i", "file:" + picture,
            "-an", "-vf", string.Create(CultureInfo.InvariantCulture, $"scale={lying.Width}:{lying.Height}:flags=bicubic{Turns[what.Held - 1]}"), "-frames:v", "1",
            "-map_metadata", "-1", "-fflags", "+bitexact", .. encoder, "-f", "image2", "-update", "1", "file:" + made,
        ];
        await using var program = await LimitedProgram.StartApart(
            new ProgramLimits(Longest, AddressBytes: 3 * MostMemory) { HeldBytes = MostMemory, FileBytes = LargestFile }, folder, command);
        try
        {
            return await program.End(CancellationToken.None) == 0 && File.Exists(made) ? made : null;
        }
        catch (ProgramLimitException)
        {
            return null;
        }
    }
}
