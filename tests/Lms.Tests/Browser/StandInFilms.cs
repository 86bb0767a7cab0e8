using System.Diagnostics;
using Lms.Data;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Browser;

/// <summary>The site with films that were made ready by ffmpeg beside it: two sizes in parts, and one plain film.</summary>
public sealed class FilmApp : BrowserApp
{
    private readonly StandInFilms films = new();

    /// <summary>Paths of segments end: as signed ones do after a while.</summary>
    public void Expire() => films.Generation++;

    public StandInFilms Films => films;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        films.Dispose();
    }

    protected override void Listen(WebApplicationBuilder builder)
    {
        base.Listen(builder);
        builder.Services.AddSingleton(films);
        builder.Services.AddControllers().AddApplicationPart(typeof(StandInController).Assembly);
    }
}

public sealed class StandInFilms : IDisposable
{
    private const string Filter =
        "[0:v]split=2[a][b];[a]scale=320:180[low];[b]scale=640:360[high]";

    private readonly TemporaryFolder folder = new();

    public StandInFilms()
    {
        // 20 seconds of moving bars and a tone; segments of two seconds.
        Run("-f lavfi -i testsrc2=size=640x360:rate=25:duration=20 -f lavfi -i sine=frequency=440:duration=20 "
            + "-c:v libx264 -preset ultrafast -g 50 -keyint_min 50 -sc_threshold 0 -c:a aac -movflags +faststart plain.mp4");
        Run($"-i plain.mp4 -filter_complex {Filter} -map [low] -map 0:a -map [high] -map 0:a -c:v libx264 -preset ultrafast -g 50 -keyint_min 50 "
            + "-sc_threshold 0 -b:v:0 200k -b:v:1 700k -c:a aac -f hls -hls_time 2 -hls_playlist_type vod -hls_segment_type fmp4 "
            + "-hls_segment_filename v%v_%d.m4s -hls_fmp4_init_filename v%v.mp4 -var_stream_map \"v:0,a:0,name:low v:1,a:1,name:high\" "
            + "-master_pl_name index.m3u8 %v.m3u8");
        Run("-i plain.mp4 -frames:v 1 poster.jpg");
    }

    /// <summary>Paths of an earlier one lead nowhere.</summary>
    public int Generation { get; set; }

    public List<string> Asked { get; } = [];

    public string PathOf(string name) => Path.Combine(folder.FullPath, Path.GetFileName(name));

    public void Dispose() => folder.Dispose();

    private void Run(string arguments)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", $"-v error -y {arguments}") { WorkingDirectory = folder.FullPath, RedirectStandardError = true })!;
        var said = ffmpeg.StandardError.ReadToEnd();
        ffmpeg.WaitForExit();
        Assert.True(ffmpeg.ExitCode == 0, said);
    }
}

[Route("c/{centre}/stand-in/{materialId:guid}")]
public sealed class StandInController(StandInFilms films, LmsDbContext db, Texts text) : CentreController
{
    [HttpGet("film")]
    public async Task<IActionResult> Player(Guid materialId, bool sound, CancellationToken stop)
    {
        var source = new PlayerSource("Phim thử", Below(materialId, "index.m3u8"), Below(materialId, "plain.mp4"), sound ? null : Below(materialId, "poster.jpg"), 20)
        {
            Width = sound ? null : 640,
            Height = sound ? null : 360,
            HasSound = true,
            MaterialId = materialId,
            Sizes = sound ? [] : [180, 360],
        };
        return PartialView("~/Features/Shared/Views/_Player.cshtml", await source.WithTexts(db, CentreId, Path("materials", materialId), text, stop));
    }

    [HttpGet("{generation:int}/{name}"), AllowAnonymous]
    public IActionResult Bytes(int generation, string name)
    {
        films.Asked.Add(name);
        var isOld = generation != films.Generation && name.EndsWith(".m4s", StringComparison.Ordinal);
        if (isOld || !System.IO.File.Exists(films.PathOf(name)))
        {
            return NotFound();
        }

        // The master playlist leads to paths of now.
        return name == "index.m3u8"
            ? Content(string.Join('\n', System.IO.File.ReadAllLines(films.PathOf(name)).Select(line => line.EndsWith(".m3u8", StringComparison.Ordinal) ? $"../{films.Generation}/{line}" : line)), "application/vnd.apple.mpegurl")
            : PhysicalFile(films.PathOf(name), System.IO.Path.GetExtension(name) switch { ".m3u8" => "application/vnd.apple.mpegurl", ".jpg" => "image/jpeg", _ => "video/mp4" }, enableRangeProcessing: true);
    }

    private string Below(Guid materialId, string name) => Path("stand-in", materialId, films.Generation, name);
}
