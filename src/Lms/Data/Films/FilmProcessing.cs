using System.Diagnostics;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Web.Films;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Films;

/// <summary>Makes of the films and recordings that are materials of lesson plans what plays on any device over any line.</summary>
public sealed class FilmProcessing(LmsDbContext db, FileStore files, FfmpegFilms ffmpeg, TimeProvider clock, ILogger<FilmProcessing> log)
    : FileWorking<Film, FilmProblem>(db, clock, log)
{
    private const long LargestPoster = 10_000_000;

    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);

    public override bool IsHere => ffmpeg.IsHere;

    public override Task Enqueue(CancellationToken stop) => Db.Database.ExecuteSqlAsync(
        $"""
        insert into films (centre_id, sha256, state, asked_at, tries, tries_since_asked, has_sound, percent)
        select f.centre_id, f.sha256, {(int)WorkState.Waiting}, min(f.stored_at), 0, 0, false, 0
        from files f
        where exists (select from materials m where m.centre_id = f.centre_id and m.file_id = f.id and m.kind = {(int)MaterialKind.Video})
            and not exists (select from films d where d.centre_id = f.centre_id and d.sha256 = f.sha256)
        group by f.centre_id, f.sha256
        on conflict do nothing
        """,
        stop);

    protected override async Task Work(Film work, CancellationToken stop)
    {
        if (!await files.Fetch(work.Sha256, stop))
        {
            throw new WorkFailedException<FilmProblem>(FilmProblem.NotReadable);
        }

        var folder = files.ScratchFolder();
        try
        {
            var made = await ffmpeg.Make(files.PathOf(work.Sha256), folder, Telling(work, stop), stop);
            work.Finish(await Stored(made, stop), Now);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Told over the connection that holds the film: a node that has lost it finds out within a second, and leaves off.
    private Func<int, Task> Telling(Film film, CancellationToken stop)
    {
        var (told, last) = (-1, 0L);
        return async percent =>
        {
            if (percent == told || (told >= 0 && Stopwatch.GetElapsedTime(last) < TellEvery))
            {
                return;
            }

            (told, last) = (percent, Stopwatch.GetTimestamp());
            await Db.Database.ExecuteSqlAsync($"update films set percent = {percent} where centre_id = {film.CentreId} and sha256 = {film.Sha256}", stop);
        };
    }

    private async Task<FilmMade> Stored(MadeFilm made, CancellationToken stop)
    {
        var renditions = new List<RenditionMade>();
        foreach (var (path, size, parts) in made.Renditions)
        {
            var (sha256, _) = await Put(path, ffmpeg.LargestFile, stop);
            renditions.Add(new RenditionMade(size?.Width, size?.Height, parts.BitsPerSecond, parts.Codecs, sha256, parts.HeadLength) { Segments = parts.Segments });
        }

        var poster = made.Poster is null ? null : (await Put(made.Poster, LargestPoster, stop)).Sha256;
        var (plain, length) = await Put(made.Plain, ffmpeg.LargestFile, stop);
        return new FilmMade(made.Seconds, made.Width, made.Height, made.HasSound, poster, plain, length) { Renditions = renditions };
    }

    private async Task<(string Sha256, long Length)> Put(string path, long longest, CancellationToken stop)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await files.Put(file, longest, stop);
        }
        catch (FileTooLargeException)
        {
            throw new WorkFailedException<FilmProblem>(FilmProblem.TooLarge);
        }
    }
}
