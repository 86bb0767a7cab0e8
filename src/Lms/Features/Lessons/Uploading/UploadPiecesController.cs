using Lms.Access;
using Lms.Data;
using Lms.Data.Uploading;
using Lms.Domain;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Domain.People;
using Lms.Web;
using Lms.Web.Tus;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Lms.Features.Lessons.Uploading;

/// <summary>
/// The bytes of an upload. A piece that breaks off is kept as far as it came, unless it came with a checksum; with the last byte the
/// file becomes a material of its part. Who may write the part is asked at each piece, and once more at the end.
/// </summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer), JsonAnswer, Tus]
[Route("c/{centre}/uploads/{id:guid}")]
public sealed class UploadPiecesController(
    LmsDbContext db, PlanPages pages, UploadBytes bytes, FileStore files, PictureStore pictures, IOptions<UploadLimits> limits, TimeProvider clock)
    : UploadController(db, pages, bytes, clock)
{
    private static readonly Dictionary<string, string> Nothing = [];

    [HttpPatch, DisableRequestSizeLimit]
    public async Task<IActionResult> Append(Guid id, CancellationToken stop)
    {
        try
        {
            return await Received(id, stop);
        }
        finally
        {
            // Whoever is still sending does not hear an answer.
            await PassOver(stop);
        }
    }

    private Task<IActionResult> Received(Guid id, CancellationToken stop) => WithBytes(id, async (upload, held) =>
    {
        if (Request.ContentType != TusHeader.PieceType)
        {
            return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (TusHeader.Count(Request, "Upload-Offset") is not { } offset || !TusChecksum.TryRead(Request, out var checksum))
        {
            return BadRequest();
        }

        using (checksum)
        {
            return await WithEditable(upload.LessonPartId, (_, _) => Append(upload, held, (offset, checksum), stop), stop);
        }
    }, stop);

    private async Task<IActionResult> Append(ResumableUpload upload, HeldBytes held, (long Offset, TusChecksum? Checksum) said, CancellationToken stop)
    {
        var before = upload.Offset(held.Length);
        if (said.Offset != before)
        {
            Tell(upload, held.Length);
            return StatusCode(StatusCodes.Status409Conflict);
        }

        if (Request.ContentLength > upload.Length - before)
        {
            return StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (upload.FinishedAt is not null)
        {
            Tell(upload, held.Length);
            return NoContent();
        }

        held.CutTo(before);
        return await OrForget(upload, held, async () =>
        {
            var end = await held.Append(Request.Body, upload.Length, said.Checksum?.Hash, head => RequireFit(upload, head), stop);
            var isRight = said.Checksum is null || (end == PieceEnd.Whole && said.Checksum.IsRight());
            if (end == PieceEnd.TooLong || !isRight)
            {
                held.CutTo(before);
            }

            held.Flush();
            return end == PieceEnd.TooLong ? StatusCode(StatusCodes.Status413PayloadTooLarge)
                : !isRight ? StatusCode(TusChecksum.Mismatch)
                : await Kept(upload, held);
        });
    }

    // They are on the disk: that is written down even if nobody listens any more.
    private async Task<IActionResult> Kept(ResumableUpload upload, HeldBytes held)
    {
        if (held.Length == upload.Length)
        {
            return await Finish(upload, held);
        }

        upload.Grow(Now);
        await Db.SaveChangesAsync(CancellationToken.None);
        Tell(upload, held.Length);
        return NoContent();
    }

    /// <summary>A file of 1 GB takes two seconds here, for its hash. The bytes are moved last: until then all can be taken back.</summary>
    private async Task<IActionResult> Finish(ResumableUpload upload, HeldBytes held)
    {
        var format = RequireFit(upload, held.Head());
        await RequireHarmless(held.Content, upload.Name, format, CancellationToken.None);
        var sent = await Sent(upload, held, format);
        Db.ChangeTracker.Clear();
        return await WithUpload(upload.Id, whole => WithEditable(whole.LessonPartId, async (plan, part) =>
        {
            await using var change = await Db.Database.BeginTransactionAsync(CancellationToken.None);
            whole.Finish(Now);
            await Take(plan, part, sent, whole.Caption, CancellationToken.None);
            if (sent.Size is null)
            {
                held.MoveInto(files, sent.Sha256);
            }
            else
            {
                held.Remove();
            }

            await change.CommitAsync(CancellationToken.None);
            Tell(whole, whole.Length);
            return NoContent();
        }, CancellationToken.None), CancellationToken.None);
    }

    /// <summary>A picture's clean copy is in the store then, and nobody is told that what was sent is not.</summary>
    private async Task<Upload> Sent(ResumableUpload upload, HeldBytes held, FileFormat format)
    {
        if (format.Kind != MaterialKind.Picture)
        {
            var sha256 = await held.Hash(CancellationToken.None);
            await held.SendTo(files, sha256, CancellationToken.None);
            return new Upload(Nothing, upload.Name, format, sha256, upload.Length);
        }

        var picture = await pictures.Put(held.Content, upload.Name, upload.Length, CancellationToken.None);
        return new Upload(Nothing, upload.Name, format, picture.Sha256, picture.Length) { Size = picture.Size };
    }

    private FileFormat RequireFit(ResumableUpload upload, byte[] head)
    {
        var format = FileFormat.OfNamed(upload.Name, head);
        limits.Value.Require(format.Kind, upload.Length);
        return format;
    }

    // What is wrong with the file itself no further byte makes good.
    private async Task<IActionResult> OrForget(ResumableUpload upload, HeldBytes held, Func<Task<IActionResult>> act)
    {
        try
        {
            return await act();
        }
        catch (RuleBrokenException broken) when (broken.Key.Split('.')[0] is "Upload" or "Office" or "Pdf")
        {
            await Forget(upload, held);
            return Refused(broken.Key == "Upload.TooLarge" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity, broken);
        }
    }

    private async Task PassOver(CancellationToken stop)
    {
        try
        {
            await Uploads.PassOver(Request.Body, stop);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            // They have gone.
        }
    }
}
