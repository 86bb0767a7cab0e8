using Lms.Data;
using Lms.Data.Documents;
using Lms.Data.Films;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Tests.Support;
using Lms.Web.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Media;

/// <summary>Documents as materials of a lesson that is taught, and a node's work on them.</summary>
internal static class Documents
{
    public static async Task<int> Convert(this LmsApp app, CancellationToken stop = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await Run(scope.ServiceProvider.GetRequiredService<DocumentConversion>(), stop);
    }

    public static async Task<int> MakeFilms(this LmsApp app, CancellationToken stop = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await Run(scope.ServiceProvider.GetRequiredService<FilmProcessing>(), stop);
    }

    /// <summary>What the database sees of a node that is killed: its line breaks, and nothing more comes.</summary>
    public static Task Kill(this LmsApp app) => app.InDatabase(db => db.Database.ExecuteSqlAsync($"""
        select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
        """));

    public static ConversionOptions Conversion(this LmsApp app) => app.Services.GetRequiredService<IOptions<ConversionOptions>>().Value;

    /// <summary>The part with the demo's film, which SV-HV08 reads and SV-HV25 does not, gets the document.</summary>
    /// <returns>The file's path.</returns>
    public static async Task<string> AttachTaught(this LmsApp app, string name, byte[] content) =>
        $"/c/song-van/files/{(await app.Attach(name, content, MaterialKind.Download)).File}";

    /// <summary>The same of a film.</summary>
    /// <returns>The material's path to what became of it.</returns>
    public static async Task<string> AttachFilm(this LmsApp app, string name, byte[] content) =>
        $"/c/song-van/materials/{(await app.Attach(name, content, MaterialKind.Video)).Material}/film";

    private static async Task<(Guid File, Guid Material)> Attach(this LmsApp app, string name, byte[] content, MaterialKind kind)
    {
        using var stream = new MemoryStream(content);
        var (sha256, length) = await app.Services.GetRequiredService<FileStore>().Put(stream, 100_000_000, CancellationToken.None);
        return await app.InDatabase(async db =>
        {
            var beside = await db.Materials.SingleAsync(material => db.Files.Any(file => file.Id == material.FileId && file.Name == "mot-ky-sinh-hoat.mp4"));
            var format = FileFormat.Of(content);
            var file = new StoredFile(
                beside.CentreId, sha256, name, format.ContentType, length, await app.Person("SV-CB05"), app.Clock.GetUtcNow(),
                format.Kind == MaterialKind.Picture ? new PictureSize(1, 1) : null);
            db.Files.Add(file);
            await db.SaveChangesAsync();
            var material = Guid.CreateVersion7();
            await db.Database.ExecuteSqlAsync($"""
                insert into materials (centre_id, id, lesson_part_id, file_id, kind, caption, position)
                values ({file.CentreId}, {material}, {beside.LessonPartId}, {file.Id}, {(int)kind}, '', 50)
                """);
            return (file.Id, material);
        });
    }

    private static async Task<int> Run<TWork, TProblem>(FileWorking<TWork, TProblem> working, CancellationToken stop)
        where TWork : FileWork<TProblem>
        where TProblem : struct, Enum
    {
        await working.Enqueue(stop);
        var ended = 0;
        while (await working.Next(stop))
        {
            ended++;
        }

        return ended;
    }

    /// <param name="path">The material's, to what became of it.</param>
    public static Task<Film> Film(this LmsApp app, string path)
    {
        var id = Guid.Parse(path.Split('/')[^2]);
        return app.InDatabase(db => db.Films.AsNoTracking().Include(film => film.Renditions.OrderBy(rendition => rendition.Place)).SingleAsync(
            film => db.Materials.Any(material => material.Id == id && db.Files.Any(file => file.Id == material.FileId && file.Sha256 == film.Sha256))));
    }

    public static Task<ShownDocument> Shown(this LmsApp app, string file)
    {
        var id = Guid.Parse(file.Split('/')[^1]);
        return app.InDatabase(db => db.ShownDocuments.AsNoTracking().SingleAsync(document => db.Files.Any(one => one.Id == id && one.Sha256 == document.Sha256)));
    }
}
