using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Hosting;
using Npgsql;

namespace Lms.Bench.Media;

/// <summary>A large file and a film in the lesson that the class reads; the film is made by the server's own job.</summary>
/// <param name="File">Path of the file of 100 MB.</param>
/// <param name="Segments">Signed paths of the film's segments, of all its sizes.</param>
/// <param name="Folder">The same bytes as files: `file`, and `0`, `1` … for the segments.</param>
public sealed record ServedLesson(string File, IReadOnlyList<string> Segments, string Folder)
{
    public const int FileLength = 100_000_000;

    private const int FilmSeconds = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <param name="cookies">Of somebody of the class.</param>
    public static async Task<ServedLesson> In(School school, string folder, Guid classId, string cookies, CancellationToken stop)
    {
        var store = new FileStore(Path.Combine(folder, "files"));
        var film = await Attach(school.Pool(), store, classId, "phim.mp4", await Film(folder, stop), MaterialKind.Video, stop);
        var large = await Attach(school.Pool(), store, classId, "lon.bin", RandomNumberGenerator.GetBytes(FileLength), MaterialKind.Download, stop);
        await Made(school.Pool(), film.Sha256, stop);
        using var client = new HttpClient { BaseAddress = new Uri(school.Server.Url) };
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        var same = Directory.CreateDirectory(Path.Combine(folder, "same")).FullName;
        System.IO.File.Copy(store.PathOf(large.Sha256), Path.Combine(same, "file"));
        var segments = await Listed(client, $"/c/{Roll.Centre}/materials/{film.Material}/film/index.m3u8", stop);
        foreach (var (number, path) in segments.Index())
        {
            await System.IO.File.WriteAllBytesAsync(Path.Combine(same, number.ToString(CultureInfo.InvariantCulture)), await client.GetByteArrayAsync(path, stop), stop);
        }

        return new ServedLesson($"/c/{Roll.Centre}/files/{large.File}", segments, same);
    }

    // Noise upon a picture that moves: segments as large as a lesson's.
    private static async Task<byte[]> Film(string folder, CancellationToken stop)
    {
        var path = Path.Combine(folder, "phim.mp4");
        using var ffmpeg = Process.Start("ffmpeg", string.Create(
            CultureInfo.InvariantCulture,
            $"-nostdin -v error -f lavfi -i testsrc2=size=1280x720:rate=25:duration={FilmSeconds},noise=alls=12:allf=t -f lavfi -i sine=duration={FilmSeconds} -c:v libx264 -preset ultrafast -c:a aac {path}"));
        await ffmpeg.WaitForExitAsync(stop);
        return await System.IO.File.ReadAllBytesAsync(path, stop);
    }

    private static async Task<(Guid Material, Guid File, string Sha256)> Attach(
        NpgsqlDataSource database, FileStore store, Guid classId, string name, byte[] bytes, MaterialKind kind, CancellationToken stop)
    {
        using var content = new MemoryStream(bytes);
        var (sha256, length) = await store.Put(content, long.MaxValue, stop);
        var (file, material) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var command = database.Command(
            """
            with beside as (
                select p.centre_id, p.id, s.lecturer_id from class_sessions s
                join lesson_parts p on p.centre_id = s.centre_id and p.lesson_plan_id = s.lesson_plan_id
                where s.class_id = $1 order by s.starts_at, p.position limit 1
            ), file as (
                insert into files (centre_id, id, sha256, name, content_type, length, stored_by, stored_at)
                select centre_id, $2, $4, $5, $6, $7, lecturer_id, now() from beside
            )
            insert into materials (centre_id, id, lesson_part_id, file_id, kind, caption, position)
            select centre_id, $3, id, $2, $8, '', 50 from beside
            """,
            classId, file, material, sha256, name, kind == MaterialKind.Video ? "video/mp4" : "application/octet-stream", length, (int)kind);
        await command.ExecuteNonQueryAsync(stop);
        return (material, file, sha256);
    }

    private static async Task Made(NpgsqlDataSource database, string sha256, CancellationToken stop)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(500, stop))
        {
            await using var command = database.Command("select exists (select from films where sha256 = $1 and plain_sha256 is not null)", sha256);
            if (await command.ExecuteScalarAsync(stop) is true)
            {
                return;
            }
        }

        throw new StartRefusedException($"The film was not made within {Patience.TotalMinutes:0} minutes; is ffmpeg there?");
    }

    private static async Task<List<string>> Listed(HttpClient client, string master, CancellationToken stop)
    {
        var segments = new List<string>();
        foreach (var list in Paths(master, await client.GetStringAsync(master, stop)))
        {
            segments.AddRange(Paths(list, await client.GetStringAsync(list, stop)));
        }

        return segments;
    }

    private static IEnumerable<string> Paths(string of, string playlist) => playlist.Split('\n').Select(line => line.Trim())
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => new Uri(new Uri("http://localhost" + of), line).PathAndQuery);
}
