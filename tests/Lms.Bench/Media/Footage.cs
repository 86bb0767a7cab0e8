using System.Diagnostics;
using System.Globalization;
using Lms.Data;
using Lms.Domain.Classes;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Bench.Media;

/// <summary>A file of 100 MB and a film of two minutes among the materials of a lesson. The site makes the film what is played.</summary>
public sealed record Footage(Guid CentreId, Guid Session, Stretch LongFile, string LongPath, Guid Material, string FilmSha256)
{
    private const int LongBytes = 100_000_000;
    private const int PieceBytes = 1_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Of the film, with a cookie.</summary>
    public string MasterPath => $"/c/{Roll.Centre}/materials/{Material}/film/index.m3u8";

    /// <summary>Of the film in the session, where it is told what was watched.</summary>
    public string WatchedPath => $"/c/{Roll.Centre}/sessions/{Session}/films/{Material}";

    public static async Task<Footage> Bring(LmsDbContext db, FileStore files, Guid sessionId, string folder, CancellationToken stop)
    {
        var clip = Path.Combine(folder, "clip.mp4");
        await Shoot(clip, stop);
        var session = await db.Sessions.SingleAsync(one => one.Id == sessionId, stop);
        var plan = await db.LessonPlans.Include(one => one.Parts).ThenInclude(part => part.Materials)
            .SingleAsync(one => one.CentreId == session.CentreId && one.Id == session.LessonPlanId, stop);
        await using var noise = new FileStream(Path.Combine(folder, "long"), FileMode.CreateNew, FileAccess.ReadWrite);
        Fill(noise);
        await using var film = File.OpenRead(clip);
        var (file, footage) = (await Store(db, files, session, noise, "tai-lieu.bin", plan.AuthorId, stop), await Store(db, files, session, film, "phim.mp4", plan.AuthorId, stop));
        plan.Parts[0].Attach(file.Id, MaterialKind.Download, "");
        var material = plan.Parts[0].Attach(footage.Id, MaterialKind.Video, "");
        await db.SaveChangesAsync(stop);
        return new Footage(session.CentreId, sessionId, new Stretch(file.Sha256, 0, file.Length), $"/c/{Roll.Centre}/files/{file.Id}", material.Id, footage.Sha256);
    }

    /// <summary>Every segment of every size once the site has made them, with where each lies: the sizes and their segments in order.</summary>
    public async Task<IReadOnlyList<Stretch[]>> Sizes(NpgsqlDataSource database, CancellationToken stop)
    {
        await Made(database, stop);
        await using var command = database.CreateCommand("select sha256, head_length, ends from film_renditions where centre_id = $1 and film_sha256 = $2 order by place");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = CentreId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = FilmSha256 });
        var sizes = new List<Stretch[]>();
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            var (sha256, ends) = (row.GetString(0), row.GetFieldValue<long[]>(2));
            sizes.Add([.. ends.Prepend(row.GetInt64(1)).Zip(ends, (begin, end) => new Stretch(sha256, begin, end - begin))]);
        }

        return sizes;
    }

    private async Task Made(NpgsqlDataSource database, CancellationToken stop)
    {
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Patience; await Task.Delay(500, stop))
        {
            // The demo's own film too: nothing is worked on while it is measured.
            await using var command = database.CreateCommand("select bool_and(state = $3), bool_or(state = $4) from films where exists (select from films where centre_id = $1 and sha256 = $2)");
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = CentreId });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = FilmSha256 });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (int)WorkState.Done });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (int)WorkState.Failed });
            await using var row = await command.ExecuteReaderAsync(stop);
            await row.ReadAsync(stop);
            if (!row.IsDBNull(0) && row.GetBoolean(0))
            {
                return;
            }

            if (!row.IsDBNull(1) && row.GetBoolean(1))
            {
                throw new StartRefusedException("A film could not be made.");
            }
        }

        throw new StartRefusedException(string.Create(CultureInfo.InvariantCulture, $"The film was not made within {Patience.TotalMinutes} minutes."));
    }

    /// <summary>Noisy enough that its segments are as large as those of a lesson filmed by hand.</summary>
    private static async Task Shoot(string path, CancellationToken stop)
    {
        if (!LimitedProgram.IsHere("ffmpeg"))
        {
            throw new StartRefusedException("ffmpeg is missing: there is no film to serve.");
        }

        var description = new ProcessStartInfo(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=15,noise=alls=12:allf=t", "-f", "lavfi", "-i", "sine=frequency=300:sample_rate=48000",
                "-t", "120", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "26", "-pix_fmt", "yuv420p", "-c:a", "aac", path,
            ]);
        using var program = Process.Start(description)!;
        await program.WaitForExitAsync(stop);
        if (program.ExitCode != 0)
        {
            throw new StartRefusedException("ffmpeg made no test film.");
        }
    }

    private static void Fill(Stream file)
    {
        var (chance, piece) = (new Random(1), new byte[PieceBytes]);
        for (var filled = 0; filled < LongBytes; filled += PieceBytes)
        {
            chance.NextBytes(piece);
            file.Write(piece);
        }

        file.Position = 0;
    }

    private static async Task<StoredFile> Store(LmsDbContext db, FileStore files, ClassSession session, Stream content, string name, Guid storedBy, CancellationToken stop)
    {
        var (sha256, length) = await files.Put(content, long.MaxValue, stop);
        var file = new StoredFile(session.CentreId, sha256, name, name.EndsWith(".mp4", StringComparison.Ordinal) ? "video/mp4" : FileFormat.Unknown.ContentType, length, storedBy, DateTimeOffset.UtcNow);
        db.Files.Add(file);
        return file;
    }
}

/// <summary>Bytes of a file in the store.</summary>
public sealed record Stretch(string Sha256, long Begin, long Length);
