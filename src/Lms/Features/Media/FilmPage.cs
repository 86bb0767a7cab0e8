using Lms.Data;
using Lms.Data.Films;
using Lms.Data.Scopes;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Web;
using Lms.Web.Films;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Media;

/// <summary>What there is of a film, or of a recording, to be played in the page.</summary>
/// <param name="Film">Null while no job has seen it.</param>
/// <param name="Path">The film's.</param>
public sealed record FilmPage(Film? Film, string Path)
{
    /// <summary>Null as long as there is nothing to play.</summary>
    public required PlayerSource? Player { get; init; }

    /// <summary>Whether this site makes anything of films.</summary>
    public required bool IsMadeHere { get; init; }

    /// <summary>How many come before it.</summary>
    public required int Ahead { get; init; }

    public required bool MayTry { get; init; }

    public WorkState State => Film?.State ?? WorkState.Waiting;

    /// <summary>It is worth asking again.</summary>
    public bool Changes => State is WorkState.Waiting or WorkState.Working && IsMadeHere;
}

/// <summary>Reads what a person may have of a film: exactly those who may have the lesson's material may have what became of it.</summary>
public sealed class Films(LmsDbContext db, CurrentUser me, FfmpegFilms ffmpeg, FilmShelf shelf, Texts text)
{
    // What browsers play as it is, where nothing else was made of it.
    private static readonly string[] Playable = ["video/mp4", "video/webm"];

    /// <returns>Null for strangers, and for a material that is no film.</returns>
    public async Task<FilmPage?> Page(Guid materialId, Guid? session, string path, bool mayTry, CancellationToken stop)
    {
        var found = await Readable(materialId)
            .Join(db.Files, material => new { material.CentreId, Id = material.FileId }, file => new { file.CentreId, file.Id }, (material, file) => new { material, file })
            .Select(one => new
            {
                one.material.Caption,
                File = one.file,
                Film = db.Films.SingleOrDefault(film => film.CentreId == one.file.CentreId && film.Sha256 == one.file.Sha256),
                IsTaught = db.Sessions.Any(taught => taught.CentreId == one.file.CentreId && taught.Id == session
                    && db.LessonParts.Any(part => part.CentreId == taught.CentreId && part.Id == one.material.LessonPartId && part.LessonPlanId == taught.LessonPlanId)
                    && db.Enrolments.Any(place => place.CentreId == taught.CentreId && place.ClassId == taught.ClassId
                        && place.PersonId == me.PersonId && place.LeftAt == null)),
                Sizes = db.FilmRenditions.Where(size => size.CentreId == one.file.CentreId && size.FilmSha256 == one.file.Sha256 && size.Height != null)
                    .OrderBy(size => size.Place).Select(size => size.Width < size.Height ? size.Width!.Value : size.Height!.Value).ToList(),
            })
            .AsNoTracking().SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var (file, film, title) = (found.File, found.Film, found.Caption.Length > 0 ? found.Caption : found.File.Name);
        var home = $"/c/{me.Centre.Slug}";
        var player = film is { State: WorkState.Done }
            ? (await Made(film, materialId, title, path, stop)) with { Sizes = found.Sizes, WatchPath = found.IsTaught ? $"{home}/sessions/{session}/films/{materialId}/watches" : null }
            : IsPlayedAsItIs(file, film) ? AsItIs(file, materialId, title) : null;
        return new FilmPage(film, path)
        {
            Player = player is null ? null : await player.WithTexts(db, file.CentreId, $"{home}/materials/{materialId}", text, stop),
            IsMadeHere = ffmpeg.IsHere,
            Ahead = film is { State: WorkState.Done or WorkState.Failed } ? 0 : await Ahead(film?.AskedAt ?? file.StoredAt, stop),
            MayTry = mayTry && ffmpeg.IsHere && film is { MayBeTriedAgain: true },
        };
    }

    /// <summary>With its renditions; null while there is nothing to play.</summary>
    public Task<Film?> Made(Guid materialId, CancellationToken stop) => Of(materialId).Where(film => film.State == WorkState.Done)
        .Include(film => film.Renditions.OrderBy(rendition => rendition.Place)).AsNoTracking().SingleOrDefaultAsync(stop);

    /// <summary>To be changed.</summary>
    public Task<Film?> Own(Guid materialId, CancellationToken stop) => Of(materialId).SingleOrDefaultAsync(stop);

    private IQueryable<Film> Of(Guid materialId)
    {
        var readable = Readable(materialId);
        return db.Films.Where(film => readable.Any(material => db.Files.Any(
            file => file.CentreId == film.CentreId && file.Sha256 == film.Sha256 && file.CentreId == material.CentreId && file.Id == material.FileId)));
    }

    private IQueryable<Material> Readable(Guid materialId) =>
        db.Materials.ReadableBy(me, db).Where(material => material.Id == materialId && material.Kind == MaterialKind.Video);

    private async Task<PlayerSource> Made(Film film, Guid materialId, string title, string path, CancellationToken stop) =>
        new(title, $"{path}/index.m3u8", $"{path}/plain.mp4", film.PosterSha256 is null ? null : $"{await shelf.Path(film, stop)}/poster.jpg", film.Seconds!.Value)
        {
            Width = film.Width,
            Height = film.Height,
            HasSound = film.HasSound,
            MaterialId = materialId,
        };

    private bool IsPlayedAsItIs(StoredFile file, Film? film) => Playable.Contains(file.ContentType) && !ffmpeg.IsHere && film is not { State: WorkState.Failed };

    // What is not known of it the player finds out.
    private PlayerSource AsItIs(StoredFile file, Guid materialId, string title)
    {
        var path = $"/c/{me.Centre.Slug}/files/{file.Id}";
        return new PlayerSource(title, "", path, null, 0) { HasSound = true, MaterialId = materialId };
    }

    // Of every centre on this site: they share what makes them.
    private Task<int> Ahead(DateTimeOffset askedAt, CancellationToken stop) => db.Films.CountAsync(
        film => (film.State == WorkState.Waiting || film.State == WorkState.Working) && film.AskedAt < askedAt, stop);
}
