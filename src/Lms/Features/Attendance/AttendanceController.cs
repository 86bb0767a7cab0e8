using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Classes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Attendance;

/// <summary>A session with the class it belongs to, as whoever asks may see it.</summary>
public sealed record SeenSession(ClassSession Session, string ClassName);

/// <summary>What the pages of those who take a session's attendance share: 404 for strangers, 403 for those it is taken of.</summary>
public abstract class AttendanceController(LmsDbContext db) : CentreController
{
    protected async Task<(SeenSession? Seen, IActionResult? Refusal)> Find(Guid sessionId, CancellationToken stop) =>
        await Seen(sessionId, stop) is not { } seen ? (null, NotFound())
        : await May(TakeAttendance.Policy, seen.Session) ? (seen, null)
        : (null, Forbid());

    private Task<SeenSession?> Seen(Guid sessionId, CancellationToken stop) => db.Sessions.AsNoTracking().VisibleTo(Me, db)
        .Where(session => session.Id == sessionId)
        .Select(session => new SeenSession(
            session, db.Classes.Where(one => one.CentreId == session.CentreId && one.Id == session.ClassId).Select(one => one.Name).First()))
        .SingleOrDefaultAsync(stop);
}
