using Lms.Domain.Records;

namespace Lms.Data;

public static class Audit
{
    /// <summary>
    /// Writes a line of the audit log in the same transaction as the act itself. <paramref name="act"/> is
    /// "Subject.Act": "LessonPlan.Approved".
    /// </summary>
    public static void Record(
        this LmsDbContext db, Guid? centreId, Guid? actorId, string act, Guid? subjectId, DateTimeOffset now, string detail = "") =>
        db.AuditEntries.Add(new AuditEntry(centreId, actorId, act, act.Split('.')[0], subjectId, detail, now));
}
