using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Media;

/// <summary>The film of the demo's lesson on democratic centralism, as if it had been made ready to play.</summary>
/// <param name="Path">Of the film in the session: watches, reports and who watched stand under it.</param>
/// <param name="PartPath">Of the lesson part that it is in.</param>
public sealed record ReadyFilm(Guid Session, Guid Material, string Path, string PartPath, int Part)
{
    /// <param name="seconds">How long it is said to play.</param>
    public static Task<ReadyFilm> In(LmsApp app, double seconds) => app.InDatabase(async db =>
    {
        var session = await db.Sessions.AsNoTracking()
            .Where(one => db.LessonPlans.Any(plan => plan.Id == one.LessonPlanId && plan.Header.Title.StartsWith("Nguyên tắc tập trung"))
                && db.People.Any(person => person.Id == one.LecturerId && person.Code == "SV-CB05"))
            .OrderBy(one => one.StartsAt).FirstAsync();
        var film = await (
            from material in db.Materials
            join part in db.LessonParts on material.LessonPartId equals part.Id
            join file in db.Files on material.FileId equals file.Id
            where part.LessonPlanId == session.LessonPlanId && material.Kind == MaterialKind.Video
            select new { material.Id, file.Sha256, part.Position }).FirstAsync();
        if (!await db.Films.AnyAsync(one => one.CentreId == session.CentreId && one.Sha256 == film.Sha256))
        {
            await Finish(db, session.CentreId, film.Sha256, seconds, app.Clock.GetUtcNow());
        }

        var lesson = $"/c/song-van/sessions/{session.Id}";
        return new ReadyFilm(session.Id, film.Id, $"{lesson}/films/{film.Id}", $"{lesson}/lesson/parts/{film.Position}", film.Position);
    });

    private static async Task Finish(LmsDbContext db, Guid centre, string sha256, double seconds, DateTimeOffset now)
    {
        var film = new Film(centre, sha256, now);
        film.Begin(now);
        film.Finish(new FilmMade(seconds, 640, 360, HasSound: true, PosterSha256: null, sha256, PlainLength: 1) { Renditions = [] }, now);
        db.Films.Add(film);
        await db.SaveChangesAsync();
    }
}
