using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Lessons;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Reading;

/// <summary>
/// A trainee's own notes and highlights in a session's lesson. Every query asks for the person's own: there is no way to
/// anybody else's. A page with script sends each change by itself and may do so days later; one without sends forms.
/// </summary>
[Route("c/{centre}/sessions/{sessionId:guid}/lesson/notes")]
public sealed class ReadingNotesController(LmsDbContext db, LessonReading reading, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid sessionId, CancellationToken stop)
    {
        var page = await reading.OpenNotes(Me, sessionId, stop);
        if (page is null)
        {
            return NotFound();
        }

        if (!page.IsEnrolled)
        {
            return Forbid();
        }

        page.Home = Path().TrimEnd('/');
        return View(page);
    }

    [HttpPut("{id:guid}"), JsonAnswer]
    public async Task<IActionResult> Put(Guid sessionId, Guid id, [FromForm] NoteForm form, CancellationToken stop)
    {
        if (await Refused(sessionId, stop) is { } refused)
        {
            return refused;
        }

        var note = await Find(sessionId, id, stop);
        if (note?.Takes(form.Seen, form.Colour, form.Text ?? "") == false)
        {
            return StatusCode(StatusCodes.Status412PreconditionFailed, NoteState.Of(note));
        }

        return await Write(note, sessionId, id, form, stop) is { } written ? Ok(NoteState.Of(written)) : NotFound();
    }

    /// <param name="seen">The revision that was removed: what was changed elsewhere since is kept.</param>
    [HttpDelete("{id:guid}"), JsonAnswer]
    public async Task<IActionResult> Delete(Guid sessionId, Guid id, int seen, CancellationToken stop)
    {
        if (await Refused(sessionId, stop) is { } refused)
        {
            return refused;
        }

        if (await Find(sessionId, id, stop) is not { } note)
        {
            return NoContent();
        }

        if (note.Revision != seen)
        {
            return StatusCode(StatusCodes.Status412PreconditionFailed, NoteState.Of(note));
        }

        db.ReadingNotes.Remove(note);
        await db.SaveChangesAsync(stop);
        return NoContent();
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Save(Guid sessionId, Guid id, NoteForm form, CancellationToken stop)
    {
        if (await Refused(sessionId, stop) is { } refused)
        {
            return refused;
        }

        var note = await Find(sessionId, id, stop);
        if (note?.Takes(form.Seen, form.Colour, form.Text ?? "") == false)
        {
            throw new DbUpdateConcurrencyException();
        }

        return await Write(note, sessionId, id, form, stop) is { } written
            ? Done("Lessons.NoteSaved", await PathOf(sessionId, written, stop))
            : NotFound();
    }

    [HttpPost("{id:guid}/removals")]
    public async Task<IActionResult> Remove(Guid sessionId, Guid id, CancellationToken stop)
    {
        if (await Refused(sessionId, stop) is { } refused)
        {
            return refused;
        }

        if (await Find(sessionId, id, stop) is not { } note)
        {
            return NotFound();
        }

        var path = await PathOf(sessionId, note, stop);
        db.ReadingNotes.Remove(note);
        await db.SaveChangesAsync(stop);
        return Done("Lessons.NoteRemoved", path);
    }

    /// <summary>404 for strangers, 403 for those who only look at the lesson: notes are for who is taught in it.</summary>
    private async Task<IActionResult?> Refused(Guid sessionId, CancellationToken stop)
    {
        var enrolled = await db.Sessions.VisibleTo(Me, db).Where(session => session.Id == sessionId)
            .Select(session => (bool?)db.Enrolments.Any(enrolment => enrolment.CentreId == CentreId && enrolment.ClassId == session.ClassId
                && enrolment.PersonId == Me.PersonId && enrolment.LeftAt == null))
            .SingleOrDefaultAsync(stop);
        return enrolled switch { null => NotFound(), false => Forbid(), true => null };
    }

    private Task<ReadingNote?> Find(Guid sessionId, Guid id, CancellationToken stop) => db.ReadingNotes.SingleOrDefaultAsync(
        note => note.CentreId == CentreId && note.ClassSessionId == sessionId && note.PersonId == Me.PersonId && note.Id == id, stop);

    /// <summary>A note that was removed elsewhere meanwhile comes back with what is written in it now.</summary>
    private async Task<ReadingNote?> Write(ReadingNote? note, Guid sessionId, Guid id, NoteForm form, CancellationToken stop)
    {
        if (note is not null)
        {
            note.Change(form.Colour, form.Text ?? "", clock.GetUtcNow());
        }
        else if (await PartOf(sessionId, form.PartId, stop) is { } part)
        {
            if (await db.ReadingNotes.CountAsync(one => one.CentreId == CentreId && one.ClassSessionId == sessionId && one.PersonId == Me.PersonId, stop)
                >= ReadingNote.MostInSession)
            {
                throw new RuleBrokenException("ReadingNote.TooMany", ReadingNote.MostInSession);
            }

            note = new ReadingNote(id, sessionId, Me.PersonId, part, form.Quote(), form.Colour, form.Text ?? "", clock.GetUtcNow());
            db.ReadingNotes.Add(note);
        }

        await db.SaveChangesAsync(stop);
        return note;
    }

    /// <summary>Of the plan in use, or of another version that was: what was noted without a line may come after a revision.</summary>
    private Task<LessonPart?> PartOf(Guid sessionId, Guid partId, CancellationToken stop) => db.LessonParts.AsNoTracking().SingleOrDefaultAsync(
        part => part.CentreId == CentreId && part.Id == partId
            && db.LessonPlans.Any(made => made.CentreId == CentreId && made.Id == part.LessonPlanId
                && (made.State == LessonPlanState.Approved || made.State == LessonPlanState.Archived)
                && db.Sessions.Any(session => session.CentreId == CentreId && session.Id == sessionId
                    && db.LessonPlans.Any(used => used.CentreId == CentreId && used.Id == session.LessonPlanId && used.LessonId == made.LessonId))),
        stop);

    /// <summary>The part where the note is shown; the list of all where it is in none.</summary>
    private async Task<string> PathOf(Guid sessionId, ReadingNote note, CancellationToken stop)
    {
        var position = await db.LessonParts
            .Where(part => part.CentreId == CentreId && part.Id == note.LessonPartId
                && db.Sessions.Any(session => session.CentreId == CentreId && session.Id == sessionId && session.LessonPlanId == part.LessonPlanId))
            .Select(part => (int?)part.Position).SingleOrDefaultAsync(stop);
        return position is { } place ? Path("sessions", sessionId, "lesson", "parts", place) + "#my-notes" : Path("sessions", sessionId, "lesson", "notes");
    }
}

/// <summary>What a note says, as it is sent.</summary>
public sealed record NoteForm
{
    public Guid PartId { get; set; }

    /// <summary>The revision that was changed; 0 for a new note.</summary>
    public int Seen { get; set; }

    public string? Prefix { get; set; }

    public string? Exact { get; set; }

    public string? Suffix { get; set; }

    public NoteColour Colour { get; set; } = NoteColour.Yellow;

    public string? Text { get; set; }

    public TextQuote Quote() => new(Prefix ?? "", Exact ?? "", Suffix ?? "");
}

/// <summary>What stands there now.</summary>
public sealed record NoteState(int Revision, string Colour, string Text)
{
    public static NoteState Of(ReadingNote note) => new(note.Revision, note.Colour.ToString(), note.Text);
}
