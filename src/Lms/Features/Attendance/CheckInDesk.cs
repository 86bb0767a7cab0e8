using Lms.Data;
using Lms.Domain.Classes;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Attendance;

public enum CheckInOutcome
{
    Done,

    /// <summary>There is a mark, which nobody but a hand changes.</summary>
    Already,

    /// <summary>Too old, of another session, or made up: nobody is told which.</summary>
    Wrong,

    /// <summary>Too many wrong ones.</summary>
    Held,

    NotOpen,
}

/// <summary>Takes the code that a trainee gives, once.</summary>
public sealed class CheckInDesk(LmsDbContext db, CodeTries tries, TimeProvider clock)
{
    /// <summary>
    /// Two codes of a million are good at a time: who guesses this often through a whole morning has one chance in five hundred.
    /// </summary>
    private const int MostInAMinute = 5;

    public Task<AttendanceRecord?> Known(ClassSession session, Guid personId, CancellationToken stop) => db.AttendanceRecords.AsNoTracking()
        .SingleOrDefaultAsync(one => one.CentreId == session.CentreId && one.ClassSessionId == session.Id && one.PersonId == personId, stop);

    public async Task<bool> IsOpen(ClassSession session, CancellationToken stop) =>
        await Code(session, stop) is { } code && code.IsOpen(session, clock.GetUtcNow());

    public async Task<CheckInOutcome> CheckIn(ClassSession session, Enrolment place, string typed, CancellationToken stop)
    {
        if (await Known(session, place.PersonId, stop) is not null)
        {
            return CheckInOutcome.Already;
        }

        var now = clock.GetUtcNow();
        if (await Code(session, stop) is not { } code || !code.IsOpen(session, now))
        {
            return CheckInOutcome.NotOpen;
        }

        if (!await tries.Take(CodeTries.Of(place.PersonId), MostInAMinute, stop))
        {
            return CheckInOutcome.Held;
        }

        return code.Accepts(typed, session, now) ? await Write(session, place, now, stop) : CheckInOutcome.Wrong;
    }

    // From two devices at once the second finds the first one's.
    private async Task<CheckInOutcome> Write(ClassSession session, Enrolment place, DateTimeOffset now, CancellationToken stop)
    {
        var rules = (await db.PoliciesOn(session.CentreId, SchoolTime.Day(now), stop)).Attendance;
        db.AttendanceRecords.Add(AttendanceRecord.ByCode(session, place, rules, now));
        return await db.SaveUnlessTaken(stop) ? CheckInOutcome.Done : CheckInOutcome.Already;
    }

    private Task<AttendanceCode?> Code(ClassSession session, CancellationToken stop) => db.AttendanceCodes.AsNoTracking()
        .SingleOrDefaultAsync(code => code.CentreId == session.CentreId && code.ClassSessionId == session.Id, stop);
}
