using Lms.Data;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Attempts;

public enum RoomNoteKind
{
    Said = 1,
    Pause,
    Incident,
}

/// <summary>One thing that a writer's room was told, or that was recorded about the writer.</summary>
/// <param name="Words">What was said; of a pause and an incident what for.</param>
/// <param name="Until">When a pause ended.</param>
public sealed record RoomNote(RoomNoteKind Kind, DateTimeOffset At, string Words, DateTimeOffset? Until, int? Form)
{
    public IncidentKind Discipline => (IncidentKind)Form!.Value;
}

/// <summary>What the page shows without script too: announcements, pauses, and the writer's own incidents that stand.</summary>
internal static class RoomNotes
{
    public static async Task<IReadOnlyList<RoomNote>> Of(LmsDbContext db, Attempt attempt, CancellationToken stop)
    {
        var (centre, sitting, person) = (attempt.CentreId, attempt.ExamSittingId, attempt.PersonId);
        var said = db.Announcements.Where(one => one.CentreId == centre && one.ExamSittingId == sitting)
            .Select(one => new { Kind = RoomNoteKind.Said, At = one.SaidAt, Words = one.Text, Until = (DateTimeOffset?)null, Form = (int?)null });
        var pauses = db.SittingPauses.Where(one => one.CentreId == centre && one.ExamSittingId == sitting)
            .Select(one => new { Kind = RoomNoteKind.Pause, At = one.PausedAt, Words = one.Reason, Until = one.EndedAt, Form = (int?)null });
        var incidents = db.Incidents
            .Where(one => one.CentreId == centre && one.ExamSittingId == sitting && one.PersonId == person && one.WithdrawnAt == null)
            .Select(one => new { Kind = RoomNoteKind.Incident, At = one.RecordedAt, Words = one.Account, Until = (DateTimeOffset?)null, Form = (int?)one.Kind });
        var rows = await said.Concat(pauses).Concat(incidents).OrderByDescending(row => row.At).AsNoTracking().ToListAsync(stop);
        return rows.ConvertAll(row => new RoomNote(row.Kind, row.At, row.Words, row.Until, row.Form));
    }
}
