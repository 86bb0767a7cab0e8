using System.Security.Cryptography;
using Lms.Data;
using Lms.Domain.Classes;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Attendance;

/// <summary>The code that stands in the hall: shown, opened, closed.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/attendance/code")]
public sealed class AttendanceCodesController(LmsDbContext db, CodePages pages) : AttendanceController(db)
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid sessionId, CancellationToken stop)
    {
        var (seen, refusal) = await Find(sessionId, stop);
        if (refusal is not null)
        {
            return refusal;
        }

        var address = $"{Request.Scheme}://{Request.Host}{Path("sessions", sessionId, "check-ins", "new")}";
        Response.Headers.CacheControl = "no-store";
        return View("Show", await pages.Of(seen!, Path("sessions", sessionId, "attendance"), address, Text["Attendance.QrLabel"], stop));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid sessionId, CancellationToken stop)
    {
        var (seen, refusal) = await Find(sessionId, stop);
        if (refusal is not null)
        {
            return refusal;
        }

        var opened = await Obeys(() => pages.Open(seen!.Session, RandomNumberGenerator.GetBytes(AttendanceCode.SecretLength), Me.PersonId, stop), _ => "");
        return opened ? LocalRedirect(Path("sessions", sessionId, "attendance", "code")) : await Show(sessionId, stop);
    }

    [HttpPost("closings")]
    public async Task<IActionResult> Close(Guid sessionId, CancellationToken stop)
    {
        var (seen, refusal) = await Find(sessionId, stop);
        if (refusal is not null)
        {
            return refusal;
        }

        await pages.Close(seen!.Session, stop);
        return Done("Attendance.CodeClosed", Path("sessions", sessionId, "attendance"));
    }
}
