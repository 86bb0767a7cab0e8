using System.Globalization;
using Lms.Data;
using Lms.Domain.Media;
using Lms.Hosting;
using Microsoft.Extensions.Options;

namespace Lms.Web.Films;

/// <summary>What was made of a film, in files that are thrown away with their folder.</summary>
public sealed record MadeFilm(double Seconds, int? Width, int? Height, bool HasSound, string? Poster, string Plain)
{
    /// <summary>The lowest first.</summary>
    public required IReadOnlyList<(string Path, FilmSize? Size, FragmentedMp4 Parts)> Renditions { get; init; }
}

/// <summary>
/// Makes of a film, by ffmpeg where it is installed, what plays on any device over any line: the ladder of sizes in one run, a still, a plain
/// MP4. The file is opened as what its bytes say and nothing else, so that none leads to another (docs/decisions/films.md).
/// </summary>
public sealed class FfmpegFilms(IOptions<FilmOptions> options)
{
    private const long Megabyte = 1_000_000;
    private const int LongestProbe = 300_000;
    private const int ProbeSeconds = 60;
    private const string KeyEachTwoSeconds = "expr:gte(t,n_forced*2)";

    // By EBU R 128 as it is used on the web: lessons recorded far from the microphone are as loud as the others.
    private const string EvenLoudness = "aresample=async=1:first_pts=0,loudnorm=I=-16:TP=-1.5:LRA=11,aresample=48000,aformat=channel_layouts=stereo";

    private const string ToOrdinaryLight =
        "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,";

    // What ffmpeg calls the wrappings that are taken, by the type that the bytes say.
    private static readonly Dictionary<string, string> Demuxers = new()
    {
        ["video/mp4"] = "mov",
        ["video/quicktime"] = "mov",
        ["video/3gpp"] = "mov",
        ["video/3gpp2"] = "mov",
        ["audio/mp4"] = "mov",
        ["video/webm"] = "matroska",
        ["video/x-matroska"] = "matroska",
        ["video/x-msvideo"] = "avi",
        ["video/x-ms-wmv"] = "asf",
        ["video/x-flv"] = "flv",
        ["video/mpeg"] = "mpeg",
        ["audio/mpeg"] = "mp3",
        ["audio/ogg"] = "ogg",
        ["audio/wav"] = "wav",
    };

    private readonly int threads = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>This machine makes films. Elsewhere than on Linux the limits would not hold.</summary>
    public bool IsHere => OperatingSystem.IsLinux() && LimitedProgram.IsHere(options.Value.Ffmpeg) && LimitedProgram.IsHere(options.Value.Ffprobe);

    /// <summary>Bytes of one file.</summary>
    public long LargestFile => options.Value.LargestFile;

    private double LongestSeconds => options.Value.LongestHours * 3_600;

    /// <param name="film">Where it lies.</param>
    /// <param name="folder">An empty one, to be thrown away afterwards.</param>
    /// <param name="percent">Is told how far it is, a few times a second.</param>
    /// <exception cref="WorkFailedException{TProblem}">It becomes nothing.</exception>
    public async Task<MadeFilm> Make(string film, string folder, Func<int, Task> percent, CancellationToken stop)
    {
        RequireRoom(folder);
        var input = Input(film);
        var probed = await Probe(input, folder, stop);
        if (probed.Seconds > LongestSeconds)
        {
            throw new WorkFailedException<FilmProblem>(FilmProblem.TooLong);
        }

        var sizes = probed.Pictures is { } pictures ? FilmLadder.Of(pictures.Width, pictures.Height) : [];
        var paths = Enumerable.Range(0, Math.Max(1, sizes.Count)).Select(place => Path.Combine(folder, $"{place}.mp4")).ToList();
        await Run(
            [
                options.Value.Ffmpeg, "-nostdin", "-hide_banner", "-nostats", "-v", "error", "-y", "-progress", "pipe:1",
                "-threads", $"{threads}", .. input, "-filter_complex", Filters(probed, sizes), .. paths.SelectMany((path, place) => Output(probed, sizes, place, path)),
            ],
            folder, paths, Allowed(probed.Seconds), line => Tell(line, probed.Seconds, percent), stop);
        var parts = paths.Select(Parts).ToList();
        var middle = paths[paths.Count / 2];
        return new MadeFilm(
            parts.Max(part => part.Seconds), probed.Pictures?.Width, probed.Pictures?.Height, probed.Sound is not null,
            probed.Pictures is null ? null : await Poster(middle, folder, stop), await Plain(middle, folder, stop))
        {
            Renditions = [.. paths.Select((path, place) => (path, sizes.ElementAtOrDefault(place), parts[place]))],
        };
    }

