using Lms.Data;
using Lms.Domain.Media;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Media.Watching;

/// <summary>Gathers who watched a film. Who may see it is the caller's to ask.</summary>
public sealed class FilmViewersQuery(LmsDbContext db, TimeProvider clock)
{
    public async Task<FilmViewers> Head(SessionFilm film, Guid materialId, CancellationToken stop) => new()
    {
        Film = film,
        MaterialId = materialId,
        Rules = (await db.PoliciesOn(film.Session.CentreId, clock.Today(), stop)).Films,
    };

    /// <param name="viewers">Gets its rows, its totals and its line.</param>
    /// <param name="page">From 1.</param>
    public async Task Fill(FilmViewers viewers, int page, CancellationToken stop)
    {
        var all = await Rows(viewers).Select(row => row.Bounds).ToListAsync(stop);
        var begun = all.Where(bounds => bounds is { Length: > 0 }).Select(bounds => WatchedSpans.Read(bounds!)).ToList();
        viewers.Trainees = all.Count;
        viewers.Begun = begun.Count;
        viewers.Page = Math.Clamp(page, 1, Math.Max(1, (all.Count + FilmViewers.Size - 1) / FilmViewers.Size));
        viewers.Rows = await All(viewers).Skip((viewers.Page - 1) * FilmViewers.Size).Take(FilmViewers.Size).ToListAsync(stop);
        if (viewers.Length is { } length)
        {
            viewers.Done = viewers.Rules is { } rules ? begun.Count(spans => rules.IsWatched(spans.Seconds, length)) : 0;
            viewers.Stretches = FilmViewers.Heat(begun, length);
        }
    }

    /// <summary>Every trainee of the class, those who never opened the film too, in the order of their names.</summary>
    public IQueryable<FilmViewer> All(FilmViewers viewers) => Rows(viewers)
        .OrderBy(row => row.GivenName).ThenBy(row => row.FamilyName).ThenBy(row => row.Code)
        .Select(row => new FilmViewer(row.FullName, row.Code, row.Seconds, row.SeenAt));

    private IQueryable<Row> Rows(FilmViewers viewers)
    {
        var (session, materialId) = (viewers.Film.Session, viewers.MaterialId);
        return from place in db.Enrolments.AsNoTracking()
               where place.CentreId == session.CentreId && place.ClassId == session.ClassId && place.LeftAt == null
               join person in db.People on place.PersonId equals person.Id
               from watch in db.FilmWatches.Where(one => one.CentreId == session.CentreId && one.ClassSessionId == session.Id
                   && one.MaterialId == materialId && one.PersonId == place.PersonId).DefaultIfEmpty()
               select new Row
               {
                   FullName = person.FullName,
                   GivenName = person.GivenName,
                   FamilyName = person.FamilyName,
                   Code = person.Code,
                   Bounds = watch == null ? null : watch.Bounds,
                   Seconds = watch == null ? 0 : watch.Seconds,
                   SeenAt = watch == null ? null : watch.ToldAt,
               };
    }

    private sealed class Row
    {
        public required string FullName { get; init; }

        public required string GivenName { get; init; }

        public required string FamilyName { get; init; }

        public required string Code { get; init; }

        public required int[]? Bounds { get; init; }

        public required int Seconds { get; init; }

        public required DateTimeOffset? SeenAt { get; init; }
    }
}
