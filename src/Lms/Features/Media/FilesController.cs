using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Media;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Media;

/// <summary>Uploaded files, asked for again at every request: who may read one changes while it is being watched.</summary>
[Route("c/{centre}/files/{id:guid}")]
public sealed class FilesController(LmsDbContext db, FileStore files, PictureVariants variants) : CentreController
{
    private static readonly string[] Shown =
        ["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "video/mp4", "video/webm"];

    /// <param name="width">Of a picture, the pixels that are enough. The picture itself is the answer where no smaller one is to be had.</param>
    [HttpGet, HttpHead]
    public async Task<IActionResult> Show(Guid id, int? width, CancellationToken stop) =>
        await db.Files.AsNoTracking().ReadableBy(Me, db).SingleOrDefaultAsync(file => file.Id == id, stop) is { } file
            ? await Smaller(file, width, stop) ?? (IsUncleaned(file) ? await Cleaned(file, stop) : await Given(file).Answer(Response, files, stop))
            : NotFound();

    private async Task<IActionResult?> Smaller(StoredFile file, int? width, CancellationToken stop)
    {
        if (width is not { } wanted || await variants.Open(file, wanted, stop) is not { } smaller)
        {
            return null;
        }

        var given = Given(file) with { ContentType = PictureVariants.TypeOf(file), Name = PictureVariants.NameOf(file) };
        return given.Answer(Response, smaller, $"{file.Sha256}-{wanted}");
    }

    // It came before pictures were cleaned on their way in.
    private static bool IsUncleaned(StoredFile file) => file.Width is null && file.ContentType.StartsWith("image/", StringComparison.Ordinal);

    private async Task<IActionResult> Cleaned(StoredFile file, CancellationToken stop)
    {
        if (!await files.Fetch(file.Sha256, stop))
        {
            return NotFound();
        }

        var clean = files.Scratch();
        try
        {
            await using var sent = await files.Open(file.Sha256, stop);
            CleanPicture.Copy(sent, clean, file.Name);
            clean.Position = 0;
            return Given(file).Answer(Response, clean, $"{file.Sha256}-clean");
        }
        catch (RuleBrokenException)
        {
            await clean.DisposeAsync();
            return NotFound();
        }
    }

    private static GivenFile Given(StoredFile file)
    {
        var isShown = Shown.Contains(file.ContentType);
        return new GivenFile(file.Sha256, isShown ? file.ContentType : FileFormat.Unknown.ContentType, file.Name, isShown) { StoredAt = file.StoredAt };
    }
}
