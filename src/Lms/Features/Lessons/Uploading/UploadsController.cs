using System.Globalization;
using Lms.Access;
using Lms.Data;
using Lms.Data.Uploading;
using Lms.Domain;
using Lms.Domain.Media;
using Lms.Domain.People;
using Lms.Web;
using Lms.Web.Tus;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Features.Lessons.Uploading;

/// <summary>
/// Files for a lesson's part by tus 1.0 (docs/decisions/uploads.md): promised here, asked about, given up. Their bytes come to
/// <see cref="UploadPiecesController"/>.
/// </summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer), JsonAnswer, Tus]
[Route("c/{centre}/uploads")]
public sealed class UploadsController(
    LmsDbContext db, PlanPages pages, UploadBytes bytes, CentreSpace space, IOptions<UploadLimits> limits, TimeProvider clock)
    : UploadController(db, pages, bytes, clock)
{
    // What the protocol calls entity too large; other broken rules are 422.
    private static readonly string[] TooLarge = ["Upload.TooLarge", "Upload.CentreFull"];

    [HttpOptions]
    public IActionResult Options()
    {
        Response.Headers[TusHeader.Version] = TusHeader.OurVersion;
        Response.Headers["Tus-Extension"] = "creation,termination,checksum,expiration";
        Response.Headers["Tus-Checksum-Algorithm"] = TusChecksum.Algorithms;
        Response.Headers["Tus-Max-Size"] = limits.Value.Longest().ToString(CultureInfo.InvariantCulture);
        return NoContent();
    }

    [HttpPost]
    public async Task<IActionResult> Create(CancellationToken stop)
    {
        if (TusHeader.Count(Request, "Upload-Length") is not { } length || TusHeader.Metadata(Request) is not { } said
            || !Guid.TryParse(said.GetValueOrDefault("part"), out var partId) || said.GetValueOrDefault("filename") is not { Length: > 0 } name)
        {
            return BadRequest();
        }

        try
        {
            return await WithEditable(partId, async (_, part) =>
                await Begin(new ResumableUpload(part, Me.PersonId, name, said.GetValueOrDefault("caption", ""), length, Now), stop), stop);
        }
        catch (RuleBrokenException broken) when (TooLarge.Contains(broken.Key))
        {
            return Refused(StatusCodes.Status413PayloadTooLarge, broken);
        }
    }

    [HttpHead("{id:guid}")]
    public Task<IActionResult> Show(Guid id, CancellationToken stop) => WithBytes(id, (upload, held) =>
    {
        // Bytes of a node that went down may not be on the disk yet.
        held.Flush();
        Response.Headers["Upload-Length"] = upload.Length.ToString(CultureInfo.InvariantCulture);
        Response.Headers["Upload-Metadata"] = TusHeader.Metadata(("filename", upload.Name), ("caption", upload.Caption), ("part", $"{upload.LessonPartId}"));
        Tell(upload, held.Length);
        return Task.FromResult<IActionResult>(Ok());
    }, stop);

    [HttpDelete("{id:guid}")]
    public Task<IActionResult> Destroy(Guid id, CancellationToken stop) => WithBytes(id, async (upload, held) =>
    {
        if (upload.FinishedAt is not null)
        {
            return Refused(StatusCodes.Status409Conflict, new RuleBrokenException("Upload.HasEnded"));
        }

        await Forget(upload, held);
        return NoContent();
    }, stop);

    private async Task<IActionResult> Begin(ResumableUpload upload, CancellationToken stop)
    {
        limits.Value.Require(upload.Name, upload.Length);
        await using var change = await Db.HoldSpace(CentreId, stop);
        await space.Require(Me.Centre, upload.Length, stop);
        if (await Unfinished().CountAsync(stop) >= ResumableUpload.MostOfOnePerson)
        {
            throw new RuleBrokenException("Upload.TooMany", ResumableUpload.MostOfOnePerson);
        }

        Db.ResumableUploads.Add(upload);
        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        TellExpiry(upload);
        return Created(Path("uploads", upload.Id), null);
    }

    private IQueryable<ResumableUpload> Unfinished()
    {
        var now = Now;
        return Db.ResumableUploads.Where(other => other.CentreId == CentreId && other.PersonId == Me.PersonId && other.FinishedAt == null && other.ExpiresAt > now);
    }
}