    private static string[] Input(string film)
    {
        var head = new byte[FileFormat.HeadLength];
        using var file = File.OpenRead(film);
        var type = FileFormat.Of(head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false))).ContentType;
        return Demuxers.TryGetValue(type, out var demuxer)
            ? ["-protocol_whitelist", "file", "-f", demuxer, "-i", "file:" + Path.GetFullPath(film)]
            : throw new WorkFailedException<FilmProblem>(FilmProblem.NotReadable);
    }

    private async Task<ProbedFilm> Probe(string[] input, string folder, CancellationToken stop)
    {
        await using var program = await LimitedProgram.StartApart(
            Limits(TimeSpan.FromSeconds(ProbeSeconds)), folder,
            [
                options.Value.Ffprobe, "-v", "error", "-of", "json", "-show_entries",
                "format=duration:stream=index,codec_type,codec_name,codec_tag_string,width,height,channels,sample_aspect_ratio,avg_frame_rate,r_frame_rate,color_transfer"
                + ":stream_disposition=attached_pic:stream_side_data=rotation",
                .. input,
            ]);
        return ProbedFilm.Of(await Within(() => program.Read(LongestProbe, stop)));
    }

    /// <summary>Everything is decoded once, brought to the largest size and an even pace, and made smaller from there.</summary>
    private static string Filters(ProbedFilm film, IReadOnlyList<FilmSize> sizes)
    {
        var graph = new List<string>();
        if (film.Pictures is { } pictures)
        {
            var (number, seconds) = FilmLadder.Pace(pictures.PerSecond);
            var light = pictures.IsBright ? ToOrdinaryLight : "";
            var ends = string.Concat(sizes.Select((_, place) => $"[p{place}]"));
            graph.Add(Line($"[0:{pictures.Index}]yadif=deint=interlaced,fps={number}/{seconds}:start_time=0,{Scale(sizes[^1])},{light}format=yuv420p,split={sizes.Count}{ends}"));
            graph.AddRange(sizes.Select((size, place) => Line($"[p{place}]{Scale(size)}[v{place}]")));
        }

        if (film.Sound is { } sound)
        {
            var count = Math.Max(1, sizes.Count);
            graph.Add(Line($"[0:{sound}]{EvenLoudness},asplit={count}{string.Concat(Enumerable.Range(0, count).Select(place => $"[a{place}]"))}"));
        }

        return string.Join(';', graph);
    }

    private static string Scale(FilmSize size) => Line($"scale={size.Width}:{size.Height}:flags=bicubic:out_range=tv,setsar=1");

    private string[] Output(ProbedFilm film, IReadOnlyList<FilmSize> sizes, int place, string path)
    {
        string[] pictures = film.Pictures is null
            ? []
            :
            [
                "-map", $"[v{place}]", "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "main", "-crf", "23",
                "-maxrate", $"{sizes[place].MostBitsPerSecond}", "-bufsize", $"{2 * sizes[place].MostBitsPerSecond}",
                "-force_key_frames", KeyEachTwoSeconds, "-g", "600", "-sc_threshold", "0", "-threads", $"{threads}",
            ];
        string[] sound = film.Sound is null ? [] : ["-map", $"[a{place}]", "-c:a", "aac", "-b:a", place == 0 ? "96k" : "128k"];
        string[] parts = film.Pictures is null
            ? ["-movflags", "+delay_moov+default_base_moof", "-frag_duration", Line($"{FragmentedMp4.SegmentSeconds * 1_000_000}")]
            : ["-movflags", "+frag_keyframe+delay_moov+default_base_moof"];

        // Telephones write into a film where it was taken, and by whose telephone.
        return [.. pictures, .. sound, "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-t", Line($"{LongestSeconds + 1}"), .. parts, "-f", "mp4", "file:" + path];
    }

    // Where each picture stands by itself, far enough in to be past what is black: the one that is most like the others.
    private async Task<string?> Poster(string film, string folder, CancellationToken stop)
    {
        var poster = Path.Combine(folder, "poster.jpg");
        await Run(
            [
                options.Value.Ffmpeg, "-nostdin", "-v", "error", "-y", "-skip_frame", "nokey", "-t", "120", "-f", "mov", "-i", "file:" + film,
                "-an", "-vf", "thumbnail=60", "-frames:v", "1", "-q:v", "4", "-map_metadata", "-1", "-f", "image2", "file:" + poster,
            ],
            folder, [poster], TimeSpan.FromSeconds(options.Value.Seconds), _ => Task.FromResult(true), stop);
        return poster;
    }

    private async Task<string> Plain(string film, string folder, CancellationToken stop)
    {
        var plain = Path.Combine(folder, "plain.mp4");
        await Run(
            [
                options.Value.Ffmpeg, "-nostdin", "-v", "error", "-y", "-f", "mov", "-i", "file:" + film,
                "-map", "0", "-c", "copy", "-fflags", "+bitexact", "-movflags", "+faststart", "-f", "mp4", "file:" + plain,
            ],
            folder, [plain], TimeSpan.FromSeconds(options.Value.Seconds), _ => Task.FromResult(true), stop);
        return plain;
    }

    private async Task Run(string[] command, string folder, List<string> makes, TimeSpan time, Func<string, Task<bool>> goesOn, CancellationToken stop)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var patience = TimeSpan.FromSeconds(options.Value.StallSeconds);
        stall.CancelAfter(patience);
        await using var program = await LimitedProgram.StartApart(Limits(time), folder, command);
        try
        {
            var ended = await Within(() => program.End(
                async line =>
                {
                    if (await goesOn(line))
                    {
                        stall.CancelAfter(patience);
                    }
                },
                stall.Token));
            if (ended != 0 || !makes.TrueForAll(path => File.Exists(path)))
            {
                RequireRoom(folder);
                throw new WorkFailedException<FilmProblem>(makes.Exists(IsCutShort) ? FilmProblem.TooLarge : FilmProblem.NotReadable);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new WorkFailedException<FilmProblem>(FilmProblem.TooSlow);
        }
    }

    // A full disk looks to ffmpeg's caller like a broken film, and is none of the lecturer's doing.
    private void RequireRoom(string folder)
    {
        if (new DriveInfo(folder).AvailableFreeSpace < options.Value.LeastRoom)
        {
            throw new WorkFailedException<FilmProblem>(FilmProblem.NoRoom);
        }
    }

    private bool IsCutShort(string path) => new FileInfo(path) is { Exists: true, Length: var length } && length >= options.Value.LargestFile;

    private static async Task<T> Within<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (ProgramLimitException over)
        {
            throw new WorkFailedException<FilmProblem>(over.Limit == ProgramLimit.Memory ? FilmProblem.TooMuchMemory : FilmProblem.TooSlow);
        }
    }

    private FragmentedMp4 Parts(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var parts = FragmentedMp4.Read(file);
            return parts.Seconds <= LongestSeconds ? parts : throw new WorkFailedException<FilmProblem>(FilmProblem.TooLong);
        }
        catch (InvalidDataException)
        {
            throw new WorkFailedException<FilmProblem>(FilmProblem.NotReadable);
        }
    }

    // A film that does not say how long it is may be as long as any.
    private TimeSpan Allowed(double? seconds) =>
        TimeSpan.FromSeconds(options.Value.Seconds + (options.Value.SecondsPerSecond * (seconds ?? LongestSeconds)));

    private ProgramLimits Limits(TimeSpan time)
    {
        var held = options.Value.Megabytes * Megabyte;
        return new ProgramLimits(time, AddressBytes: 3 * held)
        {
            HeldBytes = held,
            // Cut short there, a film is seen to be too large.
            FileBytes = options.Value.LargestFile + Megabyte,
        };
    }

    /// <returns>Whether it goes on.</returns>
    private static async Task<bool> Tell(string line, double? seconds, Func<int, Task> percent)
    {
        if (!line.StartsWith("out_time_us=", StringComparison.Ordinal) || !long.TryParse(line.AsSpan(12), CultureInfo.InvariantCulture, out var played) || played <= 0)
        {
            return false;
        }

        if (seconds is { } whole)
        {
            await percent(Math.Clamp((int)(played / whole / 10_000), 0, 99));
        }

        return true;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
