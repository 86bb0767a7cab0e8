using Lms.Access;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Writing;

/// <summary>Captions of a film in a lesson plan, one file for each language.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/materials/{materialId:guid}/captions")]
public sealed class CaptionsController(LmsDbContext db, PlanPages pages, Uploads uploads, FileStore files, TimeProvider clock)
    : FilmTextController(db, pages)
{
    /// <summary>What is the file's fault, or its language's, by the first word.</summary>
    private static readonly string[] Refusals = ["Upload.", "Captions."];

    [HttpPost, StreamedForm, IgnoreAntiforgeryToken] // The token is in the form that is read here.
    public Task<IActionResult> Create(Guid id, Guid partId, Guid materialId, CancellationToken stop) =>
        WithFilm((id, partId, materialId), async (plan, part, film) =>
        {
            try
            {
                return await Received(film, stop) ? await Saved(plan, part, film, "Lessons.CaptionsAdded", stop) : BadRequest();
            }
            catch (RuleBrokenException broken) when (Array.Exists(Refusals, word => broken.Key.StartsWith(word, StringComparison.Ordinal)))
            {
                return await Refused((plan, part, film), chapters: null, broken, stop);
            }
        }, stop);

    [HttpPost("{captionsId:guid}/removals")]
    public Task<IActionResult> Remove(Guid id, Guid partId, Guid materialId, Guid captionsId, CancellationToken stop) =>
        WithFilm((id, partId, materialId), async (plan, part, film) =>
        {
            if (film.Tracks.FirstOrDefault(track => track.Id == captionsId) is not { } track)
            {
                return NotFound();
            }

            film.RemoveCaptions(track);
            return await Saved(plan, part, film, "Lessons.CaptionsRemoved", stop);
        }, stop);

    // What was sent is read and written anew; the bytes of the sender go with the next sweep.
    private async Task<bool> Received(Material film, CancellationToken stop)
    {
        if (await uploads.Receive(HttpContext, stop, CaptionFile.MostBytes) is not { } upload)
        {
            return false;
        }

        using var sent = new MemoryStream();
        await using (var stored = await files.Open(upload.Sha256, stop))
        {
            await stored.CopyToAsync(sent, stop);
        }

        using var content = new MemoryStream(CaptionBytes.Clean(sent.ToArray()));
        var (sha256, length) = await files.Put(content, long.MaxValue, stop);
        var file = new StoredFile(CentreId, sha256, FileName.Clean(System.IO.Path.ChangeExtension(upload.Name, ".vtt")), "text/vtt", length, Me.PersonId, clock.GetUtcNow());
        film.AddCaptions(file.Id, Language(upload.Fields), upload.Fields.GetValueOrDefault("Label", ""));
        Db.Files.Add(file);
        return true;
    }

    private static CaptionLanguage Language(IReadOnlyDictionary<string, string> fields) =>
        Enum.TryParse<CaptionLanguage>(fields.GetValueOrDefault("Language"), out var language) ? language : default;
}
