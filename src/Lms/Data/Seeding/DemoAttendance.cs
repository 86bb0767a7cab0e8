using Lms.Domain.Classes;
using Lms.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Seeding;

/// <summary>The registers of the demo centre's sessions: who is not named was there, and came in by hand.</summary>
internal sealed class DemoAttendance(LmsDbContext db, ContentFiles content, DemoCentre centre)
{
    public async Task Load(PolicyBook policies, CancellationToken stop)
    {
        if (!File.Exists(content.PathOf("attendance.yml")))
        {
            return;
        }

        foreach (var file in content.Read<List<AttendanceFile>>("attendance.yml"))
        {
            var session = centre.Sessions[(file.Class, file.Session)];
            var places = await db.Enrolments.AsNoTracking()
                .Where(place => place.CentreId == session.CentreId && place.ClassId == session.ClassId && place.LeftAt == null).ToListAsync(stop);
            db.AttendanceRecords.AddRange(places.Select(place => Record(file, session, place, policies.Attendance)));
        }

        await db.SaveChangesAsync(stop);
    }

    private AttendanceRecord Record(AttendanceFile file, ClassSession session, Enrolment place, AttendanceRules rules)
    {
        bool IsOf(List<string> people) => people.Exists(person => centre.People[person].Id == place.PersonId);
        var (hand, start) = (session.LecturerId, session.StartsAt);
        return IsOf(file.Code) ? AttendanceRecord.ByCode(session, place, rules, start.AddMinutes(-4))
            : IsOf(file.LateByCode) ? AttendanceRecord.ByCode(session, place, rules, start.AddMinutes(rules.LateAfterMinutes + 7))
            : AttendanceRecord.ByHand(session, place, Mark(file, IsOf), hand, start.AddMinutes(25));
    }

    private static AttendanceMark Mark(AttendanceFile file, Func<List<string>, bool> isOf) =>
        isOf(file.Late) ? AttendanceMark.Late
        : isOf(file.Excused) ? AttendanceMark.Excused
        : isOf(file.Unexcused) ? AttendanceMark.Unexcused
        : AttendanceMark.Present;
}

public sealed class AttendanceFile
{
    public required string Class { get; set; }
    public required string Session { get; set; }
    public List<string> Code { get; set; } = [];
    public List<string> LateByCode { get; set; } = [];
    public List<string> Late { get; set; } = [];
    public List<string> Excused { get; set; } = [];
    public List<string> Unexcused { get; set; } = [];
}
