using Lms.Data.Discussions;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Conduct;

public static class SittingNotice
{
    /// <summary>Says on every node, at the commit, that something changed at a sitting: what, is read there.</summary>
    public static Task TellSitting(this LmsDbContext db, Guid centreId, Guid sittingId, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select pg_notify({RoomLine.SittingsChannel}, {$"{centreId}:{sittingId}"})", stop);
}
