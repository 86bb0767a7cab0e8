using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Lms.Data;
using Lms.Domain.Media;
using Lms.Tests.Architecture;
using Lms.Tests.Support;
using Lms.Web.Films;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Media;

/// <summary>What becomes of films: by ffmpeg itself, as `./lms test` installs it, or by what stands in for one that hangs.</summary>
public sealed class FilmProcessingTests : IClassFixture<LmsApp>, IAsyncLifetime
{
    private const string Trainee = "SV-HV08";
    private const string Elsewhere = "SV-HV25";
    private const string Lecturer = "SV-CB05";

    private readonly LmsApp app;
    private readonly TemporaryFolder folder = new();

    public FilmProcessingTests(LmsApp app)
    {
        this.app = app;
        var fresh = new FilmOptions();
        (Options.Ffmpeg, Options.Ffprobe, Options.Seconds, Options.SecondsPerSecond) = (fresh.Ffmpeg, fresh.Ffprobe, fresh.Seconds, fresh.SecondsPerSecond);
        (Options.StallSeconds, Options.Megabytes, Options.LongestHours) = (fresh.StallSeconds, fresh.Megabytes, fresh.LongestHours);
        (Options.LargestFile, Options.LeastRoom) = (fresh.LargestFile, fresh.LeastRoom);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private FilmOptions Options => app.Services.GetRequiredService<IOptions<FilmOptions>>().Value;

    private FileStore Store => app.Services.GetRequiredService<FileStore>();

    [Fact]
    public async Task A_film_becomes_a_ladder_of_sizes_that_change_over_at_the_same_moments()
    {
        var path = await app.AttachFilm("bai-giang.mp4", Clips.Make(
            "-f lavfi -i testsrc2=d=9:s=1280x720:r=50 -f lavfi -i sine=f=300:d=9 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -metadata location=+21.03+105.85/"));

        Assert.Equal(1, await app.MakeFilms(Stop));

        var film = await app.Film(path);
        Assert.Equal((WorkState.Done, 1280, 720, true), (film.State, film.Width, film.Height, film.HasSound));
        Assert.InRange(film.Seconds!.Value, 8.9, 9.1);
        Assert.Equal([(640, 360), (960, 540), (1280, 720)], film.Renditions.Select(one => (one.Width!.Value, one.Height!.Value)));
        Assert.All(film.Renditions, one =>
        {
            Assert.Matches("^avc1\\.4d[0-9a-f]{4},mp4a\\.40\\.2$", one.Codecs);
            Assert.Equal([4.0, 5.0], one.Seconds.Select(seconds => Math.Round(seconds, 2)));
            Assert.Equal(new FileInfo(Store.PathOf(one.Sha256)).Length, one.Ends[^1], 300.0);
            Assert.InRange(one.BitsPerSecond, 50_000, 4_000_000);
            var (pictures, sound) = Streams(Store.PathOf(one.Sha256));
            Assert.Equal(("h264", "yuv420p", "25/1"), (Word(pictures, "codec_name"), Word(pictures, "pix_fmt"), Word(pictures, "r_frame_rate")));
            Assert.Equal(("aac", "48000", 2), (Word(sound, "codec_name"), Word(sound, "sample_rate"), sound.GetProperty("channels").GetInt32()));
        });
        Assert.True(film.Renditions[0].BitsPerSecond < film.Renditions[2].BitsPerSecond);

        // A segment is played after the head alone, whichever it is.
        var last = Stretch(film.Renditions[1], 1);
        Assert.Equal("125", Word(Clips.Probe(last).GetProperty("streams")[0], "nb_read_frames"));

        // Where it was taken went no further than the file that was sent; the plain one can be played before it is whole.
        var plain = File.ReadAllBytes(Store.PathOf(film.PlainSha256!));
        Assert.Equal(plain.Length, film.PlainLength);
        Assert.True(plain.AsSpan().IndexOf("moov"u8) < plain.AsSpan().IndexOf("mdat"u8));
        Assert.True(plain.AsSpan().IndexOf("105.85"u8) < 0);
        Assert.Equal([0xFF, 0xD8], File.ReadAllBytes(Store.PathOf(film.PosterSha256!))[..2]);
        Assert.Empty(Left());
    }

    public static TheoryData<string, string, string, int, int, bool> Shapes => new()
    {
        { "dung.mp4", "-f lavfi -i testsrc2=d=1:s=640x360:r=30 -pix_fmt yuv420p", ".mp4", 360, 640, false },
        { "le.mkv", "-f lavfi -i testsrc2=d=1:s=321x241:r=15 -c:v mpeg4", ".mkv", 320, 240, false },
        { "cu.avi", "-f lavfi -i testsrc2=d=1:s=352x288:r=25 -f lavfi -i sine=d=1 -c:v mpeg4 -c:a mp3 -vf setsar=16/11", ".avi", 512, 288, true },
        { "muoi-bit.mp4", "-f lavfi -i testsrc2=d=1:s=480x360:r=24 -c:v libx264 -pix_fmt yuv420p10le", ".mp4", 480, 360, false },
        { "web.webm", "-f lavfi -i testsrc2=d=1:s=200x200:r=30 -c:v libvpx -deadline realtime -b:v 300k", ".webm", 200, 200, false },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_film_of_any_shape_is_shown_as_it_was_taken(string name, string arguments, string ending, int width, int height, bool hasSound)
    {
        // A telephone held upright writes how it was held, and lets the pictures lie.
        var path = await app.AttachFilm(name, Clips.Make(arguments, ending, height > width ? "-metadata:s:v rotate=90" : ""));

        await app.MakeFilms(Stop);

        var film = await app.Film(path);
        Assert.Equal((WorkState.Done, hasSound), (film.State, film.HasSound));
        var largest = film.Renditions[^1];
        Assert.Equal((width, height), (largest.Width, largest.Height));
        var (pictures, _) = Streams(Store.PathOf(largest.Sha256));
        Assert.Equal((width, height, "yuv420p"), (pictures.GetProperty("width").GetInt32(), pictures.GetProperty("height").GetInt32(), Word(pictures, "pix_fmt")));
    }

    /// <summary>Half of what PQ can write is as light as paper (SMPTE ST 2084): shown as it is on an ordinary screen, it would be grey.</summary>
    [Fact]
    public async Task A_film_for_bright_screens_keeps_its_light_on_ordinary_ones()
    {
        const string half = "-f lavfi -i color=c=0x808080:d=1:s=320x240:r=10 -c:v libx264 -pix_fmt yuv420p10le";
        var ordinary = await app.AttachFilm("thuong.mp4", Clips.Make(half));
        var bright = await app.AttachFilm("sang.mp4", Clips.Make($"{half} -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc"));

        await app.MakeFilms(Stop);

        Assert.InRange(Light(await app.Film(ordinary)), 125, 131);
        Assert.InRange(Light(await app.Film(bright)), 145, 235);
    }

    [Fact]
    public async Task A_film_at_an_uneven_pace_is_made_at_an_even_one_and_stays_as_long()
    {
        var path = await app.AttachFilm("dien-thoai.mp4", Clips.Make(
            "-f lavfi -i testsrc2=d=6:s=320x240:r=30 -vf select='lt(n\\,60)+not(mod(n\\,7))' -fps_mode vfr -c:v libx264 -pix_fmt yuv420p"));

        await app.MakeFilms(Stop);

        var film = await app.Film(path);
        Assert.InRange(film.Seconds!.Value, 5.7, 6.3);
        var (pictures, _) = Streams(Store.PathOf(film.Renditions[0].Sha256));
        var frames = int.Parse(Word(pictures, "nb_read_frames")!, CultureInfo.InvariantCulture);
        var pace = Word(pictures, "r_frame_rate")!.Split('/').Select(double.Parse).ToArray();
        Assert.Equal(film.Seconds.Value * pace[0] / pace[1], frames, 2.0);
    }

    [Fact]
    public async Task A_recording_without_pictures_has_one_size_no_still_and_is_as_loud_as_the_others()
    {
        var path = await app.AttachFilm("ghi-am.mp3", Clips.Make("-f lavfi -i sine=f=400:d=12 -af volume=-30dB -c:a libmp3lame", ".mp3"));

        await app.MakeFilms(Stop);

        var film = await app.Film(path);
        Assert.Equal((WorkState.Done, null, null, true), (film.State, film.Width, film.PosterSha256, film.HasSound));
        var one = Assert.Single(film.Renditions);
        Assert.Equal("mp4a.40.2", one.Codecs);
        Assert.Equal(3, one.Seconds.Length);
        Assert.Contains("<video", (await (await app.As(Trainee)).Get(path)).Html, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], FilmProblem> Unfit => new()
    {
        { "rong.mp4", [], FilmProblem.NotReadable },
        { "trang.mp4", "<!DOCTYPE html><video src=x>"u8.ToArray(), FilmProblem.NotReadable },
        { "rac.mp4", [0, 0, 0, 0x18, .. "ftypisom"u8, .. new byte[2_000]], FilmProblem.NotReadable },
        { "danh-sach.mp4", "ffconcat version 1.0\nfile /etc/passwd\n"u8.ToArray(), FilmProblem.NotReadable },
        { "phu-de.mkv", Clips.Make($"-f lavfi -i sine=d=1 -map_metadata 0 -c:a aac -f ffmetadata", ".mkv"), FilmProblem.NotReadable },
        { "bon-muoi-gio.mp4", Clips.Make("-f lavfi -i color=s=64x48:r=1/3600:d=144000 -c:v libx264 -pix_fmt yuv420p -g 1 -movflags frag_keyframe+empty_moov"), FilmProblem.TooLong },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task What_is_no_film_has_failed_for_a_reason_and_nothing_of_it_is_kept(string name, byte[] content, FilmProblem problem)
    {
        var path = await app.AttachFilm(name, content);
        var before = Stored();

        Assert.Equal(1, await app.MakeFilms(Stop));

        Assert.Equal((WorkState.Failed, problem), ((await app.Film(path)).State, (await app.Film(path)).Problem));
        Assert.Contains("Chưa phát được", (await (await app.As(Trainee)).Get(path)).Find("[data-state]").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, Stored());
        Assert.Empty(Left());
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(Trainee, $"{path}/index.m3u8")).StatusCode);
    }

    [Fact]
    public async Task A_playlist_in_the_place_of_a_film_leads_nowhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var playlist = $"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nhttp://127.0.0.1:{port}/a.ts\n#EXTINF:5,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n";

        // As it is, and behind the sign of an MP4 and of a recording.
        foreach (var sign in new byte[][] { [], [0, 0, 0, 0x10, .. "ftypisom\0\0\0\0"u8], [.. "ID3\u0004\0\0\0\0\0\0"u8] })
        {
            var path = await app.AttachFilm($"danh-sach-{sign.Length}.mp4", [.. sign, .. Encoding.ASCII.GetBytes(playlist)]);
            await app.MakeFilms(Stop);
            Assert.Equal(WorkState.Failed, (await app.Film(path)).State);
        }

        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task A_film_that_says_nothing_of_its_length_is_cut_off_at_the_longest()
    {
        Options.LongestHours = 2.0 / 3_600;
        var path = await app.AttachFilm("khong-noi.mkv", Clips.Make("-f lavfi -i testsrc2=d=8:s=64x48:r=10 -c:v libx264 -pix_fmt yuv420p -live 1", ".mkv"));

        await app.MakeFilms(Stop);

        Assert.Equal(FilmProblem.TooLong, (await app.Film(path)).Problem);
    }

    [Theory]
    [InlineData("endless", FilmProblem.TooSlow, "quá lâu")]
    [InlineData("stalling", FilmProblem.TooSlow, "quá lâu")]
    [InlineData("greedy", FilmProblem.TooMuchMemory, "quá nhiều bộ nhớ")]
    [InlineData("lengthy", FilmProblem.TooLarge, "quá lớn")]
    public async Task A_program_that_does_not_come_to_an_end_is_ended(string how, FilmProblem problem, string said)
    {
        var path = await app.AttachFilm("treo.mp4", Clips.New());
        var child = folder["child"];
        (Options.Seconds, Options.SecondsPerSecond) = how == "endless" ? (2, 0) : (60, 0);
        (Options.StallSeconds, Options.Megabytes) = (how == "stalling" ? 2 : 60, how == "greedy" ? 150 : 1_500);
        Options.LargestFile = how == "lengthy" ? 1_000_000 : 4_000_000_000;
        Options.Ffmpeg = Script(how switch
        {
            "greedy" => "(head -c 250000000 /dev/zero; sleep 30) | tail -c 250000000 > /dev/null",
            "lengthy" => "for last; do :; done; exec head -c 5000000 /dev/zero > \"${last#file:}\"",
            _ => $"sleep 300 & echo $! > {child}; echo progress=continue; sleep 300",
        });

        Assert.Equal(1, await app.MakeFilms(Stop));

        Assert.Equal((WorkState.Failed, problem), ((await app.Film(path)).State, (await app.Film(path)).Problem));
        Assert.Contains(said, (await (await app.As(Trainee)).Get(path)).Find("[data-state]").TextContent, StringComparison.Ordinal);
        Assert.False(File.Exists(child) && Processes.Runs(int.Parse(File.ReadAllText(child), CultureInfo.InvariantCulture)));
        Assert.Empty(Left());
    }

    [Fact]
    public async Task A_full_disk_is_told_as_one_before_a_film_is_begun_and_when_the_film_itself_fills_it()
    {
        var (before, filling) = (await app.AttachFilm("day-dia.mp4", Clips.New()), await app.AttachFilm("lam-day-dia.mp4", Clips.New()));
        Options.LeastRoom = long.MaxValue;
        await app.MakeFilms(Stop);
        Assert.Equal((WorkState.Failed, FilmProblem.NoRoom), ((await app.Film(before)).State, (await app.Film(before)).Problem));
        Assert.Contains("không còn chỗ", (await (await app.As(Trainee)).Get(before)).Find("[data-state]").TextContent, StringComparison.Ordinal);

        Options.LeastRoom = new DriveInfo(Store.Folder).AvailableFreeSpace - 1_000_000_000;
        Options.Ffmpeg = Script("fallocate -l 2000000000 filler; exit 1");
        var lecturer = await app.As(Lecturer);
        await lecturer.Post(await lecturer.Get(filling), "form[action$='/tries']");
        await app.MakeFilms(Stop);
        Assert.Equal((FilmProblem.NoRoom, 2), ((await app.Film(filling)).Problem, (await app.Film(filling)).Tries));

        (Options.LeastRoom, Options.Ffmpeg) = (0, "ffmpeg");
        await lecturer.Post(await lecturer.Get(filling), "form[action$='/tries']");
        await app.MakeFilms(Stop);
        Assert.Equal(WorkState.Done, (await app.Film(filling)).State);
        Assert.Empty(Left());
    }

    [Fact]
    public async Task The_page_tells_whose_turn_it_is_and_how_far_it_is_and_two_nodes_take_one_film_each()
    {
        var first = await app.AttachFilm("truoc.mp4", Clips.New(10));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await app.AttachFilm("sau.mp4", Clips.New());
        Options.Ffmpeg = Held("echo out_time_us=4200000; ");
        var making = app.MakeFilms(Stop);
        await Until(() => app.InDatabase(db => db.Films.AnyAsync(film => film.Percent == 42)));

        var page = await (await app.As(Lecturer)).Get(first);
        Assert.Equal("42", page.Find("[data-so-far] progress").GetAttribute("value"));
        Assert.Equal("yes", page.Find("[data-state]").GetAttribute("data-changes"));
        Assert.Contains("còn 1 phim phía trước", (await (await app.As(Trainee)).Get(second)).Find("[data-state]").TextContent, StringComparison.Ordinal);

        Options.Ffmpeg = "ffmpeg";
        Assert.Equal(1, await app.MakeFilms(Stop));
        Assert.Equal(WorkState.Done, (await app.Film(second)).State);
        Assert.Equal(WorkState.Working, (await app.Film(first)).State);

        LetGo();
        Assert.Equal(1, await making);
        Assert.Equal((WorkState.Done, 1), ((await app.Film(first)).State, (await app.Film(first)).Tries));
    }

    [Fact]
    public async Task What_a_node_was_at_when_it_went_down_is_taken_up_by_another_at_once()
    {
        var path = await app.AttachFilm("dut.mp4", Clips.New());
        Options.Ffmpeg = Held("");
        var dying = app.MakeFilms(Stop);
        await Until(() => Task.FromResult(File.Exists(folder["at-work"])));

        await app.Kill();
        Assert.Equal(WorkState.Working, (await app.Film(path)).State);
        Options.Ffmpeg = "ffmpeg";
        Assert.Equal(1, await app.MakeFilms(Stop));

        var film = await app.Film(path);
        Assert.Equal((WorkState.Done, 2), (film.State, film.Tries));
        LetGo();
        await Assert.ThrowsAnyAsync<Exception>(() => dying);
        Assert.Equal((film.EndedAt, film.Renditions.Count), ((await app.Film(path)).EndedAt, (await app.Film(path)).Renditions.Count));
    }

    [Fact]
    public async Task A_node_that_stops_puts_its_film_back()
    {
        var path = await app.AttachFilm("dung-lai.mp4", Clips.New());
        Options.Ffmpeg = Held("");
        using var stopping = new CancellationTokenSource();
        var making = app.MakeFilms(stopping.Token);
        await Until(() => Task.FromResult(File.Exists(folder["at-work"])));

        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making);

        Assert.Equal((WorkState.Waiting, 0), ((await app.Film(path)).State, (await app.Film(path)).Tries));
        Options.Ffmpeg = "ffmpeg";
        Assert.Equal(1, await app.MakeFilms(Stop));
    }

    [Fact]
    public async Task A_lecturer_asks_again_and_nobody_without_lessons_to_prepare_may()
    {
        var path = await app.AttachFilm("lai.mp4", Clips.New());
        Options.Ffmpeg = Script("exit 1");
        await app.MakeFilms(Stop);
        var lecturer = await app.As(Lecturer);
        var page = await lecturer.Get(path);
        Assert.Null((await (await app.As(Trainee)).Get(path)).Document.QuerySelector("form"));
        Options.Ffmpeg = "ffmpeg";

        var answer = await lecturer.Post(page, "form[action$='/tries']");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lecturer.Post(page, "form[action$='/tries']")).StatusCode);
        Assert.Equal(1, await app.MakeFilms(Stop));
        Assert.Equal((WorkState.Done, 2), ((await app.Film(path)).State, (await app.Film(path)).Tries));
    }

    [Fact]
    public async Task Where_no_ffmpeg_is_what_browsers_play_is_played_as_it_is_and_the_rest_is_there_to_be_saved()
    {
        var (plain, old) = (await app.AttachFilm("choi.mp4", Clips.New()), await app.AttachFilm("cu.avi", Clips.Make("-f lavfi -i testsrc2=d=1:s=64x48 -c:v mpeg4", ".avi")));
        Options.Ffprobe = folder["not-there"];

        Assert.Equal(0, await app.MakeFilms(Stop));

        Assert.StartsWith("/c/song-van/files/", (await (await app.As(Trainee)).Get(plain)).Find("video").GetAttribute("src"), StringComparison.Ordinal);
        var said = (await (await app.As(Trainee)).Get(old)).Find("[data-state]");
        Assert.Contains("Tải tệp về để xem", said.TextContent, StringComparison.Ordinal);
        Assert.Equal("no", said.GetAttribute("data-changes"));

        // They are taken up once the program is there.
        Options.Ffprobe = "ffprobe";
        Assert.Equal(2, await app.MakeFilms(Stop));
    }

    [Fact]
    public async Task The_demos_film_is_made_too()
    {
        var film = await app.InDatabase(db => db.Materials.Where(material => db.Files.Any(file => file.Id == material.FileId && file.Name == "mot-ky-sinh-hoat.mp4")).Select(material => material.Id).SingleAsync());

        Assert.Equal(WorkState.Done, (await app.Film($"/c/song-van/materials/{film}/film")).State);
    }

    [Fact]
    public async Task Strangers_have_nothing_of_a_film()
    {
        var path = await app.AttachFilm("la.mp4", Clips.New());
        await app.MakeFilms(Stop);
        foreach (var what in new[] { "", "/index.m3u8", "/plain.mp4" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Ask(Elsewhere, path + what)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await Ask("DL-CB01", (path + what).Replace("song-van", "dong-lam", StringComparison.Ordinal))).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await app.Stranger().Send(new HttpRequestMessage(HttpMethod.Get, path + what))).StatusCode);
        }
    }

    /// <summary>What another test left waiting, or the demo brings, is done before: the class shares a site.</summary>
    public async ValueTask InitializeAsync() => await app.MakeFilms(Stop);

    public ValueTask DisposeAsync()
    {
        LetGo();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void LetGo() => File.WriteAllText(folder["go"], "");

    private string Held(string first) => Script($"touch {folder["at-work"]}; {first}while ! [ -e {folder["go"]} ]; do sleep 0.05; done; exec ffmpeg \"$@\"");

    private string Script(string does)
    {
        File.WriteAllText(folder["program"], $"#!/bin/sh\n{does}\n");
        File.SetUnixFileMode(folder["program"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder["program"];
    }

    private string Stretch(FilmRendition rendition, int segment)
    {
        var whole = File.ReadAllBytes(Store.PathOf(rendition.Sha256));
        var begin = segment == 0 ? rendition.HeadLength : rendition.Ends[segment - 1];
        File.WriteAllBytes(folder["stretch.mp4"], [.. whole[..(int)rendition.HeadLength], .. whole[(int)begin..(int)rendition.Ends[segment]]]);
        return folder["stretch.mp4"];
    }

    private static (JsonElement Pictures, JsonElement Sound) Streams(string path)
    {
        var streams = Clips.Probe(path).GetProperty("streams").EnumerateArray().ToList();
        return (streams.Find(one => Word(one, "codec_type") == "video"), streams.Find(one => Word(one, "codec_type") == "audio"));
    }

    /// <summary>Of the first picture, on the average, 0 to 255.</summary>
    private double Light(Film film) =>
        Clips.Make($"-i {Store.PathOf(film.Renditions[0].Sha256)} -frames:v 1 -pix_fmt gray -f rawvideo", ".raw").Average(one => (double)one);

    private static string? Word(JsonElement of, string name) => of.GetProperty(name).GetString();

    private int Stored() => Directory.EnumerateFiles(Store.Folder, "*", SearchOption.AllDirectories).Count();

    private IEnumerable<string> Left() => Directory.EnumerateFileSystemEntries(Path.Combine(Store.Folder, "incoming"));

    private async Task<HttpResponseMessage> Ask(string code, string path) => await (await app.As(code)).Send(new HttpRequestMessage(HttpMethod.Get, path));

    private static async Task Until(Func<Task<bool>> there)
    {
        for (var watch = Stopwatch.StartNew(); !await there(); await Task.Delay(30, Stop))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
        }
    }
}
