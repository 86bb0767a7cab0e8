using Lms.Data;
using Lms.Data.Documents;
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
        return await scope.ServiceProvider.GetRequiredService<DocumentConversion>().Run(stop);
    }

    public static ConversionOptions Conversion(this LmsApp app) => app.Services.GetRequiredService<IOptions<ConversionOptions>>().Value;

    /// <summary>The part with the demo's film, which SV-HV08 reads and SV-HV25 does not, gets the document.</summary>
    /// <returns>The file's path.</returns>
    public static async Task<string> AttachTaught(this LmsApp app, string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        var (sha256, length) = await app.Services.GetRequiredService<FileStore>().Put(stream, 100_000_000, CancellationToken.None);
        return await app.InDatabase(async db =>
        {
            var beside = await db.Materials.SingleAsync(material => db.Files.Any(file => file.Id == material.FileId && file.Name == "mot-ky-sinh-hoat.mp4"));
            var file = new StoredFile(beside.CentreId, sha256, name, FileFormat.Unknown.ContentType, length, await app.Person("SV-CB05"), app.Clock.GetUtcNow());
            db.Files.Add(file);
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlAsync($"""
                insert into materials (centre_id, id, lesson_part_id, file_id, kind, caption, position)
                values ({file.CentreId}, {Guid.CreateVersion7()}, {beside.LessonPartId}, {file.Id}, {(int)MaterialKind.Download}, '', 50)
                """);
            return $"/c/song-van/files/{file.Id}";
        });
    }

    public static Task<ShownDocument> Shown(this LmsApp app, string file)
    {
        var id = Guid.Parse(file.Split('/')[^1]);
        return app.InDatabase(db => db.ShownDocuments.AsNoTracking().SingleAsync(document => db.Files.Any(one => one.Id == id && one.Sha256 == document.Sha256)));
    }
}
