using Lms.Data;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Microsoft.EntityFrameworkCore;

namespace Lms.Bench.Discussions;

/// <summary>Sessions of the class that everybody is enrolled in, their rooms opened.</summary>
public static class RoomRow
{
    public static async Task<IReadOnlyList<Guid>> Open(LmsDbContext db, RoomLog log, int count, CancellationToken stop)
    {
        var centre = await db.Centres.SingleAsync(one => one.Slug == Roll.Centre, stop);
        var like = await db.Sessions.Where(one => one.CentreId == centre.Id && one.LessonPlanId != null).OrderBy(one => one.StartsAt).FirstAsync(stop);
        var group = await db.Classes.Include(one => one.Sessions).SingleAsync(one => one.CentreId == centre.Id && one.Id == like.ClassId, stop);
        var sessions = Enumerable.Range(1, count)
            .Select(number => group.AddSession($"Buổi đo {number}", like.StartsAt, like.EndsAt, "", like.LecturerId)).ToList();
        await db.SaveChangesAsync(stop);
        foreach (var session in sessions)
        {
            var lecturer = new RoomSeat(like.LecturerId, RoomPlace.Lecturer);
            await log.Write(new SessionRoom(centre.Id, session.Id).Open(lecturer, firstPart: null, DateTimeOffset.UtcNow)!, seen: 0, stop);
        }

        return [.. sessions.Select(session => session.Id)];
    }
}
