using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Films;

/// <summary>A film of a lesson part, and how far a trainee has watched it in a session.</summary>
/// <param name="Length">In whole seconds.</param>
/// <param name="Seconds">That were watched.</param>
public sealed record FilmStanding(Guid PartId, Guid MaterialId, int Length, int Seconds)
{
    public int Percent => FilmWatch.Percent(Seconds, Length);
}

public static class WatchedParts
{
    /// <summary>
    /// Of the parts that were read, those that count as read by the rule: all, or those whose films were watched too in the same
    /// session. A film whose length is not known, for it was not made ready to play, holds nobody up.
    /// </summary>
    /// <param name="rules">Null where the centre has no such rule.</param>
    public static IQueryable<ReadPart> CountedBy(this IQueryable<ReadPart> read, WatchRules? rules, LmsDbContext db)
    {
        if (rules is not { NeedsFilms: true })
        {
            return read;
        }

        var percent = (long)rules.WatchedPercent;
        return read.Where(one => !db.Materials
            .Where(material => material.CentreId == one.CentreId && material.LessonPartId == one.LessonPartId && material.Kind == MaterialKind.Video)
            .Join(db.Files, material => new { material.CentreId, Id = material.FileId }, file => new { file.CentreId, file.Id }, (material, file) => new { material, file.Sha256 })
            .Any(film => db.Films.Any(made => made.CentreId == one.CentreId && made.Sha256 == film.Sha256 && made.State == WorkState.Done)
                && !db.FilmWatches.Any(watch => watch.CentreId == one.CentreId && watch.ClassSessionId == one.ClassSessionId
                    && watch.MaterialId == film.material.Id && watch.PersonId == one.PersonId && 100L * watch.Seconds >= percent * watch.Length)));
    }

    /// <summary>All films of the session's lesson that are ready to play, as this trainee stands to them.</summary>
    public static async Task<IReadOnlyList<FilmStanding>> FilmsOf(this LmsDbContext db, Guid centreId, Guid sessionId, Guid personId, CancellationToken stop)
    {
        var films = await (
            from session in db.Sessions
            join part in db.LessonParts on new { session.CentreId, PlanId = session.LessonPlanId } equals new { part.CentreId, PlanId = (Guid?)part.LessonPlanId }
            join material in db.Materials on new { part.CentreId, PartId = part.Id } equals new { material.CentreId, PartId = material.LessonPartId }
            join file in db.Files on new { material.CentreId, Id = material.FileId } equals new { file.CentreId, file.Id }
            join film in db.Films on new { file.CentreId, file.Sha256 } equals new { film.CentreId, film.Sha256 }
            from watch in db.FilmWatches.Where(one => one.CentreId == centreId && one.ClassSessionId == sessionId && one.MaterialId == material.Id && one.PersonId == personId).DefaultIfEmpty()
            where session.CentreId == centreId && session.Id == sessionId && material.Kind == MaterialKind.Video && film.State == WorkState.Done
            select new { PartId = part.Id, MaterialId = material.Id, film.Seconds, Watched = (int?)watch.Seconds }).ToListAsync(stop);
        return films.ConvertAll(film => new FilmStanding(film.PartId, film.MaterialId, FilmWatch.WholeSeconds(film.Seconds ?? 0), film.Watched ?? 0));
    }
}
