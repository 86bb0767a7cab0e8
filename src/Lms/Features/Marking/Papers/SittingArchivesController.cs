using System.Data;
using System.Globalization;
using Lms.Data;
using Lms.Data.Archives;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Papers;

/// <summary>A released sitting with all that has to be kept of it, in one ZIP: for those who read its results with names, and do not mark in it.</summary>
[Route("c/{centre}/sittings/{id:guid}/archive")]
public sealed class SittingArchivesController(LmsDbContext db, IEnumerable<IArchivePart> parts, FileStore files, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        var sitting = await db.SittingKnownTo(Me, id, stop);
        if (sitting is null)
        {
            return NotFound();
        }

        if (!Me.IsAnyOf(Role.Director, Role.DeputyDirector, Role.AcademicOffice) || sitting.HasAppointed(Me.PersonId, AppointmentKind.Marker))
        {
            return Forbid();
        }

        return sitting.ReleasedAt is null ? NotFound() : await Pack(sitting, stop);
    }

    private async Task<IActionResult> Pack(ExamSitting sitting, CancellationToken stop)
    {
        var file = files.Scratch();
        Response.RegisterForDisposeAsync(file);
        var sha256 = await Write(sitting, file, stop);

        // Beside the archive: whoever changes it and its manifest with it does not reach this line.
        db.Record(CentreId, Me.PersonId, "ExamSitting.Archived", sitting.Id, clock.GetUtcNow(), sha256);
        await db.SaveChangesAsync(stop);
        file.Position = 0;
        Response.Headers.CacheControl = "no-store";
        return File(file, "application/zip", "luu-tru-ca-thi.zip");
    }

    /// <summary>From one snapshot: an appeal answered meanwhile does not come half into it. In Vietnamese, whoever asks.</summary>
    private async Task<string> Write(ExamSitting sitting, Stream to, CancellationToken stop)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Preferences.Vietnamese.Culture, Preferences.Vietnamese.UICulture);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await using var archive = new SittingArchive(to, sitting, files);
        foreach (var part in parts.OrderBy(part => part.Folder, StringComparer.Ordinal))
        {
            await part.Write(archive, stop);
        }

        return await archive.Close(clock.GetUtcNow(), stop);
    }
}
