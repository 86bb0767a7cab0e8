using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Classes;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Media.Watching;

/// <summary>A film of the lesson plan that a session is taught from.</summary>
/// <param name="Part">Its place in the plan, from 1.</param>
/// <param name="Seconds">How long it plays; null while it is not ready to play.</param>
/// <param name="IsEnrolled">Whoever asks is a trainee of the class.</param>
public sealed record SessionFilm(ClassSession Session, string ClassName, string Title, int Part, double? Seconds, bool IsEnrolled)
{
    /// <summary>In whole seconds; null while it is not known.</summary>
    public int? Length => Seconds is { } known ? FilmWatch.WholeSeconds(known) : null;
}

/// <summary>Finds a film in a session of somebody's.</summary>
public sealed class SessionFilms(LmsDbContext db, CurrentUser me)
{
    /// <summary>Null for strangers to the session, and when it is not taught with this film.</summary>
    public Task<SessionFilm?> Find(Guid sessionId, Guid materialId, CancellationToken stop) => (
        from session in db.Sessions.AsNoTracking().VisibleTo(me, db)
        join one in db.Classes on new { session.CentreId, Id = session.ClassId } equals new { one.CentreId, one.Id }
        join part in db.LessonParts on new { session.CentreId, PlanId = session.LessonPlanId } equals new { part.CentreId, PlanId = (Guid?)part.LessonPlanId }
        join material in db.Materials on new { part.CentreId, PartId = part.Id } equals new { material.CentreId, PartId = material.LessonPartId }
        join file in db.Files on new { material.CentreId, Id = material.FileId } equals new { file.CentreId, file.Id }
        where session.Id == sessionId && material.Id == materialId && material.Kind == MaterialKind.Video
        select new SessionFilm(
            session,
            one.Name,
            material.Caption != "" ? material.Caption : file.Name,
            part.Position,
            db.Films.Where(film => film.CentreId == session.CentreId && film.Sha256 == file.Sha256 && film.State == WorkState.Done).Select(film => film.Seconds).FirstOrDefault(),
            db.Enrolments.Any(place => place.CentreId == session.CentreId && place.ClassId == session.ClassId && place.PersonId == me.PersonId && place.LeftAt == null)))
        .SingleOrDefaultAsync(stop);
}
